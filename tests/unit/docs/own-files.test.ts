import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { ownFiles, schemaFolder } from '../../../src/docs/own-files.ts';
import { jsonSchemas } from '../../../src/schema/json-schemas.ts';
import { readExampleSite } from '../check/example-site.ts';

const project = resolve(import.meta.dirname, '../../..');

it.each([...ownFiles()])('%s is on disk as it is made (run `npm run docs`)', (name, text) => {
  expect(readFileSync(join(project, name), 'utf8')).toBe(text);
});

it('there is no schema that is not made', () => {
  const made = [...ownFiles().keys()].filter((name) => name.startsWith(`${schemaFolder}/`));
  expect(
    readdirSync(join(project, schemaFolder))
      .map((name) => `${schemaFolder}/${name}`)
      .sort(),
  ).toEqual(made.sort());
});

describe('the JSON Schemas', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  formats.default(ajv);
  const schemas = jsonSchemas();
  const judge = (name: keyof typeof schemas, value: unknown): unknown => {
    const validate = ajv.compile(schemas[name]);
    return validate(value) ? [] : validate.errors;
  };

  it('accept every document of the example site, and its configuration', async () => {
    const { config, incidents } = await readExampleSite();
    expect(judge('configuration', config.value)).toEqual([]);
    const documents = incidents.folders.flatMap((folder) => folder.documents);
    expect(documents.length).toBeGreaterThan(20);
    for (const { name, value, file } of documents) {
      expect(judge(name.replace('.md', '') as keyof typeof schemas, value), file).toEqual([]);
    }
  });

  it.each([
    ['an unknown key', { tilte: 'x' }],
    ['a missing key', { updates: undefined }],
    [
      'an unknown level',
      { impact: [{ component: 'a', level: 'bad', from: '2026-01-01T00:00:00Z' }] },
    ],
    ['a time without a zone', { detectedAt: '2026-01-01T00:00:00' }],
    ['an empty title', { title: '' }],
  ])('refuse %s', (_what, change) => {
    const right = {
      title: 'Slow',
      updates: [{ at: '2026-01-01T00:00:00Z', status: 'resolved', text: 'x' }],
    };
    expect(judge('incident', right)).toEqual([]);
    expect(judge('incident', JSON.parse(JSON.stringify({ ...right, ...change })))).not.toEqual([]);
  });

  it('say of every key what it means', () => {
    expect(JSON.stringify(schemas.incident)).toContain('When customers began to be hit.');
  });
});
