import { markdownTable } from '../src/docs/markdown-table.ts';
import type { Random } from './random.ts';

/** What broke, without a final stop. */
export function headline(random: Random): string {
  return [random.pick(subjects), random.pick(verbs), random.pick(objects)].join(' ');
}

/** One sentence about an outage. */
export function sentence(random: Random): string {
  return `${headline(random)} ${random.pick(circumstances)}.`;
}

/** So many sentences. */
export function paragraph(random: Random, sentences: number): string {
  return Array.from({ length: sentences }, () => sentence(random)).join(' ');
}

/** The story of a postmortem, about 1,000 words: headings, paragraphs, lists, a table, code, emphasis. */
export function longStory(random: Random): string {
  const chapters = headings.map((heading) => chapter(random, heading));
  return [...chapters, '## Figures', figures(random)].join('\n\n');
}

function chapter(random: Random, heading: string): string {
  const points = Array.from(
    { length: 4 },
    () => `- **${random.pick(objects)}**: ${sentence(random)}`,
  );
  return [
    `## ${heading}`,
    paragraph(random, 3),
    points.join('\n'),
    `${sentence(random)} The command was \`restart --zone ${random.between(1, 9)}\`.`,
  ].join('\n\n');
}

function figures(random: Random): string {
  const rows = Array.from({ length: 8 }, (_row, hour) => [
    `${String(hour + 8).padStart(2, '0')}:00`,
    String(random.between(900, 4000)),
    `${random.between(0, 60)} %`,
    random.pick(objects),
  ]);
  return markdownTable(['Hour (UTC)', 'Requests a second', 'Failed', 'Where'], rows);
}

const headings = [
  'What customers saw',
  'What happened',
  'How it was found',
  'How it was repaired',
  'Why it could happen',
] as const;

const subjects = [
  'The primary database',
  'One of two load balancers',
  'A new release',
  'The health check',
  'A cache without an upper limit',
  'The partner network',
  'A background job',
  'The certificate store',
] as const;

const verbs = [
  'lost its connection to',
  'sent twice the usual traffic to',
  'stopped answering requests of',
  'held a lock on',
  'returned stale data to',
  'was slow to notice',
  'ran out of memory beside',
  'fell back to',
] as const;

const objects = [
  'the storage nodes',
  'the message queue',
  'the session service',
  'the second data centre',
  'the billing records',
  'the resolvers',
  'the image store',
  'the search index',
] as const;

const circumstances = [
  'for several minutes before anybody was told',
  'while the nightly backup was running',
  'as soon as the first retry arrived',
  'because two timeouts were longer than the one above them',
  'until the operators took it out of rotation',
  'in one of three zones, and later in all of them',
  'although the alarm had been tested a month before',
  'whenever more than a few hundred clients connected at once',
] as const;
