import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openLock, writeWhole } from './locked-file.ts';

/** What should be made is there already. */
export class ExistsError extends Error {}

/**
 * Makes a folder with these files, whole or not at all: it is filled under a hidden name and then renamed.
 * @param files texts by name; names with `/` make folders
 * @throws {ExistsError} when something of that name is there, or what the disk says
 */
export function makeFolder(path: string, files: Readonly<Record<string, string>>): void {
  if (!isFree(path)) throw new ExistsError(path);
  const isThere = existsSync(path);
  const parent = isThere ? path : dirname(path);
  mkdirSync(parent, { recursive: true });
  const hidden = mkdtempSync(join(parent, '.new-'));
  try {
    for (const [name, text] of Object.entries(files)) writeNewFile(join(hidden, name), text);
    if (isThere) moveEntries(hidden, path);
    else moveFolder(hidden, path);
  } catch (error) {
    throw isTaken(error) ? new ExistsError(path) : error;
  } finally {
    rmSync(hidden, { recursive: true, force: true });
  }
}

function writeNewFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const handle = openSync(path, 'wx');
  try {
    writeWhole(handle, text);
  } finally {
    closeSync(handle);
  }
}

function moveFolder(hidden: string, path: string): void {
  // A temporary folder is for its owner alone; this one is to be read like those beside it.
  chmodSync(hidden, statSync(dirname(path)).mode & 0o777);
  renameSync(hidden, path);
}

/** Into an empty folder, which stays the same: somebody may stand in it. */
function moveEntries(hidden: string, path: string): void {
  for (const name of readdirSync(hidden)) renameSync(join(hidden, name), join(path, name));
}

/** Somebody else was quicker. */
function isTaken(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOTEMPTY' || code === 'EEXIST';
}

/**
 * Makes a file, whole or not at all: it is written under a hidden name and then linked to its own.
 * @throws {ExistsError} when something of that name is there, {LockedError}, or what the disk says
 */
export function makeFile(path: string, text: string): void {
  const hidden = join(dirname(path), `.${basename(path)}.new`);
  const handle = openLock(hidden);
  try {
    writeWhole(handle, text);
    linkSync(hidden, path);
  } catch (error) {
    throw isTaken(error) ? new ExistsError(path) : error;
  } finally {
    closeSync(handle);
    rmSync(hidden, { force: true });
  }
}

/** Whether a folder can be made there: nothing is there, or a folder in which nothing is. */
function isFree(path: string): boolean {
  if (!existsSync(path)) return true;
  return statSync(path).isDirectory() && readdirSync(path).length === 0;
}
