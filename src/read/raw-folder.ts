import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from './content-folder.ts';
import { type Fault, fileStart } from './fault.ts';
import { isDangling } from './text-file.ts';
import {
  type DocumentName,
  documentNames,
  documentReader,
  type RawDocument,
  readDocument,
} from './raw-document.ts';

/** A fault of a file or folder that is not inside a document. */
export interface PlacedFault extends Fault {
  readonly file: string;
}

/** The folder of one event. */
export interface RawFolder {
  readonly name: string;
  readonly documents: readonly RawDocument[];
  /** Names of all other plain files, sorted. A link is none: it could publish what lies elsewhere. */
  readonly others: readonly string[];
  readonly faults: readonly PlacedFault[];
}

export interface RawIncidents {
  /** Sorted by name. */
  readonly folders: readonly RawFolder[];
  readonly faults: readonly PlacedFault[];
  /** Names of the folders beside it where `incidents/` is missing: one of them may be meant. */
  readonly instead: readonly string[];
}

/**
 * Reads every folder below `incidents/`. Names that begin with a dot are passed over, as is a `README.md`
 * directly in it; a site without the folder has no incidents.
 */
export function readIncidents(root: string): RawIncidents {
  const path = join(root, contentFolder);
  const listing = list(path, contentFolder);
  const reader = documentReader(root);
  const folders: RawFolder[] = [];
  const faults: PlacedFault[] = [...listing.faults];
  for (const entry of listing.entries) {
    const file = `${contentFolder}/${entry.name}`;
    if (entry.isDirectory()) folders.push(readFolder(root, entry.name, reader));
    else if (entry.isSymbolicLink()) faults.push(placed('misplaced-file', file, 'a link'));
    else if (entry.name !== 'README.md') faults.push(placed('misplaced-file', file, entry.name));
  }
  const isMissing = lstatSync(path, { throwIfNoEntry: false }) === undefined;
  return { folders, faults, instead: isMissing ? foldersIn(root) : [] };
}

function foldersIn(root: string): string[] {
  return list(root, '.')
    .entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(({ name }) => name);
}

/** Paths of all files of a folder that a site is made from, relative to the site's folder. */
export function folderPaths({ name, documents, others }: RawFolder): string[] {
  return [
    ...documents.map(({ file }) => file),
    ...others.map((other) => `${contentFolder}/${name}/${other}`),
  ];
}

/**
 * Reads one folder below `incidents/`.
 * @param reader reads its documents; folders that are read one after the other share one
 */
export function readFolder(root: string, name: string, reader = documentReader(root)): RawFolder {
  const folder = `${contentFolder}/${name}`;
  const { entries, faults } = list(join(root, folder), folder);
  const isDocument = (entry: Dirent): boolean =>
    (documentNames as readonly string[]).includes(entry.name) && !entry.isDirectory();
  const documents = entries
    .filter(isDocument)
    .map(({ name }) => readDocument(`${folder}/${name}`, name as DocumentName, reader));
  const rest = entries.filter((entry) => !isDocument(entry));
  const misplaced = rest.filter(
    (entry) => !entry.isFile() || /\.(md|markdown|mdx)$/i.test(entry.name),
  );
  return {
    name,
    documents,
    others: rest.filter((entry) => !misplaced.includes(entry)).map((entry) => entry.name),
    faults: [
      ...faults,
      ...misplaced.map((entry) => placed('misplaced-file', `${folder}/${entry.name}`, entry.name)),
      ...documentFaults(folder, documents, faults.length > 0),
    ],
  };
}

/** A folder is one event: exactly one of `incident.md` and `maintenance.md`. */
function documentFaults(
  folder: string,
  documents: readonly RawDocument[],
  isUnlisted: boolean,
): PlacedFault[] {
  const events = documents.filter((document) => document.name !== 'postmortem.md');
  if (isUnlisted || events.length === 1) return [];
  return [placed(events.length === 0 ? 'missing-document' : 'two-documents', folder, folder)];
}

function list(path: string, file: string): { entries: Dirent[]; faults: PlacedFault[] } {
  try {
    const entries = readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.'))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    return { entries, faults: [] };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (isDangling(path)) {
      const fault = placed('dangling-link', file, 'the target does not exist');
      return { entries: [], faults: [fault] };
    }
    const isAbsent = code === 'ENOENT' && file === contentFolder;
    return { entries: [], faults: isAbsent ? [] : [placed('unreadable-file', file, code)] };
  }
}

function placed(kind: Fault['kind'], file: string, detail: string): PlacedFault {
  return { kind, file, at: fileStart, detail };
}
