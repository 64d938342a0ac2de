import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { writeWhole } from './locked-file.ts';

/** What should be made is there already. */
export class ExistsError extends Error {}

/**
 * Makes a folder with these files, whole or not at all: it is filled under a hidden name and then renamed.
 * @param files texts by name; names with `/` make folders
 * @throws {ExistsError} when something of that name is there, or what the disk says
 */
export function makeFolder(path: string, files: Readonly<Record<string, string>>): void {
  if (!isFree(path)) throw new ExistsError(path);
  const parent = dirname(path);
  mkdirSync(parent, { recursive: true });
  const hidden = mkdtempSync(join(parent, '.new-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(hidden, name)), { recursive: true });
      const handle = openSync(join(hidden, name), 'wx');
      try {
        writeWhole(handle, text);
      } finally {
        closeSync(handle);
      }
    }
    // A temporary folder is for its owner alone; this one is to be read like those beside it.
    chmodSync(hidden, statSync(parent).mode & 0o777);
    renameSync(hidden, path);
  } catch (error) {
    rmSync(hidden, { recursive: true, force: true });
    throw isTaken(error) ? new ExistsError(path) : error;
  }
}

/** Somebody else was quicker. */
function isTaken(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOTEMPTY' || code === 'EEXIST';
}

/** Whether a folder can be made there: nothing is there, or a folder in which nothing is. */
function isFree(path: string): boolean {
  if (!existsSync(path)) return true;
  return statSync(path).isDirectory() && readdirSync(path).length === 0;
}
