import { hash } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { subDays } from 'date-fns';
import envPaths from 'env-paths';

/*
 * The user's cache folder (`XDG_CACHE_HOME`, `~/Library/Caches`, `%LOCALAPPDATA%`). What is in it may be deleted at
 * any time.
 */

/** Where builds of one site into one folder remember what they need not do again. */
export function memoryFolderOf(root: string, out: string): string {
  return cacheFolder('builds', root, out);
}

/** Where checks of one site remember what they found. */
export function checkFolderOf(root: string): string {
  return cacheFolder('checks', root);
}

/** Where a site is built before it is published. */
export function stagingFolderOf(root: string): string {
  return cacheFolder('staging', root);
}

/** The file that every use of a folder writes anew, by what folders are for. */
const writtenByEveryUse = {
  builds: 'head.json',
  checks: 'head.json',
  staging: 'generation.json',
} as const;
type Kind = keyof typeof writtenByEveryUse;

function cacheFolder(kind: Kind, ...folders: readonly string[]): string {
  const name = hash('sha256', folders.map((folder) => resolve(folder)).join('\0')).slice(0, 20);
  return join(ourCache(), kind, name);
}

function ourCache(): string {
  return envPaths('lifeboat', { suffix: '' }).cache;
}

const daysKept = 90;

/**
 * Deletes folders that nobody has used for {@link daysKept} days: of sites that are gone, or lie elsewhere now. What
 * cannot be deleted stays.
 * @param now by the machine's clock, as the file system sets times by it; milliseconds
 */
export function forgetUnused(now: number): void {
  const oldest = subDays(now, daysKept).getTime();
  for (const [kind, file] of Object.entries(writtenByEveryUse)) {
    const folder = join(ourCache(), kind);
    for (const name of namesIn(folder)) {
      try {
        const used = statSync(join(folder, name, file), { throwIfNoEntry: false })?.mtimeMs;
        if (used !== undefined && used < oldest) rmSync(join(folder, name), { recursive: true });
      } catch {
        // Somebody else's, or being deleted by another process.
      }
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
