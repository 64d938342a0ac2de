import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from './git.ts';

/** A revision cannot be had: git says why. */
export class RevisionError extends Error {}

/**
 * Writes a folder of a repository, as it was at a revision, into a folder of its own, and takes it away after use.
 * @param folder a folder in a work tree of the repository
 * @param use is given the path of the written folder
 * @throws {RevisionError} when there is no repository, no such revision, or no such folder in it
 */
export async function withRevision<Result>(
  folder: string,
  revision: string,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const commit = commitOf(folder, revision);
  const prefix = prefixOf(folder);
  if (!isFolderAt(folder, commit)) {
    throw new RevisionError(`The git revision \`${revision}\` has no folder \`${prefix}\` yet.`);
  }
  const scratch = mkdtempSync(join(tmpdir(), 'lifeboat-revision-'));
  try {
    // An index of its own: the work tree and what is staged there stay as they are.
    const index = { GIT_INDEX_FILE: join(scratch, 'index') };
    run(folder, ['read-tree', '--empty'], index);
    // It is rooted where the repository is: git writes the entries below the folder in which it runs.
    const below = prefix === '' ? [] : [`--prefix=${prefix}`];
    run(folder, ['read-tree', ...below, `${commit}:${withoutSlash(prefix)}`], index);
    run(folder, ['checkout-index', '--all', `--prefix=${join(scratch, 'site')}/`], index);
    return await use(join(scratch, 'site', prefix));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Whether a folder of a work tree was there at a revision. */
export function isFolderAt(folder: string, revision: string): boolean {
  const path = withoutSlash(prefixOf(folder));
  return git(folder, ['cat-file', '-e', `${commitOf(folder, revision)}:${path}`]).isDone;
}

/** Where a folder lies in its repository: `''` or a path that ends with `/`. */
function prefixOf(folder: string): string {
  return run(folder, ['rev-parse', '--show-prefix']).trim();
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}

/** The text of a file as it was at a revision, by its path from the folder; undefined where there was none. */
export function textAt(folder: string, revision: string, file: string): string | undefined {
  const { isDone, stdout } = git(folder, ['show', `${commitOf(folder, revision)}:./${file}`]);
  return isDone ? stdout : undefined;
}

/** The commit from which both went on, or the revision itself where they have none in common. */
export function mergeBase(folder: string, revision: string, other: string): string {
  const commit = commitOf(folder, revision);
  const { isDone, stdout } = git(folder, ['merge-base', commit, commitOf(folder, other)]);
  return isDone ? stdout.trim() : commit;
}

/** Paths from the folder of all files in it that differ between a revision and the work tree, new ones included. */
export function changedFiles(folder: string, revision: string): ReadonlySet<string> {
  const tracked = run(folder, [
    'diff',
    '--name-only',
    '--no-renames',
    '--relative',
    '-z',
    commitOf(folder, revision),
    '--',
    '.',
  ]);
  const untracked = run(folder, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']);
  return new Set(`${tracked}${untracked}`.split('\0').filter((path) => path !== ''));
}

function commitOf(folder: string, revision: string): string {
  if (revision === '' || revision.startsWith('-'))
    throw new RevisionError(`\`${revision}\` is no git revision.`);
  const { isDone, stdout } = git(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    `${revision}^{commit}`,
  ]);
  if (isDone) return stdout.trim();
  const { isDone: isRepository, isInstalled, stderr } = git(folder, ['rev-parse', '--git-dir']);
  if (!isInstalled) throw new RevisionError(stderr);
  throw new RevisionError(
    isRepository
      ? `There is no git revision \`${revision}\` here. A shallow clone may lack it: fetch it first.`
      : `${folder} is in no git repository.`,
  );
}

function run(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): string {
  const { isDone, stdout, stderr } = git(folder, args, environment);
  if (!isDone) throw new RevisionError(stderr);
  return stdout;
}
