import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate';
import { type BuiltSiteName, siteNames } from './build-sites.ts';
import { type BuiltSite, builtSite, filePaths } from './built-site.ts';
import { type DocumentFacts, readDocuments } from './documents.ts';
import { test } from './reader.ts';

const rules: NonNullable<ConfigData['rules']> = {
  // Titles are those of the authors' records, and up to 120 characters long.
  'long-title': 'off',
  // `<img>` and `<img />` are the same HTML; the sanitiser writes the second.
  'void-style': 'off',
  // Days are anchors, `#2026-03-14`; since HTML 5 an id may begin with a digit.
  'valid-id': ['error', { relaxed: true }],
  // A scrolling box is a `div` with a role: whether it is one or a `section` makes no difference to anybody.
  'prefer-native-element': 'off',
};

const hostileRules: typeof rules = {
  ...rules,
  // Authors' own HTML stays nested as they nested it; browsers agree on how to mend that.
  'element-permitted-content': 'off',
  'no-implicit-close': 'off',
  'close-order': 'off',
};

for (const name of siteNames) {
  test(`${name}: every page is valid HTML`, async () => {
    const site = builtSite(name);
    const validator = new HtmlValidate(
      new StaticConfigLoader({
        extends: ['html-validate:recommended'],
        rules: name === 'hostile' ? hostileRules : rules,
      }),
    );
    const faults: string[] = [];
    for (const path of filePaths(site.folder).filter((file) => file.endsWith('.html'))) {
      // What a page will say later waits in it, and is no part of it yet.
      const html = readFileSync(join(site.folder, path), 'utf8').replace(
        /<template data-at.*?<\/template>/gs,
        '',
      );
      const { results } = await validator.validateString(html, path);
      for (const { ruleId, message, line, column } of results.flatMap(({ messages }) => messages)) {
        faults.push(`${path}:${line}:${column} ${ruleId}: ${message}`);
      }
    }
    expect(faults).toEqual([]);
  });

  test(`${name}: every page is whole by itself, and leads somewhere`, async ({ page }) => {
    const site = builtSite(name);
    const documents = await readDocuments(page, site);
    expect(documents.map(({ path }) => path)).toContain('/');
    await test.step('it has a language, a title, one heading and its own address', () => {
      expectHeads(name, documents);
    });
    await test.step('no id stands twice, and no link, anchor or picture leads nowhere', () => {
      expectAnchors(name, site, documents);
    });
    await test.step('it has a text without a script, and no handler, form, frame or style attribute', () => {
      const faults = documents.flatMap(({ path, text, forbidden }) => [
        ...(text.length > (path === '/embed/' ? 40 : 60) ? [] : [`${path} says only: ${text}`]),
        ...forbidden.map((markup) => `${path} has ${markup}`),
      ]);
      expect.soft(faults).toEqual([]);
    });
    await test.step('every state is a word and a shape, and no two states share a shape', () => {
      expectShapes(documents);
    });
  });
}

function expectHeads(name: BuiltSiteName, documents: readonly DocumentFacts[]): void {
  const { url, lang } = expectations(name);
  const faults = documents.flatMap(
    ({ path, title, description, headings, canonical, ...facts }) => {
      const [heading = ''] = headings;
      const isWhole = [title, description ?? '', heading].every((text) => text.trim() !== '');
      const own = path === '/404.html' ? null : url + path;
      const isRight = facts.lang === lang && headings.length === 1 && canonical === own;
      return isWhole && isRight
        ? []
        : [{ path, title, description, headings, canonical, ...facts }];
    },
  );
  expect.soft(faults).toEqual([]);
  const titles = documents.map(({ title }) => title);
  if (name !== 'hostile') expect.soft(repeated(titles), 'titles of several pages').toEqual([]);
}

function expectAnchors(
  name: BuiltSiteName,
  site: BuiltSite,
  documents: readonly DocumentFacts[],
): void {
  const { url } = expectations(name);
  const files = new Set(filePaths(site.folder).map((path) => `/${path}`));
  const anchors = new Map(documents.map(({ path, ids }) => [path, new Set(ids)]));
  const dead = new Map<string, string[]>();
  const twice = documents.flatMap(({ path, ids }) => repeated(ids).map((id) => `${path}#${id}`));
  expect.soft(twice).toEqual([]);
  for (const { path, addresses } of documents) {
    for (const address of addresses) {
      if (isFine(address)) continue;
      dead.set(address, [...(dead.get(address) ?? []), path]);
    }
  }
  // Where an author's text leads is the author's: hostile ones lead nowhere.
  if (name !== 'hostile') expect.soft(Object.fromEntries(dead)).toEqual({});

  /** Elsewhere, or a file of the site, with the anchor that is meant. */
  function isFine(address: string): boolean {
    const { origin, pathname, hash, protocol } = new URL(address);
    if (origin !== site.origin && origin !== url) return /^(https?|mailto):$/.test(protocol);
    const path = decodeURIComponent(pathname);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    if (!files.has(file)) return false;
    return hash === '' || anchors.get(path)?.has(decodeURIComponent(hash.slice(1))) === true;
  }
}

function expectShapes(documents: readonly DocumentFacts[]): void {
  const states = documents.flatMap(({ path, states: told }) =>
    told.map((state) => ({ path, ...state })),
  );
  const unclear = states.filter(({ word, shape }) => !/\p{L}{4}/u.test(word) || shape === null);
  expect.soft(unclear).toEqual([]);
  const shapes = new Map<string, Set<string | null>>();
  for (const { word, shape } of states) {
    shapes.set(word, (shapes.get(word) ?? new Set()).add(shape));
  }
  const kinds = ['Operational', 'Maintenance', 'Degraded', 'Partial outage', 'Major outage'];
  const drawn = kinds.flatMap((word) => [...(shapes.get(word) ?? [])]);
  expect.soft(shapes.size).toBeGreaterThan(4);
  expect.soft(new Set(drawn).size).toBe(drawn.length);
}

/** What the site's configuration says; its address is also in what the build says of itself. */
function expectations(name: BuiltSiteName): { readonly url: string; readonly lang: string } {
  const generation = readFileSync(join(builtSite(name).folder, 'generation.json'), 'utf8');
  const { site } = JSON.parse(generation) as { site: string };
  const lang = { complete: 'en-IN', hostile: 'en', story: 'en' }[name as string] ?? 'en-GB';
  return { url: site, lang };
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) < index);
}
