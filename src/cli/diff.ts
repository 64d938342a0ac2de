import { type Command, Option } from 'commander';
import { mergeBase, RevisionError, withRevision } from '../author/revision.ts';
import { hasErrors } from '../check/problem.ts';
import { loadSite } from '../content.ts';
import type { Instant } from '../schema/instant.ts';
import type { PageContext } from '../views/page-context.ts';
import { changeLines } from '../views/site-changes.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { type SiteOptions, withSiteOptions } from './options.ts';
import { countProblems, problemsAsText } from './print-problems.ts';

const diffFormats = ['text', 'markdown', 'json'] as const;

interface DiffOptions extends SiteOptions {
  readonly format: (typeof diffFormats)[number];
}

export function addDiff(program: Command): void {
  withSiteOptions(program.command('diff'))
    .description('say what a change of the content changes for customers')
    .argument(
      '<range>',
      'git revisions: BASE..HEAD, or BASE alone against the files as they are now',
    )
    .addOption(
      new Option('--format <format>', 'how it is printed').choices(diffFormats).default('text'),
    )
    .action(diff);
}

async function diff(range: string, { root, now = Date.now(), format }: DiffOptions): Promise<void> {
  const [base = '', head] = range.split(/\.{2,3}/);
  try {
    // What counts is what the change itself does, and not what else happened on the base meanwhile.
    const from = mergeBase(root, base, head === undefined || head === '' ? 'HEAD' : head);
    const before = await withRevision(root, from, (folder) => contextOf(folder, now, base));
    const after =
      head === undefined
        ? await contextOf(root, now, 'The folder')
        : await withRevision(root, head === '' ? 'HEAD' : head, (folder) =>
            contextOf(folder, now, head),
          );
    process.stdout.write(print(changeLines(before, after), after, format));
  } catch (error) {
    if (!(error instanceof RevisionError)) throw error;
    throw new CommandError(exitCodes.usage, error.message);
  }
}

/** @throws {CommandError} when there is no valid site: what customers will see cannot be said then */
async function contextOf(folder: string, now: Instant, name: string): Promise<PageContext> {
  const { context, problems, sourceOf } = await loadSite(folder, now);
  if (context && !hasErrors(problems)) return context;
  const errors = problems.filter(({ level }) => level === 'error');
  throw new CommandError(
    exitCodes.problems,
    `${problemsAsText(errors, sourceOf, process.stderr)}\`${name}\` has ${countProblems(errors)}: what customers would see cannot be said.`,
  );
}

function print(
  lines: readonly string[],
  { words, format, now }: PageContext,
  as: DiffOptions['format'],
): string {
  if (as === 'json') return `${JSON.stringify({ changes: lines }, null, 2)}\n`;
  const all = lines.length === 0 ? [words.diff.nothing] : lines;
  if (as === 'text') return all.map((line) => `${printable(line)}\n`).join('');
  const list = all.map((line) => `- ${escapeMarkdown(line)}\n`).join('');
  const asOf = escapeMarkdown(words.diff.asOf(format.moment(now).text));
  return `### ${words.diff.title}\n\n${list}\n${asOf}\n`;
}

/** Titles are written by anybody: they must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}

/** Nor may they become links, pictures, HTML or calls of people in a comment. */
function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&')
    .replaceAll('@', '@\u200b')
    .replaceAll('://', ':\u200b//')
    .replaceAll('www.', 'www\u200b.');
}
