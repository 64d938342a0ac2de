import { describe, expect, it } from 'vitest';
import { isPicture, pictureName } from '../../../src/markdown/picture-name.ts';
import { elementsOf, parsed, rendered } from './rendered.ts';

const schemes = ['javascript', 'vbscript', 'data', 'file', 'blob', 'livescript', 'x-y'];

/** Ways to write an address so that a filter may miss what a browser understands. */
const spellings: readonly (readonly [how: string, spell: (address: string) => string])[] = [
  ['plainly', (address) => address],
  ['in capitals', (address) => address.replace(/^[^:]+/, (scheme) => scheme.toUpperCase())],
  ['with decimal entities', (address) => entities(address, (code) => `&#${code};`)],
  ['with long decimal entities', (address) => entities(address, (code) => `&#0000${code};`)],
  [
    'with hexadecimal entities',
    (address) => entities(address, (code) => `&#x${code.toString(16)};`),
  ],
  ['with entities without semicolons', (address) => entities(address, (code) => `&#${code}`)],
  ['with a named colon', (address) => address.replace(':', '&colon;')],
  ['with a tab as an entity', (address) => `${address.slice(0, 2)}&Tab;${address.slice(2)}`],
  [
    'with a line end as an entity',
    (address) => `${address.slice(0, 2)}&NewLine;${address.slice(2)}`,
  ],
  ['with a tab', (address) => `${address.slice(0, 2)}\t${address.slice(2)}`],
  ['with a carriage return', (address) => `${address.slice(0, 2)}&#13;${address.slice(2)}`],
  ['behind a control character', (address) => `&#1;${address}`],
  ['behind a unit separator', (address) => `\u001f${address}`],
  ['behind spaces', (address) => `   ${address}`],
  ['with NUL', (address) => `${address.slice(0, 2)}\u0000${address.slice(2)}`],
  ['percent-encoded', (address) => `%${address.charCodeAt(0).toString(16)}${address.slice(1)}`],
  ['twice encoded', (address) => address.replace(':', '&amp;colon;')],
];

function entities(address: string, entity: (code: number) => string): string {
  return Array.from(address, (character) => entity(character.charCodeAt(0))).join('');
}

const places: readonly (readonly [where: string, around: (address: string) => string])[] = [
  ['a link', (address) => `[a](${address})`],
  ['a link in angle brackets', (address) => `[a](<${address}>)`],
  ['a reference', (address) => `[a][r]\n\n[r]: ${address}`],
  ['an autolink', (address) => `<${address}>`],
  ['a bare address', (address) => `See ${address} there.`],
  ['a link of HTML', (address) => `<a href="${address}">a</a>`],
  ['a link of HTML in single quotes', (address) => `<a href='${address}'>a</a>`],
  ['a link of HTML without quotes', (address) => `<a href=${address}>a</a>`],
  ['a second `href`', (address) => `<a href="/a" href="${address}">a</a>`],
  ['the source of a quotation', (address) => `<blockquote cite="${address}">a</blockquote>`],
  ['a picture', (address) => `![a](${address})`],
  ['a picture of HTML', (address) => `<img src="${address}" alt="a">`],
  ['a set of pictures', (address) => `<img src="graph.png" srcset="${address} 2x" alt="a">`],
];

/** The addresses of a piece of HTML as a browser resolves them. */
function followed(html: string): string[] {
  return elementsOf(html)
    .flatMap(({ attribs }) =>
      ['href', 'src', 'srcset', 'cite', 'action', 'data', 'xlink:href'].flatMap((name) => {
        const address = attribs[name];
        const base = 'https://harbour-status.example/incidents/x/';
        return address !== undefined && URL.canParse(address, base) ? [new URL(address, base)] : [];
      }),
    )
    .map(({ protocol, pathname }) => `${protocol}${pathname}`);
}

