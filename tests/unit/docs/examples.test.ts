import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSite } from '../../../src/check/check-site.ts';
import { type Example, examples } from '../../../src/docs/examples.ts';
import { formatPages } from '../../../src/docs/reference-pages.ts';
import { readConfig } from '../../../src/read/raw-config.ts';
import { readIncidents } from '../../../src/read/raw-folder.ts';
import { at } from '../../build-site.ts';

describe('an example of the reference', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lifeboat-example-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(examples)('$path passes the check ($caption)', async (example) => {
    for (const file of [...example.beside, example]) write(file);
    const [config, incidents] = [await readConfig(folder), readIncidents(folder)];
    const result = checkSite(config, incidents, at(example.now), { prose: true });
    expect(result.problems).toEqual([]);
    expect(result.site).toBeDefined();
  });

  it('stands on a page, if it is there at all', () => {
    const shown = Object.values(formatPages).flatMap((page): readonly Example[] => page.examples);
    expect(new Set(shown)).toEqual(new Set(examples));
  });

  function write({ path, text }: Example): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
