import {
  changedFiles,
  isFolderAt,
  mergeBase,
  RevisionError,
  textAt,
  withRevision,
} from '../author/revision.ts';
import { compareProblems, type Problem } from '../check/problem.ts';
import { unexplainedEdits, vanishedRecord } from '../check/unexplained-edits.ts';
import { type LoadedSite, loadSite } from '../content.ts';
import { contentFolder } from '../read/content-folder.ts';
import { parseDocument, type RawDocument } from '../read/raw-document.ts';
import type { Instant } from '../schema/instant.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

/**
 * Of all problems those that a change is to be asked about: those in files that it touches, and those elsewhere
 * that were not there before it, such as a component that is gone; and what it changes of what was published.
 * @param base a git revision; what counts is where the change went off from it
 * @throws {CommandError} when git has no such revision
 */
export async function changedProblems(
  { problems: found, sourceOf }: LoadedSite,
  { root, now }: { readonly root: string; readonly now: Instant },
  base: string,
): Promise<readonly Problem[]> {
  try {
    const from = mergeBase(root, base, 'HEAD');
    const files = changedFiles(root, from);
    const changes = publishedChanges(root, from, files, sourceOf);
    const problems = [...found, ...changes].sort(compareProblems);
    const elsewhere = problems.filter(({ file }) => !isTouched(file, files));
    if (elsewhere.length === 0) return problems;
    const before = isFolderAt(root, from)
      ? await withRevision(
          root,
          from,
          async (folder) => (await loadSite(folder, now, { prose: true })).problems,
        )
      : [];
    const known = new Set(before.map(identity));
    return problems.filter(
      (problem) => isTouched(problem.file, files) || !known.has(identity(problem)),
    );
  } catch (error) {
    if (!(error instanceof RevisionError)) throw error;
    throw new CommandError(exitCodes.usage, error.message);
  }
}

/** Problems stand in files, and some in folders. */
function isTouched(file: string, files: ReadonlySet<string>): boolean {
  return files.has(file) || [...files].some((path) => path.startsWith(`${file}/`));
}

/** The same problem before and after a change, wherever its line went. */
function identity({ rule, file, what }: Problem): string {
  return JSON.stringify([rule, file, what]);
}

/** What a change does to statements that were published, in the records that it touches. */
function publishedChanges(
  root: string,
  from: string,
  files: ReadonlySet<string>,
  sourceOf: LoadedSite['sourceOf'],
): Problem[] {
  const touched = [...files].flatMap((file) => {
    const name = recordNameOf(file);
    if (!name) return [];
    const parse = (text: string | undefined): RawDocument | undefined =>
      text === undefined ? undefined : parseDocument(Buffer.from(text), file, name);
    return [{ before: parse(textAt(root, from, file)), now: parse(sourceOf(file)) }];
  });
  const added = touched.flatMap(({ before, now }) => (before ? [] : (now ?? [])));
  return touched.flatMap(({ before, now }) => {
    if (!before) return [];
    return now ? unexplainedEdits(before, now) : vanishedRecord(before, added);
  });
}

const recordNames = ['incident.md', 'maintenance.md'] as const;

/** Undefined where a file is no record: templates have the same names. */
function recordNameOf(file: string): (typeof recordNames)[number] | undefined {
  const [folder, id = '.', name, ...below] = file.split('/');
  const isElsewhere = folder !== contentFolder || id.startsWith('.') || below.length > 0;
  return isElsewhere ? undefined : recordNames.find((each) => each === name);
}