describe('an address that could run something is never printed', () => {
  it.each(places)('in %s', (_where, around) => {
    const printed = schemes.flatMap((scheme) =>
      spellings.flatMap(([how, spell]) =>
        followed(rendered(around(spell(`${scheme}:alert(1)`))))
          .filter((address) => !/^(https|http|mailto|tel):/.test(address))
          .map((address) => `${scheme} ${how}: ${address}`),
      ),
    );
    expect(printed).toEqual([]);
  });

  it('and this test would see it', () => {
    expect(followed('<a href="java\tscript:alert(1)">a</a>')).toEqual(['javascript:alert(1)']);
  });
});

describe('a picture loads from nowhere but the record', () => {
  it.each([
    '//evil.example/x.png',
    '\\\\evil.example/x.png',
    '/\\evil.example/x.png',
    '///evil.example/graph.png',
    'https:graph.png',
    'https://evil.example/graph.png',
    '%2f%2fevil.example/graph.png',
    'graph.png?x=1',
    'graph.png#x',
    '../graph.png',
    '%2e%2e/graph.png',
    '/graph.png',
    'GRAPH.PNG',
    '',
  ])('and not from %j', (address) => {
    for (const text of [
      `![A graph](<${address}>)`,
      `<img src="${address}" alt="A graph">`,
      `<b>x</b> ![A graph](<${address}>)`,
    ]) {
      const html = rendered(text);
      expect(elementsOf(html).filter(({ name }) => name === 'img')).toEqual([]);
      expect(html).toContain('A graph');
    }
  });
});

describe('the name of a picture', () => {
  it.each([
    ['graph.png', 'graph.png'],
    ['./graph.png', 'graph.png'],
    ['a%20b.png', 'a b.png'],
    ['Gr%C3%B6%C3%9Fe%20(2).png', 'Größe (2).png'],
    ['Größe 🛟.png', 'Größe 🛟.png'],
    ['100%.png', '100%.png'],
    ['', undefined],
    ['./', undefined],
    ['../graph.png', undefined],
    ['a/graph.png', undefined],
    ['a%2Fgraph.png', undefined],
    ['a%5Cgraph.png', undefined],
    ['a\\graph.png', undefined],
    ['//evil.example/graph.png', undefined],
    ['https://evil.example/graph.png', undefined],
    ['data:image/png;base64,AA', undefined],
    ['graph.png?x', undefined],
    ['graph.png#x', undefined],
  ])('that %j means is %j', (source, name) => {
    expect(pictureName(source)).toBe(name);
  });

  it.each([
    ['graph.png', true],
    ['GRAPH.PNG', true],
    ['a b.jpeg', true],
    ['.png', true],
    ['graph.svg', false],
    ['graph.png.svg', false],
    ['graph.png ', false],
    ['graph.png\n', false],
    ['graph', false],
    ['png', false],
  ])('%j is one that may be published: %s', (name, isOne) => {
    expect(isPicture(name)).toBe(isOne);
  });
});

describe('raw HTML that says what our own markup says', () => {
  it('cannot claim other roles or a place in the order of the keyboard', () => {
    const attribs = elementsOf(
      rendered('<div role="alert" tabindex="5" aria-label="x">a</div><span role="button">b</span>'),
    ).map((element) => element.attribs);
    expect(attribs.map(({ role, tabindex }) => [role || undefined, tabindex || undefined])).toEqual(
      attribs.map(() => [undefined, undefined]),
    );
  });

  it('cannot be a footnote of another text', () => {
    const html = rendered('<p id="fn-t2-1">a</p> <p id="fn-t10-1">b</p> <p id="fnref-t-1">c</p>');
    expect(elementsOf(html).flatMap(({ attribs }) => attribs['id'] ?? [])).toEqual([]);
  });

  it('says the same when it is rendered again from its own output', () => {
    const html = rendered('<div>\n<b>a</b> <kbd>b</kbd> <abbr title="c &amp; d">e</abbr>\n</div>');
    expect(parsed(rendered(html))).toEqual(parsed(html));
  });
});
