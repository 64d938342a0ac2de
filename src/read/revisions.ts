import { parseDocument, type RawDocument } from './raw-document.ts';
import { contentIn, gitIn, repositoryOf } from './repository.ts';

/** A document as a commit made it. */
export interface Revision {
  /** When it was committed, in milliseconds since 1970. */
  readonly at: number;
  readonly document: RawDocument;
}

/** Of a document that was changed after it had been committed. */
export interface DocumentRevisions {
  /** Oldest first; the first is what was changed, with the time of that change. None when it was deleted. */
  readonly versions: readonly Revision[];
  /** Whether it was deleted on the way: what was before has nothing to do with what there is now. */
  readonly isAnew: boolean;
}

/** By the name of the document's folder. */
export type Revisions = ReadonlyMap<string, DocumentRevisions>;

const none: Revisions = new Map();

/**
 * What git keeps of the records of incidents and maintenance. Of merges only what they brought to the branch counts:
 * what was changed while a branch was being written was not published. To be asked only where the history has a name:
 * half a history would say that what it lacks never happened.
 * @param since the name of an earlier state, where only what was changed since then is wanted
 */
export async function readRevisions(root: string, since?: string): Promise<Revisions> {
  const repository = repositoryOf(root);
  if (!repository) return none;
  const git = gitIn(repository);
  const range = since === undefined ? 'HEAD' : `${since.split(' ')[0]}..HEAD`;
  const log = await git([...logCommand, range, '--', contentIn(repository)]);
  if (!log) return none;
  const changed = committedIn(log.toString());
  const ids = [...changed.values()].flatMap(({ versions }) => versions.map(({ blob }) => blob));
  const blobs = blobsIn(await git(['cat-file', '--batch'], `${ids.join('\n')}\n`));
  return new Map(
    [...changed].map(([file, { versions, isAnew }]) => [
      folderOf(file),
      { versions: versions.flatMap(revisionOf(file, blobs)), isAnew },
    ]),
  );
}

const logCommand = [
  ...['log', '--first-parent', '-m', '--format=@%ct', '--raw', '--no-renames', '--no-abbrev'],
  '--diff-filter=MD',
];

interface Committed {
  readonly at: number;
  readonly blob: string;
}

const change = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([MD])\t(.*\/)?(incident|maintenance)\.md$/;

/** All versions of each record that was changed, by the path of its file. */
function committedIn(log: string): Map<string, { versions: Committed[]; isAnew: boolean }> {
  const files = new Map<string, { versions: Committed[]; isAnew: boolean }>();
  let at = 0;
  // The log begins with the newest.
  const changes = log.split('\n').flatMap((line) => {
    if (line.startsWith('@')) at = Number(line.slice(1)) * 1000;
    const [, before = '', blob = '', kind, folder = '', name] = change.exec(line) ?? [];
    return kind === undefined ? [] : [{ at, before, blob, kind, file: `${folder}${name}.md` }];
  });
  for (const { file, before, kind, ...committed } of changes.reverse()) {
    const { versions, isAnew } = files.get(file) ?? { versions: [], isAnew: false };
    if (kind === 'D') files.set(file, { versions: [], isAnew: true });
    else {
      const first = versions.length === 0 ? [{ at: committed.at, blob: before }] : [];
      files.set(file, { versions: [...versions, ...first, committed], isAnew });
    }
  }
  return files;
}

/** What `git cat-file --batch` prints: for each object a line with its length, and then its bytes. */
function blobsIn(batch: Buffer | undefined): Map<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  for (let from = 0; batch && from < batch.length;) {
    const end = batch.indexOf('\n', from);
    const [id = '', type, length = '0'] = batch.toString('utf8', from, end).split(' ');
    // An object that is missing has a line and no bytes.
    if (type !== 'blob') {
      from = end + 1;
      continue;
    }
    from = end + 1 + Number(length) + 1;
    blobs.set(id, batch.subarray(end + 1, from - 1));
  }
  return blobs;
}

function revisionOf(
  file: string,
  blobs: ReadonlyMap<string, Uint8Array>,
): (committed: Committed) => Revision[] {
  const name = file.endsWith('/incident.md') ? 'incident.md' : 'maintenance.md';
  return ({ at, blob }) => {
    const bytes = blobs.get(blob);
    return bytes ? [{ at, document: parseDocument(bytes, file, name) }] : [];
  };
}

function folderOf(file: string): string {
  return file.split('/').at(-2) ?? '';
}
