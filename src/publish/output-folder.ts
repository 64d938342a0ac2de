import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { markOf } from '../read/file-hashes.ts';
import { parseGeneration } from './built-site.ts';
import { generationFile, sha256 } from './generation.ts';
import { makeFolder, putInPlace, statsOf, UnfinishedError } from './put-in-place.ts';
import { isStaging, openStaging } from './staging-folder.ts';

/** A folder that holds something else than a built site: it must not be written to. */
export class ForeignFolderError extends Error {}

/** Files that tell a built site; the second also stands in what plain `astro build` makes. */
const signs = [generationFile, 'history.rss'];

/** A built site that is about to be changed. Nothing is changed before all is there. */
export interface OutputFolder {
  /** The system's marks of a file that is there; undefined where none is. */
  readonly markOf: (file: string) => string | undefined;
  /** The system's marks of a file that is there and has these bytes. */
  readonly markIfHolds: (file: string, bytes: Uint8Array) => string | undefined;
  /** The files that the generation there names; none where there is no generation that can be read. */
  readonly listed: () => string[];
  /** Files that builds put there that were cut off, but for those given. */
  readonly unfinished: (butFor: ReadonlyMap<string, unknown>) => string[];
  /** Sets a file's new bytes aside. */
  readonly write: (file: string, bytes: Uint8Array) => void;
}

/**
 * Changes a built site, or makes a new one. What `change` writes is put in its place when `change` has ended well and
 * nothing is in the way: each file in one step, and the generation last. What is to go, goes when all that is new is
 * there. When anything fails before the first file is put in its place, everything stays as it was.
 * @param change writes files, and returns those that are to go
 * @returns the system's marks of what was written; none where another build has written the file since
 * @throws {ForeignFolderError} when `out` holds something that no build made
 * @throws {ObstacleError} when something that no build made stands in the place of something new
 * @throws {UnfinishedError} when it fails later than that
 */
export async function updateFolder(
  out: string,
  change: (folder: OutputFolder) => Promise<{ readonly gone: readonly string[] }>,
): Promise<ReadonlyMap<string, string>> {
  // A link to a folder stays a link: the folder that it leads to is changed.
  const target = lstatSync(out, { throwIfNoEntry: false }) ? realpathSync(out) : resolve(out);
  refuseForeign(target);
  const staging = openStaging(target);
  const wasEmpty = isEmpty(target);
  const folders = new Set<string>();
  const written = new Map<string, Stats>();
  try {
    const { gone } = await change({
      markOf: (file) => {
        const stats = statSync(join(target, file), { throwIfNoEntry: false });
        return stats?.isFile() ? markOf(stats) : undefined;
      },
      markIfHolds: (file, bytes) => (wasEmpty ? undefined : markIfHolds(join(target, file), bytes)),
      listed: () => listed(target),
      unfinished: (butFor) =>
        staging
          .unfinished()
          .flatMap((files) => Object.entries(files))
          .filter(([file, made]) => !butFor.has(file) && isAsMade(join(target, file), made.sha256))
          .map(([file]) => file),
      write: (file, bytes) => {
        const path = join(staging.path, file);
        makeFolder(dirname(path), folders);
        writeFileSync(path, bytes);
        written.set(file, statSync(path));
      },
    });
    if (isEmpty(target) && !staging.isInside) takePlace(staging.path, target);
    else putInPlace(staging.path, target, [...written.keys()], new Set(gone));
  } catch (error) {
    if (error instanceof UnfinishedError) staging.keepListing();
    else staging.remove();
    throw error;
  }
  staging.remove();
  staging.sweep();
  return marksOfMoved(target, written);
}

function refuseForeign(target: string): void {
  if (isEmpty(target)) return;
  const isSign = (name: string): boolean => signs.includes(name) || isStaging(target, name);
  if (!readdirSync(target).some(isSign)) throw new ForeignFolderError(target);
}

/** Whether a folder is missing, or holds nothing but what builds set aside. */
function isEmpty(target: string): boolean {
  return !existsSync(target) || readdirSync(target).every((name) => isStaging(target, name));
}

function markIfHolds(path: string, bytes: Uint8Array): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size !== bytes.byteLength) return undefined;
  return readFileSync(path).equals(bytes) ? markOf(stats) : undefined;
}

function isAsMade(path: string, hash: string): boolean {
  return statsOf(path)?.isFile() === true && sha256(readFileSync(path)) === hash;
}

function takePlace(staging: string, target: string): void {
  if (existsSync(target)) rmdirSync(target);
  renameSync(staging, target);
}

/** What is not known to be a build's own is somebody else's. */
function listed(target: string): string[] {
  try {
    const { files } = parseGeneration(readFileSync(join(target, generationFile)));
    return [...Object.keys(files), generationFile];
  } catch {
    return [];
  }
}

/** A file that was moved keeps its inode and its time: one that has others is another build's. */
function marksOfMoved(
  target: string,
  written: ReadonlyMap<string, Stats>,
): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  for (const [file, { size, ino, mtimeMs }] of written) {
    const now = statsOf(join(target, file));
    const isSame = now?.size === size && now.ino === ino && now.mtimeMs === mtimeMs;
    if (now && isSame) marks.set(file, markOf(now));
  }
  return marks;
}
