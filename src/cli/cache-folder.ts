import { hash } from 'node:crypto';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

/*
 * The user's cache folder (`XDG_CACHE_HOME`, `~/Library/Caches`, `%LOCALAPPDATA%`). What is in it may be deleted at
 * any time.
 */

/** Where builds of one site into one folder remember what they need not do again. */
export function memoryFolderOf(root: string, out: string): string {
  return cacheFolder('builds', root, out);
}

/** Where a site is built before it is published. */
export function stagingFolderOf(root: string): string {
  return cacheFolder('staging', root);
}

function cacheFolder(kind: string, ...folders: readonly string[]): string {
  const name = hash('sha256', folders.map((folder) => resolve(folder)).join('\0')).slice(0, 20);
  return join(envPaths('lifeboat', { suffix: '' }).cache, kind, name);
}
