import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSafeLink, sanitize } from '../../../src/markdown/sanitize.ts';
import { attacks } from './attacks.ts';
import { elementsOf, type HtmlElement, parsed, rendered } from './rendered.ts';

/*
 * What may stand in a text on the page, written down once more and apart from the code that enforces it.
 * Whatever an author writes, nothing else comes out.
 */

const tags = new Set(
  (
    'a abbr b blockquote br caption code dd del details dfn div dl dt em h2 h3 h4 h5 h6 hr i img ins kbd li ' +
    'mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var'
  ).split(' '),
);

const everywhere = ['lang', 'dir', 'title'];
const attributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'class', 'id'],
  code: ['class'],
  details: ['open'],
  div: ['class', 'role', 'tabindex', 'aria-label'],
  img: ['src', 'alt', 'loading', 'width', 'height'],
  li: ['class', 'id', 'value'],
  ol: ['start'],
  span: ['class', 'role', 'aria-label'],
  sup: ['class'],
  td: ['colspan', 'rowspan', 'class'],
  th: ['colspan', 'rowspan', 'scope', 'class'],
};

const classes =
  /^(footnote-backref|footnote-ref|footnote-item|footnotes|scroll|task|align-(left|right|center)|language-\S+)$/;

const protocols = ['http:', 'https:', 'mailto:', 'tel:'];

/** What an attribute may hold, beside text. */
function isSafeValue(name: string, value: string): boolean {
  switch (name) {
    case 'class':
      return value.split(' ').every((each) => classes.test(each));
    case 'id':
      return /^fn(ref)?-t1-[\d:]+$/.test(value);
    case 'href':
      // As a browser reads it: it drops control characters and knows every spelling.
      return (
        !URL.canParse(value, 'https://harbour-status.example') ||
        protocols.includes(new URL(value, 'https://harbour-status.example').protocol)
      );
    case 'src':
      return value === '/incidents/x/graph.png';
    case 'role':
      return value === 'group' || value === 'img';
    case 'tabindex':
      return value === '0';
    default:
      return true;
  }
}

function dangersIn({ name, attribs }: HtmlElement): string[] {
  if (!tags.has(name)) return [`<${name}>`];
  const allowed = [...everywhere, ...(attributes[name] ?? [])];
  return Object.entries(attribs).flatMap(([attribute, value]) =>
    allowed.includes(attribute) && isSafeValue(attribute, value)
      ? []
      : [`<${name} ${attribute}="${value}">`],
  );
}

/** Every `<` of the output begins a tag of the list, so that no parser reads anything else out of it. */
function strayBrackets(html: string): string[] {
  return html.match(/<(?!\/?[a-z][a-z0-9]*[ >/])[^<]{0,20}/gi) ?? [];
}

const places: readonly (readonly [where: string, around: (attack: string) => string])[] = [
  ['alone', (attack) => attack],
  ['in a paragraph', (attack) => `Before ${attack} after.`],
  ['in a list', (attack) => `- ${attack}\n- [ ] ${attack}`],
  ['in a quotation', (attack) => `> ${attack}`],
  ['in a heading', (attack) => `# ${attack}`],
  ['in a table', (attack) => `| a |\n|---|\n| ${attack} |`],
  ['in the text of a link', (attack) => `[${attack}](https://harbour.example)`],
  ['in the title of a link', (attack) => `[a](https://harbour.example "${attack}")`],
  ['in the text of a picture', (attack) => `![${attack}](graph.png)`],
  ['in the address of a picture', (attack) => `![a](${attack})`],
  ['in a footnote', (attack) => `a[^n]\n\n[^n]: ${attack}`],
  ['in emphasis', (attack) => `**${attack}**`],
  ['in HTML', (attack) => `<div>${attack}</div>`],
  ['in an attribute', (attack) => `<b title="${attack}">a</b>`],
  ['in a comment', (attack) => `<!-- ${attack}`],
  ['after an unclosed tag', (attack) => `<b title="a ${attack}`],
  ['twice', (attack) => `${attack}${attack}`],
];

describe(`each of ${attacks.length} attacks comes to nothing`, () => {
  it('is a list of more than 60 different ones', () => {
    expect(new Set(attacks).size).toBe(attacks.length);
    expect(attacks.length).toBeGreaterThan(60);
  });

  it.each(places)('%s', (_where, around) => {
    const dangers = attacks.flatMap((attack) => {
      const html = rendered(around(attack));
      return [...elementsOf(html).flatMap(dangersIn), ...strayBrackets(html)].map(
        (danger) => `${JSON.stringify(attack)} gives ${danger}`,
      );
    });
    expect(dangers).toEqual([]);
  });

  it('is noticed by this very test when it comes through', () => {
    const html =
      '<p onclick="x">a</p><script>1</script><a href="java\tscript:x">b</a><img src="x.png">';
    expect(elementsOf(html).flatMap(dangersIn)).toEqual([
      '<p onclick="x">',
      '<script>',
      '<a href="java\tscript:x">',
      '<img src="x.png">',
    ]);
    expect(strayBrackets('a < b <!-- c -->')).toHaveLength(2);
  });
});

