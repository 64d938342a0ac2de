import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { generationFile } from './generation.ts';

/** A folder that holds something else than a built site: it must not be replaced. */
export class ForeignFolderError extends Error {}

/** Files that tell a built site; the second also stands in what plain `astro build` makes. */
const marks = [generationFile, 'history.rss'];

/**
 * Fills a new folder beside `out` and puts it in the place of `out` when it is whole. When anything fails,
 * `out` stays as it was.
 * @throws {ForeignFolderError} when `out` holds something that no build made
 */
export async function replaceFolder(
  out: string,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  // A link to a folder stays a link: the folder that it leads to is replaced.
  const target = existsSync(out) ? realpathSync(out) : resolve(out);
  refuseForeign(target);
  mkdirSync(dirname(target), { recursive: true });
  const staging = mkdtempSync(join(dirname(target), `.${basename(target)}-new-`));
  // A new temporary folder is its owner's alone; a web server runs under another name.
  chmodSync(staging, 0o777 & ~process.umask());
  try {
    await fill(staging);
    swap(staging, target);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function refuseForeign(target: string): void {
  if (!existsSync(target)) return;
  const entries = readdirSync(target);
  if (entries.length > 0 && !marks.some((mark) => entries.includes(mark))) {
    throw new ForeignFolderError(target);
  }
}

function swap(staging: string, target: string): void {
  const old = `${staging}-old`;
  const hadTarget = existsSync(target);
  if (hadTarget) renameSync(target, old);
  try {
    renameSync(staging, target);
  } catch (error) {
    if (hadTarget) renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}
