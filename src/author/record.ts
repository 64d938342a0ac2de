import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRecord, type RecordCheck } from '../check/check-record.ts';
import { hasErrors, type Problem } from '../check/problem.ts';
import { type RawConfig, readConfig } from '../read/raw-config.ts';
import { type DocumentName, parseDocument, type RawDocument } from '../read/raw-document.ts';
import { contentFolder } from '../read/content-folder.ts';
import { type RawFolder, readFolder } from '../read/raw-folder.ts';
import type { Instant } from '../schema/instant.ts';
import { editDocument } from './edit-document.ts';
import type { Edit } from './edit.ts';
import { replaceFile } from './locked-file.ts';
import { ExistsError, makeFile, makeFolder } from './new-folder.ts';

/** A record has errors, or would have: nothing was written. */
export class InvalidRecordError extends Error {
  readonly problems: readonly Problem[];
  /** The text of a file that problems point into. */
  readonly sourceOf: (file: string) => string | undefined;
  /** Whether the errors were there before, and not in what should be written. */
  readonly wasInvalid: boolean;

  constructor(checked: CheckedRecord, wasInvalid: boolean) {
    super('The record has errors.');
    this.problems = checked.problems;
    this.sourceOf = checked.sourceOf;
    this.wasInvalid = wasInvalid;
  }
}

/** A record as it stands on disk, or as it would. */
export interface CheckedRecord extends RecordCheck {
  readonly sourceOf: (file: string) => string | undefined;
}

/** What the records of one site are judged beside. */
export interface RecordContext {
  readonly root: string;
  readonly config: RawConfig;
  readonly ids: ReadonlySet<string>;
  readonly now: Instant;
}

/** Reads the configuration and the names of all records, and none of the records. */
export async function readContext(root: string, now: Instant): Promise<RecordContext> {
  return { root, config: await readConfig(root), ids: new Set(recordIds(root)), now };
}

/** The names of all folders below `incidents/`; none where that is not there. */
export function recordIds(root: string): string[] {
  try {
    const entries = readdirSync(join(root, contentFolder), { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Path of a document, from the site's folder. */
export function documentFile(id: string, name: DocumentName): string {
  return `${contentFolder}/${id}/${name}`;
}

/** Reads one record and judges it. */
export function checkOnDisk(context: RecordContext, id: string): CheckedRecord {
  return judge(context, readFolder(context.root, id));
}

/**
 * Writes a new folder with one document.
 * @throws {InvalidRecordError}, {ExistsError}, or what the disk says; nothing has been written then
 */
export function writeRecord(
  context: RecordContext,
  id: string,
  name: DocumentName,
  text: string,
): CheckedRecord {
  const folder: RawFolder = { name: id, documents: [], others: [], faults: [] };
  const checked = judgeWith(context, folder, name, text);
  if (hasErrors(checked.problems)) throw new InvalidRecordError(checked, false);
  makeFolder(join(context.root, contentFolder, id), { [name]: text });
  return checked;
}

/**
 * Adds a document to a folder that is there.
 * @param textFor is given the record as it stands on disk
 * @throws {InvalidRecordError}, {ExistsError}, or what the disk says; nothing has been written then
 */
export function addDocument(
  context: RecordContext,
  id: string,
  name: DocumentName,
  textFor: (record: CheckedRecord) => string,
): CheckedRecord {
  const folder = readFolder(context.root, id);
  if (folder.documents.some((document) => document.name === name)) {
    throw new ExistsError(documentFile(id, name));
  }
  const before = judge(context, folder);
  if (hasErrors(before.problems)) throw new InvalidRecordError(before, true);
  const text = textFor(before);
  const checked = judgeWith(context, folder, name, text);
  if (hasErrors(checked.problems)) throw new InvalidRecordError(checked, false);
  makeFile(join(context.root, documentFile(id, name)), text);
  return checked;
}

/**
 * Edits a document in place.
 * @param editsFor is given the record as it stands on disk while nobody else can write it
 * @throws {InvalidRecordError}, {UneditableError}, {LockedError}, or what the disk says; the file is as it was then
 */
export function editRecord(
  context: RecordContext,
  id: string,
  name: DocumentName,
  editsFor: (record: CheckedRecord) => readonly Edit[],
): CheckedRecord {
  const path = join(context.root, documentFile(id, name));
  return replaceFile(path, () => {
    const folder = readFolder(context.root, id);
    const before = judge(context, folder);
    if (hasErrors(before.problems)) throw new InvalidRecordError(before, true);
    const text = editDocument(readFileSync(path, 'utf8'), editsFor(before));
    const result = judgeWith(context, folder, name, text);
    if (hasErrors(result.problems)) throw new InvalidRecordError(result, false);
    return { text, result };
  });
}

function judgeWith(
  context: RecordContext,
  folder: RawFolder,
  name: DocumentName,
  text: string,
): CheckedRecord {
  const document = parseDocument(Buffer.from(text), documentFile(folder.name, name), name);
  const others = folder.documents.filter((other) => other.name !== name);
  return judge(context, { ...folder, documents: [...others, document] });
}

function judge({ config, ids, now }: RecordContext, folder: RawFolder): CheckedRecord {
  const sources = new Map<string, string>([
    [config.file, config.source],
    ...folder.documents.map((document: RawDocument) => [document.file, document.source] as const),
  ]);
  return { ...checkRecord(config, folder, ids, now), sourceOf: (file) => sources.get(file) };
}
