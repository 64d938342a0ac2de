import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectSamePages } from '../../../bench/hugo/same-pages.ts';
import { scratchFolder } from '../cli/run-lifeboat.ts';

const page =
  '<title>A</title><style>a{color:red}</style><p class="x" id="y">One &amp; two</p><ul></ul>';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = scratchFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function compare(one: string, other: string, file = 'incidents/2026-03-14-a/index.html'): number {
  return expectSamePages(folderWith({ [file]: one }), folderWith({ [file]: other }));
}

describe('pages of two generators', () => {
  it('are the same but for space, escaping and style sheets', () => {
    const other =
      '<title>A</title>\n<style>a { color: red }</style><p id="y" class="x"> One &#38;\n two</p> <ul>\n</ul>';
    expect(compare(page, other)).toBe(1);
  });

  it.each([
    ['a text', page.replace('two', 'three')],
    ['the value of an attribute', page.replace('"x"', '"z"')],
    ['an attribute', page.replace(' id="y"', '')],
    ['an element', page.replaceAll('ul', 'ol')],
    ['an element more', `${page}<hr>`],
    ['an element less', page.replace('<ul></ul>', '')],
  ])('differ in %s', (_what, other) => {
    expect(() => compare(page, other)).toThrow('incidents/2026-03-14-a/index.html differs');
  });

  it('differ in a feed', () => {
    const feed = (date: string): string => `<rss><pubDate>${date}</pubDate></rss>`;
    expect(() => compare(feed('1'), feed('2'), 'history.rss')).toThrow('history.rss differs');
  });

  it('are missed where only one has them', () => {
    const one = folderWith({ 'index.html': page, 'actions/index.html': page });
    const other = folderWith({ 'index.html': page });
    expect(() => expectSamePages(one, other)).toThrow('Only one of both has actions/index.html');
  });

  it('are left out where Hugo prints none', () => {
    const one = folderWith({ 'index.html': page, 'about/index.html': page, 'updates.rss': page });
    expect(expectSamePages(one, folderWith({ 'index.html': page }))).toBe(1);
  });
});
