import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/check/rules.ts';
import { anchorOf } from '../../../src/docs/anchor.ts';
import { formatPages, referenceFolder, referencePages } from '../../../src/docs/reference-pages.ts';
import { ruleGroups } from '../../../src/docs/rule-groups.ts';
import { describeObjects } from '../../../src/docs/schema-objects.ts';

const folder = resolve(import.meta.dirname, '../../..', referenceFolder);
const pages = referencePages();

describe('the reference', () => {
  it.each([...pages])('%s is on disk as it is generated (run `npm run docs`)', (name, markdown) => {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(markdown);
  });

  it('has no page that is not generated', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    expect(files.sort()).toEqual([...pages.keys()].sort());
  });

  it('links to anchors that there are', () => {
    for (const [name, markdown] of pages) {
      for (const [, page = '', anchor = ''] of markdown.matchAll(
        /\]\((?!https?:)([\w./-]*)#([^)]+)\)/g,
      )) {
        const target = page === '' ? name : posix.join(posix.dirname(name), page);
        expect(anchorsOf(target), `in ${name}`).toContain(anchor);
      }
    }
  });

  it('links to pages that there are', () => {
    for (const [name, markdown] of pages) {
      for (const [, target = ''] of markdown.matchAll(
        /\]\((?!\.\.\/|https?:)([^)#]+\.md)(?:#[^)]*)?\)/g,
      )) {
        expect([...pages.keys()], `in ${name}`).toContain(posix.join(posix.dirname(name), target));
      }
    }
  });

  it('has no anchor twice on a page', () => {
    for (const name of pages.keys()) {
      const anchors = anchorsOf(name);
      expect(anchors).toEqual([...new Set(anchors)]);
    }
  });
});

describe.each(Object.entries(formatPages))('the page %s', (_name, { schema }) => {
  it('says of every key what it means', () => {
    const silent = describeObjects(schema).flatMap(({ path, keys }) =>
      keys.filter(({ meaning }) => meaning === '').map(({ key }) => `${path}.${key}`),
    );
    expect(silent).toEqual([]);
  });
});

describe('the page about rules', () => {
  it('has every rule once', () => {
    const listed = ruleGroups.flatMap((group) => group.rules);
    expect(listed.toSorted()).toEqual(Object.keys(rules).sort());
  });

  it('has the id of each rule as an anchor', () => {
    expect(anchorsOf('rules.md')).toEqual(expect.arrayContaining(Object.keys(rules)));
  });
});

function anchorsOf(page: string): string[] {
  const headings = (pages.get(page) ?? '').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) => anchorOf(heading));
}
