import { describe, expect, it } from 'vitest';
import { checkSite, type CheckResult } from '../../src/check/check-site.ts';
import type { Problem } from '../../src/check/problem.ts';
import { rules } from '../../src/check/rules.ts';
import { type DocumentName, parseDocument } from '../../src/read/raw-document.ts';
import type { RawFolder } from '../../src/read/raw-folder.ts';
import { EXAMPLE_NOW, readExampleSite } from '../unit/check/example-site.ts';
import { mutated } from '../unit/check/mutations.ts';
import { seeded } from '../unit/check/seeded.ts';
import {
  INCIDENT,
  incident,
  MAINTENANCE,
  maintenance,
  POSTMORTEM,
  postmortem,
} from '../unit/check/site-text.ts';

/*
 * 20,000 spoiled files, many of them in one site: each is either a record of the site or has an error, and
 * every problem can be shown. Short records are most of them; one in eight comes from the example site.
 */

const BATCHES = 40;
const FILES_OF_A_BATCH = 500;

const { config, incidents } = await readExampleSite();
const long = incidents.folders.flatMap(({ documents }) => documents);
const short = {
  'incident.md': incident(['component: checkout', 'component: vm'])[INCIDENT],
  'maintenance.md': maintenance(['component: database', 'component: vm'])[MAINTENANCE],
  'postmortem.md': postmortem()[POSTMORTEM],
};
const sound = new TextEncoder().encode(String(short['incident.md']));

const bodies = [
  '',
  '# Heading\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n- [ ] open[^1]\n\n[^1]: A note.\n',
  '![A graph](graph.png) <b onclick="x">bold</b> <img src="https://harbour.example/x.png">\n',
];

function textsOf(name: DocumentName): string[] {
  return bodies.map((body) => `${String(short[name])}${body}`);
}

function longTextsOf(name: DocumentName): string[] {
  return long.filter((document) => document.name === name).map(({ source }) => source);
}

const names: readonly DocumentName[] = ['incident.md', 'maintenance.md', 'postmortem.md'];
const texts = {
  short: new Map(names.map((name) => [name, textsOf(name)])),
  long: new Map(names.map((name) => [name, longTextsOf(name)])),
};

/** A folder with one spoiled file; a spoiled postmortem stands beside a sound incident. */
function spoiledFolder(batch: number, index: number): RawFolder {
  const id = `2026-03-14-b${batch}-f${index}`;
  const random = seeded(id);
  const name = random.pick(names);
  const from = random.below(8) === 0 ? texts.long : texts.short;
  const file = (of: DocumentName): string => `incidents/${id}/${of}`;
  const spoiled = parseDocument(mutated(from.get(name) ?? [], random), file(name), name);
  const documents =
    name === 'postmortem.md'
      ? [parseDocument(sound, file('incident.md'), 'incident.md'), spoiled]
      : [spoiled];
  return { name: id, documents, others: ['graph.png'], faults: [] };
}

/** @throws {Error} what the check throws, with the first file that it cannot bear */
function check(folders: readonly RawFolder[]): CheckResult {
  try {
    return checkSite(config, { folders, faults: [], instead: [] }, EXAMPLE_NOW, { prose: true });
  } catch (error) {
    if (folders.length === 1) throw error;
    const unbearable = folders.find((folder) => thrownBy(folder) !== undefined);
    throw new Error(unbearable && thrownBy(unbearable), { cause: error });
  }
}

function thrownBy(folder: RawFolder): string | undefined {
  try {
    check([folder]);
    return undefined;
  } catch (error) {
    const text = JSON.stringify(folder.documents.at(-1)?.source.slice(0, 500));
    return `${folder.name}: ${String(error)} for ${text}`;
  }
}

const batches = Array.from({ length: BATCHES }, (_, batch) => batch);

describe(`each of ${BATCHES * FILES_OF_A_BATCH} spoiled files`, () => {
  it.each(batches)(
    'becomes a record or has well-formed problems (batch %i)',
    (batch) => {
      const folders = Array.from({ length: FILES_OF_A_BATCH }, (_, index) =>
        spoiledFolder(batch, index),
      );
      const { site, problems } = check(folders);
      expect(problems.flatMap((problem) => flawsOf(problem, folders)).slice(0, 20)).toEqual([]);
      expect(repeated(problems)).toEqual([]);

      const withErrors = new Set(problems.filter(isError).map(({ file }) => file));
      const records = new Set([
        ...(site?.incidents ?? []).map(({ id }) => `incidents/${id}/incident.md`),
        ...(site?.maintenances ?? []).map(({ id }) => `incidents/${id}/maintenance.md`),
      ]);
      const leftOut = new Set(site?.leftOut.map(({ file }) => file));
      for (const { file, name } of folders.flatMap(({ documents }) => documents)) {
        const hasErrors = withErrors.has(file);
        expect(leftOut.has(file), `${file} is left out when it has errors`).toBe(hasErrors);
        if (name !== 'postmortem.md') {
          expect(records.has(file), `${file} is a record when it has no errors`).toBe(!hasErrors);
        }
      }
    },
    60_000,
  );

  it('is spoiled in most cases, and in some is sound all the same', () => {
    const folders = Array.from({ length: FILES_OF_A_BATCH }, (_, index) => spoiledFolder(0, index));
    const files = new Set(
      check(folders)
        .problems.filter(isError)
        .map(({ file }) => file),
    );
    expect(files.size).toBeGreaterThan(FILES_OF_A_BATCH / 3);
    expect(files.size).toBeLessThan(FILES_OF_A_BATCH);
  });
});

function isError({ level }: Problem): boolean {
  return level === 'error';
}

/** What keeps a problem from being shown: a place that does not exist, words that are missing or break the line. */
function flawsOf(problem: Problem, folders: readonly RawFolder[]): string[] {
  const { rule, level, file, line, column, what, why, fix } = problem;
  const [, id] = file.split('/');
  const folder = folders.find(({ name }) => name === id);
  const document = folder?.documents.find((each) => each.file === file);
  const lines = (document?.source ?? '').split('\n');
  const flaws = [
    ...(level === rules[rule].level && why === rules[rule].why
      ? []
      : ['is not what its rule says']),
    ...(document ? [] : ['is in no file']),
    ...(Number.isInteger(line) && line >= 1 && line <= lines.length ? [] : ['is at no line']),
    ...(Number.isInteger(column) && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1
      ? []
      : ['is at no column']),
    ...[what, why, fix].flatMap((text) => [
      ...(text.trim() === '' ? ['has an empty text'] : []),
      // eslint-disable-next-line no-control-regex -- none of these may reach a terminal
      ...(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text) ? ['has a control character'] : []),
    ]),
  ];
  return flaws.map((flaw) => `${file}:${line}:${column} ${rule} ${JSON.stringify(what)} ${flaw}`);
}

/** Problems that say the same thing at the same place more than once, at most twenty. */
function repeated(problems: readonly Problem[]): string[] {
  const seen = new Set<string>();
  return problems
    .map(({ file, line, column, rule, what }) => `${file}:${line}:${column} ${rule} ${what}`)
    .filter((text) => seen.has(text) || !seen.add(text))
    .slice(0, 20);
}
