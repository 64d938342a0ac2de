import { hash } from 'node:crypto';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

/**
 * Where builds of one site into one folder remember what they need not do again: in the user's cache folder
 * (`XDG_CACHE_HOME`, `~/Library/Caches`, `%LOCALAPPDATA%`). It may be deleted at any time.
 */
export function memoryFolderOf(root: string, out: string): string {
  const name = hash('sha256', `${resolve(root)}\0${resolve(out)}`).slice(0, 20);
  return join(envPaths('lifeboat', { suffix: '' }).cache, name);
}
