import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type KnownEdits, noEdits } from '../content.ts';
import type { EditHistory } from '../domain/edits.ts';
import type { KnownFile } from '../read/file-hashes.ts';
import { readChecked, writeChecked } from './checked-file.ts';
import { replaceFile } from './replace-file.ts';
import type { KnownFolder, KnownFolders } from './site-memory.ts';

/** One file of the built site, as it was written. */
export interface KnownOutput {
  /** Names the state of everything that it was made from. */
  readonly stamp: string;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  /** The system's marks of the file. */
  readonly mark: string;
}

/** What one build remembers for the next one into the same folder. */
export interface BuildMemory {
  /** Names the state of the configuration. */
  readonly config: string;
  readonly edits: KnownEdits;
  readonly folders: KnownFolders;
  /** The configuration and the public files, by their path relative to the site's folder. */
  readonly files: ReadonlyMap<string, KnownFile>;
  /** By their path in the built site. */
  readonly outputs: ReadonlyMap<string, KnownOutput>;
  /** When it was written, by the clock of the file system; milliseconds. */
  readonly writtenAt: number;
}

export const nothingRemembered: BuildMemory = {
  config: '',
  edits: noEdits,
  folders: new Map(),
  files: new Map(),
  outputs: new Map(),
  writtenAt: 0,
};

/** Counts up whenever the form of what is remembered changes. */
const version = 3;

const headFile = 'head.json';

interface Head {
  readonly version: number;
  readonly program: string;
  readonly config: string;
  readonly history: KnownEdits['history'] | null;
  readonly edits: readonly (readonly [id: string, edits: EditHistory])[];
  /** Checksums of the other files, by the months of the folders in them. */
  readonly months: Readonly<Record<string, number>>;
  readonly files: readonly (readonly [path: string, KnownFile])[];
  readonly outputs: readonly (readonly [file: string, KnownOutput])[];
}

/**
 * Reads what was remembered. What is damaged, or was written by another program, counts as forgotten: nothing
 * is thrown.
 * @param program names the state of all code that made it
 */
export function readMemory(folder: string, program: string): BuildMemory {
  const head = readHead(folder, program);
  if (!head) return nothingRemembered;
  const months = Object.entries(head.months).flatMap(([month, sum]) =>
    readMonth(join(folder, fileOf(month)), sum),
  );
  return {
    config: head.config,
    edits: { history: head.history ?? undefined, edits: new Map(head.edits) },
    folders: new Map(months),
    files: new Map(head.files),
    outputs: new Map(head.outputs),
    writtenAt: statSync(join(folder, headFile)).mtimeMs,
  };
}

/**
 * Writes what is to be remembered. The file that names all others is written last and in one step, so that a
 * build that was interrupted leaves something that is found to be damaged, or what was there before.
 * @param before what was read from the same folder; months that hold the same are not written again
 */
export function writeMemory(
  folder: string,
  program: string,
  memory: Omit<BuildMemory, 'writtenAt'>,
  before: BuildMemory,
): void {
  mkdirSync(folder, { recursive: true });
  const old = byMonth(before.folders);
  const oldSums = before === nothingRemembered ? {} : (readHead(folder, program)?.months ?? {});
  const months: Record<string, number> = {};
  for (const [month, folders] of byMonth(memory.folders)) {
    const known = oldSums[month];
    const isSame = known !== undefined && holdsSame(folders, old.get(month));
    months[month] = isSame ? known : writeMonth(join(folder, fileOf(month)), folders);
  }
  const head: Head = {
    version,
    program,
    config: memory.config,
    history: memory.edits.history ?? null,
    edits: [...memory.edits.edits],
    months,
    files: [...memory.files],
    outputs: [...memory.outputs],
  };
  writeChecked(join(folder, headFile), head);
  for (const month of Object.keys(oldSums)) {
    if (!(month in months)) rmSync(join(folder, fileOf(month)), { force: true });
  }
}

type Entry = [name: string, folder: KnownFolder];

function readHead(folder: string, program: string): Head | undefined {
  const head = readChecked(join(folder, headFile)) as Head | undefined;
  return head?.version === version && head.program === program ? head : undefined;
}

function readMonth(path: string, sum: number): Entry[] {
  try {
    const bytes = readFileSync(path);
    return crc32(bytes) === sum ? (JSON.parse(bytes.toString()) as Entry[]) : [];
  } catch {
    return [];
  }
}

function writeMonth(path: string, entries: readonly Entry[]): number {
  const bytes = Buffer.from(JSON.stringify(entries));
  replaceFile(path, bytes);
  return crc32(bytes);
}

/** Folders are named by their day: an edit concerns one month of many. */
function byMonth(folders: KnownFolders): Map<string, Entry[]> {
  const months = new Map<string, Entry[]>();
  for (const entry of folders) {
    const month = /^\d{4}-\d\d/.exec(entry[0])?.[0] ?? 'other';
    const known = months.get(month);
    if (known) known.push(entry);
    else months.set(month, [entry]);
  }
  return months;
}

function holdsSame(entries: readonly Entry[], others: readonly Entry[] | undefined): boolean {
  return (
    others?.length === entries.length &&
    entries.every(([name, folder], index) => {
      const [otherName, other] = others[index] ?? [];
      return name === otherName && folder === other;
    })
  );
}

function fileOf(month: string): string {
  return `events-${month}.json`;
}
