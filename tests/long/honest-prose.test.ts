import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proseCheck } from '../../src/check/prose/check-prose.ts';
import { parseDocument } from '../../src/read/raw-document.ts';
import { siteConfigSchema } from '../../src/schema/site-config.ts';
import { readExampleSite } from '../unit/check/example-site.ts';
import { seeded, type Seeded } from '../unit/check/seeded.ts';
import { configFor } from '../unit/check/prose/postmortem-of.ts';
import { honestProse, honestSentence } from '../unit/check/prose/honest-prose.ts';

const check = proseCheck(configFor({ people: ['Dana Rose'] }));

interface Written {
  readonly name: 'incident.md' | 'postmortem.md';
  readonly source: string;
}

/** Every third document is an incident, the others are postmortems with frontmatter and a body. */
function document(random: Seeded, index: number): Written {
  if (index % 3 === 0) {
    const texts = Array.from({ length: 4 }, () => `  - text: >\n      ${honestSentence(random)}`);
    const source = `---\ntitle: Trouble\nupdates:\n${texts.join('\n')}\n---\n${honestProse(random, 3)}\n`;
    return { name: 'incident.md', source };
  }
  const list = (key: string): string =>
    `${key}:\n${Array.from({ length: 3 }, () => `  - >-\n    ${honestSentence(random)}`).join('\n')}`;
  const keys = ['wentWell', 'wentPoorly', 'lucky', 'lessons', 'openQuestions'].map(list);
  const body = honestProse(random, 25);
  return { name: 'postmortem.md', source: `---\n${keys.join('\n')}\n---\n${body}\n` };
}

function hitsIn({ name, source }: Written): string[] {
  const read = parseDocument(new TextEncoder().encode(source), name, name);
  expect(read.faults).toEqual([]);
  const lines = source.split('\n');
  return check(read).map(({ rule, line }) => `${rule}: ${lines[line - 1] ?? ''}`);
}

const blame = [
  'The outage was caused by human error.',
  'A technician failed to copy the build to one host.',
  'We should have tested the restore.',
  'It was a careless deploy.',
  'Dana Rose ran the script.',
  'The on-call engineer was at fault.',
  'An intern deleted the wrong volume.',
  'The rule was accidentally removed.',
];

describe('a corpus of honest prose', () => {
  const count = 600;

  it(`has no more than one false hit in 100 documents`, () => {
    const random = seeded('honest prose');
    const documents = Array.from({ length: count }, (_none, index) => document(random, index));
    const hits = documents.flatMap(hitsIn);
    expect(hits.length, hits.join('\n')).toBeLessThanOrEqual(count / 100);
  });

  it('hides no blame that stands in it', () => {
    const random = seeded('blame among honest prose');
    for (let index = 0; index < 120; index += 1) {
      const sentence = blame[index % blame.length] ?? '';
      const body = [honestProse(random, 12), sentence, honestProse(random, 12)].join('\n\n');
      const hits = hitsIn({ name: 'postmortem.md', source: `---\nx: 1\n---\n${body}\n` });
      expect(hits.map((hit) => hit.replace(/^[\w-]+: /, ''))).toEqual([sentence]);
    }
  });
});

it('finds nothing in the example site', async () => {
  const { config, incidents } = await readExampleSite();
  const documents = incidents.folders.flatMap((folder) => folder.documents);
  const checked = proseCheck(siteConfigSchema.parse(config.value));
  expect(documents.length).toBeGreaterThan(20);
  expect(documents.flatMap(checked)).toEqual([]);
});

const published = resolve(import.meta.dirname, '../../../shared/data/postmortems');

/** What was found by reading them, and is judged in docs/decisions/prose.md. */
const deserved: Readonly<Record<string, readonly string[]>> = {
  'learningequality--001-buildkite-failing-build.md': [],
  'nodejs--node-js-march-17-incident.md': ['accident-words'],
  'posthog--2025-09-29-flags-is-down.md': ['norm-words'],
  'posthog--2025-11-15-persons-db-migration.md': ['single-root-cause'],
  'rust-lang--dns-outage-portmortem.md': ['single-root-cause'],
};

describe.skipIf(!existsSync(published))('postmortems that others published', () => {
  it('are those that were read', () => {
    expect(readdirSync(published).sort()).toEqual(Object.keys(deserved).sort());
  });

  it.each(Object.entries(deserved))('in %s only what deserves it is found', (file, expected) => {
    const body = readFileSync(join(published, file), 'utf8');
    const hits = hitsIn({ name: 'postmortem.md', source: `---\nx: 1\n---\n${body}` });
    expect(hits.map((hit) => hit.split(':', 1)[0])).toEqual(expected);
  });
});
