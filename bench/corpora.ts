import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSite } from '../tests/sites/site-files.ts';
import { corpus } from './corpus.ts';

/** A corpus on disk. */
export interface WrittenCorpus {
  readonly count: number;
  /** The site's folder. */
  readonly root: string;
  /** The instant for which it is built. */
  readonly now: string;
  /** A folder for what is built from it. */
  readonly folder: string;
  /** Changes the title of one past incident, each time to another one. */
  readonly edit: () => void;
  /** Takes the edits back. */
  readonly restore: () => void;
}

/** Writes a corpus, hands it over, and takes all away again. */
export async function withCorpus<Result>(
  count: number,
  use: (corpus: WrittenCorpus) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'lifeboat-bench-'));
  try {
    const root = join(folder, 'site');
    const site = corpus(count);
    writeSite(root, site);
    return await use({
      count,
      root,
      now: site.now,
      folder,
      ...editor(root, Object.keys(site.files)),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Edits an incident from the middle of the history. */
function editor(root: string, files: readonly string[]): Pick<WrittenCorpus, 'edit' | 'restore'> {
  const incidents = files.filter((file) => file.endsWith('incident.md'));
  const path = join(root, incidents[Math.floor(incidents.length / 2)] ?? '');
  const original = readFileSync(path, 'utf8');
  let edits = 0;
  return {
    edit: () => {
      edits += 1;
      writeFileSync(path, original.replace(/^title: /m, `title: Edit ${edits}, `));
    },
    restore: () => writeFileSync(path, original),
  };
}
