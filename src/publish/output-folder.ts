import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { markOf } from '../read/file-hashes.ts';
import { parseGeneration } from './built-site.ts';
import { generationFile, sha256 } from './generation.ts';
import { isStaging, openStaging } from './staging-folder.ts';

/** A folder that holds something else than a built site: it must not be written to. */
export class ForeignFolderError extends Error {}

/** Something that no build made, in the place of a file or a folder of the site. */
export class ObstacleError extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`${path} is in the way.`);
    this.path = path;
  }
}

/** Some of the new files are in their places, and some are not. */
export class UnfinishedError extends Error {}

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

/**
 * Moves files to their places, and takes away those that are gone. The generation says what all other files are: it
 * comes last, so that whatever cuts this off, the next build knows from one generation or the other what builds made.
 */
function putInPlace(
  staging: string,
  target: string,
  files: readonly string[],
  gone: ReadonlySet<string>,
): void {
  const folders = foldersOf(files);
  refuseObstacles(target, files, folders, gone);
  refuseLocked(target, new Set([...folders, ...foldersOf([...gone])]));
  const isNew = new Set(files);
  const isInTheWay = (file: string): boolean =>
    folders.has(file) || [...foldersOf([file])].some((folder) => isNew.has(folder));
  const made = new Set<string>();
  const move = (file: string): void => {
    makeFolder(dirname(join(target, file)), made);
    renameSync(join(staging, file), join(target, file));
  };
  try {
    for (const file of gone) if (isInTheWay(file)) remove(target, file);
    for (const file of files) if (file !== generationFile) move(file);
    for (const file of gone) if (!isInTheWay(file)) remove(target, file);
    if (isNew.has(generationFile)) move(generationFile);
  } catch (error) {
    throw new UnfinishedError((error as Error).message, { cause: error });
  }
}

/** All folders around some files, the output folder itself as `.`. */
function foldersOf(files: readonly string[]): ReadonlySet<string> {
  const folders = new Set(['.']);
  for (const file of files) {
    for (let folder = dirname(file); !folders.has(folder); folder = dirname(folder)) {
      folders.add(folder);
    }
  }
  return folders;
}

function refuseObstacles(
  target: string,
  files: readonly string[],
  folders: ReadonlySet<string>,
  gone: ReadonlySet<string>,
): void {
  for (const file of files) {
    const path = join(target, file);
    if (statsOf(path)?.isDirectory() && !isAllGone(target, file, gone)) {
      throw new ObstacleError(path);
    }
  }
  for (const folder of folders) {
    const path = join(target, folder);
    if (statsOf(path) && !isFolder(path) && !gone.has(folder)) throw new ObstacleError(path);
  }
}

/** @throws {Error} when files can be neither put into one of the folders nor taken away from there */
function refuseLocked(target: string, folders: ReadonlySet<string>): void {
  for (const folder of folders) {
    const path = join(target, folder);
    if (isFolder(path)) accessSync(path, constants.W_OK | constants.X_OK);
  }
}

/** Whether a folder will be empty, and so removed, when some files are gone. */
function isAllGone(target: string, folder: string, gone: ReadonlySet<string>): boolean {
  const entries = readdirSync(join(target, folder), { withFileTypes: true });
  const isGone = (name: string, isDirectory: boolean): boolean =>
    isDirectory ? isAllGone(target, `${folder}/${name}`, gone) : gone.has(`${folder}/${name}`);
  return entries.length > 0 && entries.every((entry) => isGone(entry.name, entry.isDirectory()));
}

function makeFolder(folder: string, made: Set<string>): void {
  if (made.has(folder)) return;
  mkdirSync(folder, { recursive: true });
  made.add(folder);
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

/** Removes a file, and the folders that are empty without it. */
function remove(target: string, file: string): void {
  const stats = statsOf(join(target, file));
  if (!stats || stats.isDirectory()) return;
  rmSync(join(target, file));
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(target, folder));
    } catch {
      return;
    }
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

/** Whether a folder is at a path, or a link to one. */
function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** What is at a path itself, be it a link; undefined where nothing is. */
function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // What is below a file is not there either.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}
