import type fs from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The calls of the file system that a directory target is published with: `node:fs` itself, or in a test something
 * that lets any of them fail or be the last one.
 */
export type Disk = Pick<
  typeof fs,
  | 'closeSync'
  | 'fsyncSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readdirSync'
  | 'readFileSync'
  | 'readlinkSync'
  | 'renameSync'
  | 'rmSync'
  | 'symlinkSync'
  | 'writeFileSync'
>;

/** Writes a new file, and returns when it would survive a power cut; its name only once its folder is synced. */
export function writeDurably(disk: Disk, path: string, bytes: Uint8Array): void {
  const file = disk.openSync(path, 'wx');
  try {
    disk.writeFileSync(file, bytes);
    disk.fsyncSync(file);
  } finally {
    disk.closeSync(file);
  }
}

/** Returns when the names in a folder would survive a power cut. */
export function syncFolder(disk: Disk, path: string): void {
  const folder = disk.openSync(path, 'r');
  try {
    disk.fsyncSync(folder);
  } finally {
    disk.closeSync(folder);
  }
}

/** Makes a folder and those above it, where they are missing, durably. */
export function makeFolder(disk: Disk, path: string): void {
  const first = disk.mkdirSync(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) {
    syncFolder(disk, dirname(made));
  }
}

/** Names in a folder, without those that begin with a dot; none where there is no folder. */
export function namesIn(disk: Disk, folder: string): string[] {
  return allNamesIn(disk, folder).filter((name) => !name.startsWith('.'));
}

/** Paths of what an interrupted run left in a folder: their names begin with a dot and one of these words. */
export function leftOvers(disk: Disk, folder: string, words: readonly string[]): string[] {
  return allNamesIn(disk, folder)
    .filter((name) => words.some((word) => name.startsWith(`.${word}-`)))
    .map((name) => join(folder, name));
}

function allNamesIn(disk: Disk, folder: string): string[] {
  return disk.lstatSync(folder, { throwIfNoEntry: false }) ? disk.readdirSync(folder) : [];
}
