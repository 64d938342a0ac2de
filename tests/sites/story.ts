import { png } from './png.ts';
import { document, type SiteFiles } from './site-files.ts';

const folder = 'incidents/2026-03-14-orders-wait';
const earlier = 'incidents/2026-01-20-orders-late';

const chapters = [
  'What customers saw',
  'How orders travel',
  'The night before',
  'How we found out',
  'The first hour',
  'The second queue',
  'What the graphs hid',
  'How orders were replayed',
  'What we checked',
  'What was left over',
  'How the limit came to be',
  'What is different now',
] as const;

const sentences = [
  'Orders wait in a queue between the shop and the warehouse, and each of them is taken out by one of nine workers.',
  'A worker that meets an order which it cannot read puts it back, and the next worker meets it again.',
  'At first nothing was slow: the queue was short, and the few orders that came back were lost among the many.',
  'The share of orders that came back grew with every restart, because a restarted worker begins at the oldest one.',
  'The graph of the queue shows how many orders wait; it does not show how often each of them has been tried.',
  'By the time the alarm rang, half of the work of all nine workers went into orders that could not be finished.',
  'Stopping the workers would have stopped all orders, so the first step was to take the unreadable ones aside.',
  'The tool for that moves one order at a time, and there were four thousand of them by then.',
  'A script that moves many was written, tried on a copy, and read by a second pair of eyes before it ran.',
  'While it ran, orders of the night were already being delivered again, the oldest of them first.',
  'Customers whose orders were moved aside got a mail on the same day, with the number of the order in it.',
  'Nothing was charged twice: a payment bears the number of its order, and the bank refuses a second one.',
] as const;

const table = [
  '| Hour (UTC) | Orders waiting | Tried more than ten times | Workers busy with those | Longest wait | Where |',
  '|---|---:|---:|---:|---|---|',
  ...Array.from(
    { length: 14 },
    (_none, hour) =>
      `| ${String(hour).padStart(2, '0')}:00 | ${hour * 311 + 40} | ${hour * 97} | ${Math.min(9, hour)} of 9 | ${hour * 7} minutes | \`orders-${hour}.queue.harbour.example\` |`,
  ),
].join('\n');

const code = [
  '```sh',
  'queue move --from orders --to aside --where "attempts > 10" --limit 500 --dry-run --report /var/log/queue/moved-2026-03-14.txt',
  'queue replay --from aside --to orders --rate 20/s',
  '```',
].join('\n');

function chapter(heading: string, index: number): string {
  const paragraph = (from: number): string =>
    Array.from({ length: 5 }, (_none, step) => sentences[(from + step) % sentences.length]).join(
      ' ',
    );
  return [
    `## ${heading}`,
    paragraph(index),
    paragraph(index + 5),
    `![Orders waiting, chapter ${index + 1}](graph-${index + 1}.png)`,
    ...(index % 3 === 0 ? [table] : []),
    ...(index % 4 === 1 ? [code] : []),
  ].join('\n\n');
}

const body = chapters.map(chapter).join('\n\n');

const impact = (from: string, to: string) => [
  { component: 'orders', level: 'partial_outage', from, to },
];

/** A postmortem of 3,000 words with twelve pictures, tables that are wider than a phone, and code. */
export const story: SiteFiles = {
  now: '2026-03-20T12:00:00Z',
  config: {
    name: 'Harbour Shop',
    url: 'https://harbour-status.example',
    services: ['harbour.example'],
    components: [{ id: 'orders', name: 'Orders' }],
  },
  files: {
    [`${earlier}/incident.md`]: document({
      title: 'Orders arrive late',
      impact: impact('2026-01-20T08:00:00Z', '2026-01-20T09:00:00Z'),
      updates: [
        { at: '2026-01-20T08:10:00Z', status: 'investigating', text: 'Orders arrive late.' },
        { at: '2026-01-20T09:05:00Z', status: 'resolved', text: 'They are in time again.' },
      ],
      dataLoss: 'none',
      customerAction: 'none',
      trigger: 'load',
    }),
    [`${folder}/incident.md`]: document({
      title: 'Orders wait in the queue',
      impact: impact('2026-03-14T01:00:00Z', '2026-03-14T13:00:00Z'),
      updates: [
        { at: '2026-03-14T06:10:00Z', status: 'investigating', text: 'Some orders wait.' },
        { at: '2026-03-14T06:30:00Z', status: 'identified', text: 'We move them aside.' },
        { at: '2026-03-14T13:10:00Z', status: 'resolved', text: 'All orders have been sent.' },
      ],
      detectedAt: '2026-03-14T06:02:00Z',
      detectedBy: 'monitoring',
      dataLoss: 'delayed',
      dataLossNote: 'Orders of the night came up to twelve hours late.',
      customerAction: 'Check that your orders of 14 March have arrived.',
      trigger: 'load',
      related: ['2026-01-20-orders-late'],
    }),
    [`${folder}/postmortem.md`]: document(
      {
        status: 'published',
        publishedAt: '2026-03-18T09:00:00Z',
        summary: 'For twelve hours orders waited behind others that no worker could read.',
        authors: ['Orders team'],
        timeline: [
          {
            at: '2026-03-13T22:00:00Z',
            kind: 'before',
            text: 'A partner sends orders in a new form.',
          },
          { at: '2026-03-14T01:00:00Z', kind: 'impact_start', text: 'The first order waits.' },
          { at: '2026-03-14T06:02:00Z', kind: 'detection', text: 'The alarm on waiting orders.' },
          { at: '2026-03-14T06:20:00Z', kind: 'decision', text: 'Workers go on.' },
          { at: '2026-03-14T09:00:00Z', kind: 'action', text: 'The script moves orders aside.' },
          { at: '2026-03-14T13:00:00Z', kind: 'impact_end', text: 'The last order is sent.' },
        ],
        trigger: 'Orders in a form that the workers could not read.',
        detection: { by: 'monitoring', text: 'An alarm on the length of the queue.' },
        contributingFactors: [
          { title: 'An order is tried without end', text: 'Nothing counted the attempts.' },
          { title: 'The graph shows the length only', text: 'It does not show attempts.' },
        ],
        wentWell: ['No order was lost.'],
        wentPoorly: ['The first public update came five hours after the first order waited.'],
        lucky: ['It was a Saturday.'],
        actions: [
          {
            title: 'Set an order aside after ten attempts',
            type: 'prevent',
            owner: 'Orders team',
            status: 'done',
            doneAt: '2026-03-17T10:00:00Z',
          },
          {
            title: 'Show attempts in the graph of the queue',
            type: 'detect',
            owner: 'Monitoring team',
            status: 'open',
            due: '2026-03-19',
          },
        ],
      },
      body,
    ),
    ...Object.fromEntries(
      chapters.map((_heading, index) => [`${folder}/graph-${index + 1}.png`, png(1600, 500)]),
    ),
  },
};

/** How many words the story has. */
export const storyWords = body.split(/\s+/).length;
