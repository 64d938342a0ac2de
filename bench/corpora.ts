import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSite } from '../tests/sites/site-files.ts';
import { corpus } from './corpus.ts';

/** A corpus on disk. */
export interface WrittenCorpus {
  readonly count: number;
  /** How tables name it: `1,000 records`. */
  readonly name: string;
  /** What `--root` and `--now` are. */
  readonly siteArgs: readonly string[];
}

/** Writes a corpus of each size, hands them and a folder for output over, and takes all away again. */
export function withCorpora(
  counts: readonly number[],
  use: (corpora: readonly WrittenCorpus[], folder: string) => void,
): void {
  const folder = mkdtempSync(join(tmpdir(), 'lifeboat-bench-'));
  try {
    const written = counts.map((count): WrittenCorpus => {
      const root = join(folder, `records-${count}`);
      const site = corpus(count);
      writeSite(root, site);
      const name = `${count.toLocaleString('en')} records`;
      return { count, name, siteArgs: ['--root', root, '--now', site.now] };
    });
    use(written, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
