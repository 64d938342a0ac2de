import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { documents, incident, scheduledMaintenance } from '../../../src/schema/statuspage-v2.ts';
import { disorder } from '../../formats/statuspage-v2.ts';

/*
 * The schemas of the API accept what real pages answer. The answers lie beside the project, not in it: where they are
 * missing, this is skipped.
 */

const captures = resolve(import.meta.dirname, '../../../../shared/data/statuspage');

function files(pattern: string): string[] {
  return globSync(pattern, { cwd: captures }).map((file) => join(captures, file));
}

/** A file of one document a line; an incomplete last line is what a crawl was cut off in. */
function lines(file: string): unknown[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as unknown);
}

function expectAccepted(schema: z.ZodType, documentsOfFile: readonly unknown[], file: string) {
  expect(documentsOfFile.length, file).toBeGreaterThan(0);
  for (const [index, document] of documentsOfFile.entries()) {
    const { success, error } = schema.safeParse(document);
    if (!success) expect.fail(`${file}, document ${index}: ${error.message}`);
    expect(disorder(document), `${file}, document ${index}`).toEqual([]);
  }
}

describe.skipIf(!existsSync(captures))('the schemas accept every real answer', () => {
  it('summaries', () => {
    const found = files('*/summary*.json');
    expect(found.length).toBeGreaterThan(20);
    for (const file of found) {
      expectAccepted(documents.summary, [JSON.parse(readFileSync(file, 'utf8'))], file);
    }
  });

  it('answers about one incident', () => {
    const [file = ''] = files('github-incident-documents-100.jsonl.gz');
    const found = lines(file);
    expect(found.length).toBeGreaterThan(90);
    expectAccepted(documents.incident, found, file);
  });

  it('incidents and maintenances from summaries', () => {
    for (const file of files('*/incidents-last-seen.jsonl.gz')) {
      expectAccepted(incident, lines(file), file);
    }
    for (const file of files('*/scheduled-maintenances-last-seen.jsonl')) {
      expectAccepted(scheduledMaintenance, lines(file), file);
    }
  });
});
