import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Another command is writing the same file. */
export class LockedError extends Error {
  constructor(lock: string) {
    super(
      `Another command is changing this record. Try again; if there is none, one was cut off: delete ${lock}.`,
    );
  }
}

/**
 * Replaces a file by what is made from it: whole or not at all, and by one command at a time. The new text is
 * written beside it under a hidden name, which is the lock as well, and takes its place by a rename.
 * @param make is called while the file is locked, and reads it then; what it throws leaves the file as it was
 * @throws {LockedError}, or what the disk says
 */
export function replaceFile<Result>(
  path: string,
  make: () => { readonly text: string; readonly result: Result },
): Result {
  // A link stays one: what it leads to is replaced.
  const file = realpathSync(path);
  const lock = join(dirname(file), `.${basename(file)}.new`);
  const { mode } = statSync(file);
  const handle = openLock(lock);
  try {
    fchmodSync(handle, mode);
    const { text, result } = make();
    writeWhole(handle, text);
    renameSync(lock, file);
    return result;
  } catch (error) {
    rmSync(lock, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

/** Writes all of it and waits until the disk has it. */
export function writeWhole(handle: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) {
    written += writeSync(handle, bytes, written);
  }
  fsyncSync(handle);
}

/**
 * Opens a file that must not be there yet for writing; who has it open is the only one.
 * @throws {LockedError}, or what the disk says
 */
export function openLock(lock: string): number {
  try {
    return openSync(lock, 'wx');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new LockedError(lock) : error;
  }
}
