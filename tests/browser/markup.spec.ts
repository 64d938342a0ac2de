import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate';
import { type BuiltSiteName, siteNames } from './build-sites.ts';
import { builtSite, filePaths } from './built-site.ts';
import { readDocuments } from './documents.ts';
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

  test(`${name}: every page has a language, a title, one heading and its own address`, async ({
    page,
  }) => {
    const site = builtSite(name);
    const documents = await readDocuments(page, site);
    const { url, lang } = expectations(name);
    expect(documents.map(({ path }) => path)).toContain('/');
    for (const { path, title, description, headings, canonical, ...facts } of documents) {
      expect.soft(facts.lang, path).toBe(lang);
      expect.soft(title.trim(), path).not.toBe('');
      expect.soft(description?.trim(), path).toBeTruthy();
      expect.soft(headings, path).toHaveLength(1);
      expect.soft(headings[0]?.trim(), path).not.toBe('');
      expect.soft(canonical, path).toBe(path === '/404.html' ? null : url + path);
    }
    const titles = documents.map(({ title }) => title);
    if (name !== 'hostile') expect.soft(repeated(titles), 'titles of several pages').toEqual([]);
  });

  test(`${name}: no id stands twice, and no link, anchor or picture leads nowhere`, async ({
    page,
  }) => {
    const site = builtSite(name);
    const documents = await readDocuments(page, site);
    const { url } = expectations(name);
    const files = new Set(filePaths(site.folder).map((path) => `/${path}`));
    const anchors = new Map(documents.map(({ path, ids }) => [path, new Set(ids)]));
    const dead = new Map<string, string[]>();
    for (const { path, ids, addresses } of documents) {
      expect.soft(repeated(ids), `ids on ${path}`).toEqual([]);
      for (const address of addresses) {
        if (isFine(address)) continue;
        dead.set(address, [...(dead.get(address) ?? []), path]);
      }
    }
    // Where an author's text leads is the author's: hostile ones lead nowhere.
    if (name !== 'hostile') expect(Object.fromEntries(dead)).toEqual({});

    /** Elsewhere, or a file of the site, with the anchor that is meant. */
    function isFine(address: string): boolean {
      const { origin, pathname, hash, protocol } = new URL(address);
      if (origin !== site.origin && origin !== url) return /^(https?|mailto):$/.test(protocol);
      const path = decodeURIComponent(pathname);
      const file = path.endsWith('/') ? `${path}index.html` : path;
      if (!files.has(file)) return false;
      return hash === '' || anchors.get(path)?.has(decodeURIComponent(hash.slice(1))) === true;
    }
  });

  test(`${name}: every page is whole without a script, and has no handler, form, frame or style attribute`, async ({
    page,
  }) => {
    const documents = await readDocuments(page, builtSite(name));
    for (const { path, text, forbidden } of documents) {
      expect.soft(text.length, path).toBeGreaterThan(path === '/embed/' ? 40 : 60);
      expect.soft(forbidden, path).toEqual([]);
    }
  });

  test(`${name}: every state is a word and a shape, and no two states share a shape`, async ({
    page,
  }) => {
    const documents = await readDocuments(page, builtSite(name));
    const shapes = new Map<string, Set<string>>();
    for (const { path, states } of documents) {
      for (const { word, shape } of states) {
        expect.soft(word, path).toMatch(/\p{L}{4}/u);
        expect.soft(shape, `${word} on ${path}`).not.toBeNull();
        if (shape !== null) shapes.set(word, (shapes.get(word) ?? new Set()).add(shape));
      }
    }
    const kinds = ['Operational', 'Maintenance', 'Degraded', 'Partial outage', 'Major outage'];
    const drawn = kinds.flatMap((word) => [...(shapes.get(word) ?? [])]);
    expect(shapes.size).toBeGreaterThan(4);
    expect(new Set(drawn).size).toBe(drawn.length);
  });
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
