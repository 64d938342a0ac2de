import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { markOf } from '../read/file-hashes.ts';
import { filesBelow, type Generation, generationFile } from './generation.ts';

/** A folder that holds something else than a built site: it must not be written to. */
export class ForeignFolderError extends Error {}

/** Files that tell a built site; the second also stands in what plain `astro build` makes. */
const signs = [generationFile, 'history.rss'];

/** A built site that is about to be changed. Nothing is changed before all is there. */
export interface OutputFolder {
  /** The system's marks of a file that is there; undefined where none is. */
  readonly markOf: (file: string) => string | undefined;
  /** Whether a file is there and has these bytes. */
  readonly holds: (file: string, bytes: Uint8Array) => boolean;
  /** Every file there that a build made, as far as is known. */
  readonly files: () => string[];
  /** Sets a file's new bytes aside. */
  readonly write: (file: string, bytes: Uint8Array) => void;
}

/**
 * Changes a built site, or makes a new one. What `change` writes is put in its place when `change` has ended well,
 * each file in one step, and the generation last; when anything fails before, everything stays as it was.
 * @param change writes files, and returns those that are to go
 * @throws {ForeignFolderError} when `out` holds something that no build made
 */
export async function updateFolder(
  out: string,
  change: (folder: OutputFolder) => Promise<{ readonly gone: readonly string[] }>,
): Promise<void> {
  // A link to a folder stays a link: the folder that it leads to is changed.
  const target = lstatSync(out, { throwIfNoEntry: false }) ? realpathSync(out) : resolve(out);
  refuseForeign(target);
  mkdirSync(dirname(target), { recursive: true });
  const wasEmpty = isEmpty(target);
  const staging = mkdtempSync(join(dirname(target), `.${basename(target)}-new-`));
  // A new temporary folder is its owner's alone; a web server runs under another name.
  chmodSync(staging, 0o777 & ~process.umask());
  try {
    const folders = new Set<string>();
    const written: string[] = [];
    const { gone } = await change({
      markOf: (file) => {
        const stats = statSync(join(target, file), { throwIfNoEntry: false });
        return stats?.isFile() ? markOf(stats) : undefined;
      },
      holds: (file, bytes) => !wasEmpty && holds(join(target, file), bytes),
      files: () => madeFiles(target),
      write: (file, bytes) => {
        makeFolder(dirname(join(staging, file)), folders);
        writeFileSync(join(staging, file), bytes);
        written.push(file);
      },
    });
    if (isEmpty(target)) {
      rmSync(target, { recursive: true, force: true });
      renameSync(staging, target);
      return;
    }
    // What is gone goes first: a folder may have taken the place of a file.
    for (const file of gone) remove(target, file);
    moveAll(staging, target, written);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function refuseForeign(target: string): void {
  if (isEmpty(target)) return;
  const entries = readdirSync(target);
  if (!signs.some((sign) => entries.includes(sign))) throw new ForeignFolderError(target);
}

function isEmpty(target: string): boolean {
  return !existsSync(target) || readdirSync(target).length === 0;
}

function holds(path: string, bytes: Uint8Array): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size !== bytes.byteLength) return false;
  return readFileSync(path).equals(bytes);
}

/** The generation says what all other files are: it comes last. */
function moveAll(staging: string, target: string, files: readonly string[]): void {
  const folders = new Set<string>();
  const last = files.filter((file) => file === generationFile);
  for (const file of [...files.filter((other) => other !== generationFile), ...last]) {
    const path = join(target, file);
    makeFolder(dirname(path), folders);
    renameSync(join(staging, file), path);
  }
}

function makeFolder(folder: string, made: Set<string>): void {
  if (made.has(folder)) return;
  mkdirSync(folder, { recursive: true });
  made.add(folder);
}

/** The files that the generation names. Plain `astro build` writes none, and all that is there is its own. */
function madeFiles(target: string): string[] {
  try {
    const generation: unknown = JSON.parse(readFileSync(join(target, generationFile), 'utf8'));
    return [...Object.keys((generation as Generation).files), generationFile];
  } catch {
    return filesBelow(target);
  }
}

/** Removes a file, and the folders that are empty without it. */
function remove(target: string, file: string): void {
  rmSync(join(target, file), { force: true });
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(target, folder));
    } catch {
      return;
    }
  }
}
