import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeTemporaryFolder } from '../render/temporary-folder.ts';
import { parseGeneration } from './built-site.ts';
import { type Generation, generationFile } from './generation.ts';

/** Where the new files of a built site wait until they are moved to their places. */
export interface StagingFolder {
  readonly path: string;
  /** Whether it lies in the output folder itself. */
  readonly isInside: boolean;
  /** What builds that were cut off, or are at work, were about to make of the output folder. */
  readonly unfinished: () => readonly Generation['files'][];
  readonly remove: () => void;
  /** Removes what builds that were cut off left: what nobody has changed for {@link longestBuild}. */
  readonly sweep: () => void;
  /** Removes all but the listing: the next build learns from it which files may lie in the output folder. */
  readonly keepListing: () => void;
}

/** A build takes less, in milliseconds. */
const longestBuild = 60 * 60_000;

/**
 * Makes a staging folder for an output folder, which may be missing: beside it, where nobody serves it; or in it,
 * when files cannot be moved from beside it, or nothing may be written there.
 * @throws {Error} when nothing can be written into the output folder
 */
export function openStaging(target: string): StagingFolder {
  const around = dirname(target);
  mkdirSync(around, { recursive: true });
  const isNew = !existsSync(target);
  const made = makeTemporaryFolder(join(isNew ? around : target, prefixFor(target)));
  const path = isNew ? made : movedOut(made, around);
  const madeAt = statSync(path).mtimeMs;
  const others = (): string[] => stagingFoldersOf(target).filter((other) => other !== path);
  return {
    path,
    isInside: dirname(path) === target,
    unfinished: () => others().flatMap(listingIn),
    remove: () => removing(path),
    sweep: () => {
      for (const other of others())
        if (isUntouchedSince(other, madeAt - longestBuild)) removing(other);
    },
    keepListing: () => {
      for (const name of namesIn(path)) if (name !== generationFile) removing(join(path, name));
    },
  };
}

/** Whether a name in an output folder is that of a staging folder. */
export function isStaging(target: string, name: string): boolean {
  const prefix = prefixFor(target);
  return name.startsWith(prefix) && /^\w{6}$/.test(name.slice(prefix.length));
}

function prefixFor(target: string): string {
  return `.${basename(target)}-new-`;
}

/** Only moving something tells whether files can be moved: mounts of one disk look like one file system. */
function movedOut(folder: string, to: string): string {
  const path = join(to, basename(folder));
  try {
    renameSync(folder, path);
    return path;
  } catch {
    return folder;
  }
}

function stagingFoldersOf(target: string): string[] {
  return [dirname(target), target].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => isStaging(target, name))
      .map((name) => join(folder, name)),
  );
}

function listingIn(folder: string): Generation['files'][] {
  try {
    return [parseGeneration(readFileSync(join(folder, generationFile))).files];
  } catch {
    return [];
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** @param at by the clock of the file system; milliseconds */
function isUntouchedSince(path: string, at: number): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && stats.mtimeMs < at;
}

/** What cannot be removed stays. */
function removing(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // Somebody else's, or the disk is read-only now: the site is whole all the same.
  }
}
