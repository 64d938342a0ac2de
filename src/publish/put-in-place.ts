import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { generationFile } from './generation.ts';

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

/**
 * Moves files to their places, and takes away those that are gone. The generation says what all other files are: it
 * comes last, so that whatever cuts this off, the next build knows from one generation or the other what builds made.
 * @param staging where the new files lie
 * @param target the built site
 * @param files those that are moved, relative to both folders
 * @param gone those that are taken away, of which builds made every one
 * @throws {ObstacleError} when something that no build made stands in the place of something new; nothing is changed
 * @throws {UnfinishedError} when something fails after the first change
 * @throws {Error} when a folder may not be written to; nothing is changed
 */
export function putInPlace(
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

/**
 * Makes a folder with those around it.
 * @param made folders that are known to be there; this one is added
 */
export function makeFolder(folder: string, made: Set<string>): void {
  if (made.has(folder)) return;
  mkdirSync(folder, { recursive: true });
  made.add(folder);
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

/** Whether a folder is at a path, or a link to one. */
function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** What is at a path itself, be it a link; undefined where nothing is. */
export function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // What is below a file is not there either.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}
