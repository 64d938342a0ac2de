import { changedFiles, mergeBase, RevisionError, withRevision } from '../author/revision.ts';
import type { Problem } from '../check/problem.ts';
import { type LoadedSite, loadSite } from '../content.ts';
import type { Instant } from '../schema/instant.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

/**
 * Of all problems those that a change is to be asked about: those in files that it touches, and those elsewhere
 * that were not there before it, such as a component that is gone.
 * @param base a git revision; what counts is where the change went off from it
 * @throws {CommandError} when git has no such revision
 */
export async function changedProblems(
  { problems }: LoadedSite,
  { root, now }: { readonly root: string; readonly now: Instant },
  base: string,
): Promise<readonly Problem[]> {
  try {
    const from = mergeBase(root, base, 'HEAD');
    const files = changedFiles(root, from);
    const elsewhere = problems.filter(({ file }) => !isTouched(file, files));
    if (elsewhere.length === 0) return problems;
    const before = await withRevision(
      root,
      from,
      async (folder) => (await loadSite(folder, now, { prose: true })).problems,
    );
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