describe('raw HTML', () => {
  it('cannot repeat the id of a footnote', () => {
    const html = rendered(
      'a[^1]\n\n<p id="fn-t1-1">x</p>\n\n<ul><li class="footnote-item" id="fn-t1-1">y</li></ul>\n\n[^1]: note',
    );
    const ids = elementsOf(html).flatMap(({ name, attribs }) =>
      attribs['id'] === undefined ? [] : `${name} ${attribs['id']}`,
    );
    expect(ids.toSorted()).toEqual(['a fnref-t1-1', 'li fn-t1-1']);
  });

  it.each([
    ['<ol start="3"><li value="7">x</li></ol>', ['start 3', 'value 7']],
    ['<ol start="99999"><li value="-1">x</li></ol>', []],
    ['<table><tr><td colspan="2" rowspan="1e3">x</td></tr></table>', ['colspan 2']],
    ['<img src="graph.png" alt="x" width="640" height="100%">', ['width 640']],
    ['<img src="graph.png" alt="x" width="640px" height="">', []],
  ])('keeps of %s only small numbers', (text, expected) => {
    const numeric = ['start', 'value', 'colspan', 'rowspan', 'width', 'height'];
    const kept = elementsOf(rendered(text)).flatMap(({ attribs }) =>
      Object.entries(attribs).flatMap(([name, value]) =>
        numeric.includes(name) ? `${name} ${value}` : [],
      ),
    );
    expect(kept).toEqual(expected);
  });
});

describe('a link may be followed', () => {
  it.each([
    'https://a.example',
    'HTTP://a.example',
    'mailto:a@b.example',
    'tel:+49',
    '/a',
    '#a',
    '?a',
    '//a.example',
    'a/b:c',
    '',
  ])('to %j', (address) => {
    expect(isSafeLink(address)).toBe(true);
  });

  it.each([
    'javascript:x',
    'JAVASCRIPT:x',
    ' javascript:x',
    'java\nscript:x',
    '\u0000javascript:x',
    'data:x',
    'vbscript:x',
    'file:///x',
    'ftp://x',
    'blob:x',
    'a:b',
    'x-y+z.1:a',
  ])('not to %j', (address) => {
    expect(isSafeLink(address)).toBe(false);
  });
});

/** Pieces that make lively Markdown when they are strung together. */
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'*_~`#->|[]()!^:&"\'\\\n\n +=.1 \t'.split('')) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '[a](b)',
        '![a](graph.png)',
        '[^1]',
        '\n[^1]: note\n',
        '- [ ] ',
        '- [x] ',
        '\n| a | b |\n|:-:|--:|\n| c | d |\n',
      ],
      ...[
        '\n```js\n',
        '\n```c++ x\n',
        '\n~~~\n',
        '\n    ',
        'https://a.example/b?c=1&d=2',
        'mailto:a@b.example',
        '[a](javascript:b)',
      ],
      ...[
        '[a]: https://b.example "c"\n',
        '[a]',
        '&lt;script&gt;',
        '&#60;b&#62;',
        '&amp;amp;',
        '&nbsp;',
        '  \n',
        '\\',
        '# ',
        '> ',
        '1. ',
      ],
      ...[
        '![x](https://b.example/c.png)',
        '[a](b "c\'d")',
        '[a](b (c"d))',
        '[ü](ü)',
        '[a](%00)',
        '^[note]',
        '---\n',
        '===\n',
      ],
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const withoutHtml = fc
  .array(piece, { maxLength: 30 })
  .map((pieces) => pieces.join('').replaceAll('<', ''));

describe('a text without raw HTML', () => {
  it('is safe by construction: the allow list changes nothing of it', () => {
    fc.assert(
      fc.property(withoutHtml, (text) => {
        const html = rendered(text);
        const picture = (source: string): string => source;
        expect(parsed(sanitize(html, { id: 't1', picture }))).toEqual(parsed(html));
      }),
      { numRuns: 2_000, seed: 20_260_314 },
    );
  });

  it('holds nothing that is not on the list', () => {
    fc.assert(
      fc.property(withoutHtml, (text) => {
        const html = rendered(text);
        expect([...elementsOf(html).flatMap(dangersIn), ...strayBrackets(html)]).toEqual([]);
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });
});

describe('a text with raw HTML', () => {
  const withHtml = fc
    .array(
      fc.oneof(
        piece,
        fc.constantFrom(...attacks),
        fc.constantFrom('<', '>', '</', '<b', '<p>', '-->', '="', "='"),
      ),
      { maxLength: 20 },
    )
    .map((pieces) => pieces.join(''));

  it('holds nothing that is not on the list', () => {
    fc.assert(
      fc.property(withHtml, (text) => {
        const html = rendered(text);
        expect([...elementsOf(html).flatMap(dangersIn), ...strayBrackets(html)]).toEqual([]);
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });
});
