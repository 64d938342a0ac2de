import { join, relative } from 'node:path';
import { ExistsError } from '../author/new-folder.ts';
import { LockedError } from '../author/locked-file.ts';
import { UneditableError } from '../author/edit-document.ts';
import { findRecord } from '../author/find-record.ts';
import {
  type CheckedRecord,
  documentFile,
  InvalidRecordError,
  readContext,
  type RecordContext,
} from '../author/record.ts';
import { TemplateError } from '../author/template.ts';
import { checkConfig } from '../check/check-config.ts';
import { didYouMean } from '../check/suggestion.ts';
import type { DocumentName } from '../read/raw-document.ts';
import type { Instant } from '../schema/instant.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import { usage } from './author-options.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { problemsAsText } from './print-problems.ts';
import { typedTexts } from './prompts.ts';

/** What every command that writes records begins with. */
export interface Desk {
  readonly context: RecordContext;
  readonly config: SiteConfig;
}

/** @throws {CommandError} when the configuration has errors: nothing can be judged by it then */
export async function openDesk(root: string, now: Instant): Promise<Desk> {
  const context = await readContext(root, now);
  const { config, problems } = checkConfig(context.config);
  if (config) return { context, config };
  const { file, source } = context.config;
  const sourceOf = (path: string): string | undefined => (path === file ? source : undefined);
  const text = problemsAsText(problems, sourceOf, process.stderr);
  throw new CommandError(
    exitCodes.problems,
    `${text}Nothing was written: the configuration has errors.`,
  );
}

/** @throws {CommandError} when no record, or more than one, can be meant */
export function recordSaid(said: string, { ids }: RecordContext): string {
  const found = findRecord(said, ids);
  if ('id' in found) return found.id;
  const { candidates } = found;
  if (candidates.length === 0) {
    throw usage(`There is no record \`${said}\`. ${nearestId(said, ids)}`);
  }
  const list = candidates
    .slice(0, 10)
    .map((id) => `  ${id}\n`)
    .join('');
  throw usage(`\`${said}\` could be any of these:\n${list}Write more of its name.`);
}

function nearestId(said: string, ids: ReadonlySet<string>): string {
  const newest = [...ids].sort().reverse().slice(0, 5);
  return ids.size === 0 ? 'There is none at all yet.' : didYouMean(said, newest);
}

/**
 * Turns what writing can throw into a message and an exit code; what it does not know it lets pass. What was typed
 * for it at prompts is printed again, so that it is not lost.
 */
export function whileWriting<Result>(write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    throw givingBack(commandError(error), typedTexts());
  }
}

function givingBack(error: unknown, texts: readonly string[]): unknown {
  if (!(error instanceof CommandError) || texts.length === 0) return error;
  return new CommandError(error.exitCode, `${error.message}\nYou wrote:\n\n${texts.join('\n\n')}`);
}

function commandError(error: unknown): unknown {
  if (error instanceof InvalidRecordError) {
    const { problems, sourceOf, wasInvalid } = error;
    const errors = problems.filter(({ level }) => level === 'error');
    const text = problemsAsText(errors, sourceOf, process.stderr);
    return wasInvalid
      ? new CommandError(
          exitCodes.problems,
          `${text}Nothing was written: the record has errors already. Mend them first.`,
        )
      : new CommandError(
          exitCodes.usage,
          `${text}Nothing was written: with this, the record would have errors.`,
        );
  }
  if (error instanceof ExistsError) {
    const advice = error.message.endsWith('.md')
      ? 'Edit it.'
      : 'Say more about it with `lifeboat update`, or give this one a name of its own with --slug.';
    return usage(`${error.message} is there already. ${advice}`);
  }
  if (error instanceof UneditableError || error instanceof TemplateError) {
    return usage(error.message);
  }
  if (error instanceof LockedError) return new CommandError(exitCodes.environment, error.message);
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return new CommandError(
    exitCodes.environment,
    `${message}\n${diskAdvice(code)}Nothing was written.`,
  );
}

function diskAdvice(code: string): string {
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'The disk is full: make room and try again.\n';
  const isForbidden = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
  return isForbidden
    ? 'The folder cannot be written: check who owns it and how it is mounted.\n'
    : '';
}

/** Says what was written: the path on stdout, what could be better about it on stderr. */
export function printWritten(
  { context: { root } }: Desk,
  id: string,
  name: DocumentName,
  { problems, sourceOf }: CheckedRecord,
): void {
  const file = documentFile(id, name);
  const own = problems.filter((problem) => problem.file === file);
  process.stderr.write(problemsAsText(own, sourceOf, process.stderr));
  const path = join(root, file);
  process.stdout.write(`${relative(process.cwd(), path) || path}\n`);
}
