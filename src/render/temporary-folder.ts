import { chmodSync, mkdtempSync } from 'node:fs';

/**
 * Makes a folder under a name that no other has, with the rights of an ordinary new folder: the system gives temporary
 * ones to their owner alone, and what is made here is used by others, too.
 * @param prefix its path but for the last characters
 */
export function makeTemporaryFolder(prefix: string): string {
  const folder = mkdtempSync(prefix);
  chmodSync(folder, 0o777 & ~process.umask());
  return folder;
}
