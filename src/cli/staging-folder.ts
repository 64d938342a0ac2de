import { hash } from 'node:crypto';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

/** Where a site is built before it is published, in the user's cache folder. It may be deleted at any time. */
export function stagingFolderOf(root: string): string {
  const name = hash('sha256', resolve(root)).slice(0, 20);
  return join(envPaths('lifeboat', { suffix: '' }).cache, 'staging', name);
}
