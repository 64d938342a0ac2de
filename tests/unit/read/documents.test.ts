import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { FaultKind } from '../../../src/read/fault.ts';
import { decodeText, largestDocument } from '../../../src/read/text-file.ts';
import { documentOf, marked } from './marked.ts';

describe('frontmatter and body', () => {
  it.each([
    ['with both', '---\ntitle: x\n---\nThe body.\n', 'The body.'],
    ['with empty lines around the body', '---\ntitle: x\n---\n\n\nThe body.\n\n', 'The body.'],
    ['without a body', '---\ntitle: x\n---\n', ''],
    ['without a line end at the end', '---\ntitle: x\n---', ''],
    ['with spaces behind the marks', '---  \ntitle: x\n---\t\nThe body.', 'The body.'],
    ['with CRLF line ends', '---\r\ntitle: x\r\n---\r\nOne.\r\nTwo.\r\n', 'One.\nTwo.'],
    ['with a byte order mark', '\ufeff---\ntitle: x\n---\nThe body.', 'The body.'],
    ['with rules in the body', '---\ntitle: x\n---\nOne.\n\n---\n\nTwo.\n', 'One.\n\n---\n\nTwo.'],
    [
      'with another frontmatter in the body',
      '---\ntitle: x\n---\n---\na: b\n---\n',
      '---\na: b\n---',
    ],
    ['with a mark that is longer than it should be', '---\ntitle: x\n---\n----\n', '----'],
  ])('are split %s', (_when, text, body) => {
    const document = documentOf(text);
    expect(document.faults).toEqual([]);
    expect(document.value).toEqual({ title: 'x' });
    expect(document.body).toBe(body);
  });

  it('gives texts that do not keep the whole document in memory', () => {
    const filler = `# ${'x'.repeat(200_000)}\n`;
    const parse = (number: number): unknown =>
      documentOf(`---\ntitle: Requests of customers fail ${number}\n${filler}---\n`).value;
    parse(0);
    const before = memoryInUse();
    const values = Array.from({ length: 100 }, (_, number) => parse(number));
    const taken = memoryInUse() - before;
    expect(values).toHaveLength(100);
    expect(taken).toBeLessThan((100 * filler.length) / 10);
  });

  it('keeps a mark that stands indented in a text', () => {
    const { value, faults } = documentOf('---\ntext: |\n  One.\n  ---\n  Two.\n---\n');
    expect(faults).toEqual([]);
    expect(value).toEqual({ text: 'One.\n---\nTwo.\n' });
  });

  it('keeps the text with `\\n` line ends and without a byte order mark, as problems count in it', () => {
    expect(documentOf('\ufeff---\r\ntitle: x\r\n---\r\n').source).toBe('---\ntitle: x\n---\n');
  });
});

describe('YAML 1.2', () => {
  it.each([
    ['a day', '2026-03-14', '2026-03-14'],
    ['an instant', '2026-03-14T10:05:00Z', '2026-03-14T10:05:00Z'],
    ['`no`, which is Norway as well', 'no', 'no'],
    ['`yes`', 'yes', 'yes'],
    ['`on`', 'on', 'on'],
    ['a time of day', '10:05', '10:05'],
    ['a number with underscores', '1_000', '1_000'],
    ['a number', '12', 12],
    ['`true`', 'true', true],
    ['a word in quotes', '"true"', 'true'],
    ['a word with a tag', '!!str true', 'true'],
    ['`~`', '~', null],
  ])('reads %s', (_what, yaml, value) => {
    const document = documentOf(`---\na: ${yaml}\n---\n`);
    expect(document.faults).toEqual([]);
    expect(document.value).toEqual({ a: value });
  });

  it('reads every key as a text', () => {
    expect(documentOf('---\n1: a\ntrue: b\nnull: c\n---\n').value).toEqual({
      1: 'a',
      true: 'b',
      null: 'c',
    });
  });

  it('does not merge: `<<` is a key like any other', () => {
    const { value } = documentOf('---\na: &a { x: 1 }\nb:\n  <<: *a\n---\n');
    expect(value).toEqual({ a: { x: 1 }, b: { '<<': { x: 1 } } });
  });

  it('gives `__proto__` as a key of its own and changes no prototype', () => {
    const { value } = documentOf('---\n__proto__: { polluted: true }\n---\n');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('unfolds a few aliases', () => {
    expect(documentOf('---\na: &a [1]\nb: *a\n---\n').value).toEqual({ a: [1], b: [1] });
  });
});

/** What is wrong, and where it is shown: at the mark. */
const faults: readonly (readonly [when: string, kind: FaultKind, text: string])[] = [
  ['a text without frontmatter', 'no-frontmatter', '▸# Checkout fails\n'],
  ['an empty file', 'no-frontmatter', '▸'],
  ['a line above the frontmatter', 'no-frontmatter', '▸\n---\ntitle: x\n---\n'],
  ['a mark of four hyphens', 'no-frontmatter', '▸----\ntitle: x\n----\n'],
  ['a mark that is indented', 'no-frontmatter', '▸ ---\ntitle: x\n---\n'],
  ['a file with CR line ends only', 'no-frontmatter', '▸---\rtitle: x\r---\r'],
  ['a second byte order mark', 'no-frontmatter', '\ufeff▸\ufeff---\ntitle: x\n---\n'],
  ['frontmatter without an end', 'frontmatter-not-closed', '---\ntitle: x\n▸'],
  ['one mark and nothing else', 'frontmatter-not-closed', '▸---'],
  ['frontmatter with an indented end', 'frontmatter-not-closed', '---\ntitle: x\n ---\n▸'],
  ['empty frontmatter', 'not-a-mapping', '---\n▸---\n'],
  ['frontmatter of comments', 'not-a-mapping', '---\n▸# title: x\n---\n'],
  ['a list', 'not-a-mapping', '---\n▸- title: x\n---\n'],
  ['a text', 'not-a-mapping', '---\n▸title\n---\n'],
  ['a key twice', 'duplicate-key', '---\na: 1\nb: 2\n▸a: 3\n---\n'],
  ['a nested key twice', 'duplicate-key', '---\na:\n  - b: 1\n    ▸b: 2\n---\n'],
  ['a key twice in a flow mapping', 'duplicate-key', '---\na: { b: 1, ▸b: 2 }\n---\n'],
  ['a key twice, once in quotes', 'duplicate-key', '---\na: 1\n▸"a": 2\n---\n'],
  ['a tab as indentation', 'yaml-syntax', '---\na:\n▸\tb: 1\n---\n'],
  ['a tab before the first key', 'yaml-syntax', '---\n▸\ta: 1\n---\n'],
  ['a tab in a list', 'yaml-syntax', '---\na:\n  - 1\n▸\t- 2\n---\n'],
  ['a reserved character', 'yaml-syntax', '---\na: ▸@b\n---\n'],
  ['a backtick', 'yaml-syntax', '---\na: ▸`b`\n---\n'],
  ['a colon in a value', 'yaml-syntax', '---\na: ▸b: c\n---\n'],
  ['a double quote that is not closed', 'yaml-syntax', '---\na: ▸"b\nc: d\n---\n'],
  ['a single quote that is not closed', 'yaml-syntax', "---\na: ▸'b\nc: d\ne: f\n---\n"],
  ['a quote that a later one closes', 'yaml-syntax', '---\na: ▸"b\nc: the "d" of e\n---\n'],
  ['a quoted key that is not closed', 'yaml-syntax', '---\na: 1\n▸"b: 2\nc: 3\n---\n'],
  ['a key that is indented too far', 'yaml-syntax', '---\na: 1\n ▸b: 2\nc: 3\n---\n'],
  [
    'a key of an entry that is indented too far',
    'yaml-syntax',
    '---\na:\n  - b: 1\n     ▸c: 2\n---\n',
  ],
  ['a flow list that is not closed', 'yaml-syntax', '---\na: [1, 2\n▸b: 3\n---\n'],
  ['an unknown escape', 'yaml-syntax', '---\na: "b▸\\q"\n---\n'],
  ['a second document', 'yaml-syntax', '---\na: 1\n...\n▸b: 2\n---\n'],
  ['an unknown tag', 'unknown-tag', '---\na: ▸!b c\n---\n'],
  ['an unknown tag of a list', 'unknown-tag', '---\na: ▸!b\n  - c\n---\n'],
  ['an alias of nothing', 'yaml-alias-limit', '---\na: 1\nb: ▸*c\n---\n'],
  ['an alias inside of its own list', 'yaml-alias-limit', '---\na: &a [1, ▸*a]\n---\n'],
  ['an alias inside of its own mapping', 'yaml-alias-limit', '---\na: &a\n  b:\n    c: ▸*a\n---\n'],
];

describe('a fault is shown at its place, once', () => {
  it.each(faults)('%s', (_when, kind, text) => {
    const { text: source, at } = marked(text);
    const document = documentOf(source);
    expect(document.faults.map((fault) => ({ kind: fault.kind, at: fault.at }))).toEqual([
      { kind, at },
    ]);
    expect(document.value).toBeUndefined();
    expect(document.faults[0]?.detail).not.toMatch(/\n/);
  });

  it.each(faults)('%s, with CRLF line ends', (_when, kind, text) => {
    const { text: source, at } = marked(text.replaceAll('\n', '\r\n'));
    const document = documentOf(source);
    expect(document.faults.map((fault) => ({ kind: fault.kind, at: fault.at }))).toEqual([
      { kind, at },
    ]);
  });

  it('shows every key that stands there twice', () => {
    const { faults: found } = documentOf('---\na: 1\na: 2\nb:\n  c: 1\n  c: 2\n---\n');
    expect(found.map(({ kind, at }) => `${kind} ${at.line}`)).toEqual([
      'duplicate-key 3',
      'duplicate-key 6',
    ]);
  });
});

describe('hostile YAML', () => {
  const lines = Array.from({ length: 9 }, (_, index) => {
    const [name, before] = ['abcdefghij'[index + 1], 'abcdefghij'[index]];
    return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(', ')}]`;
  });

  it('does not unfold a billion laughs', () => {
    const { value, faults: found } = documentOf(`---\na: &a [ha]\n${lines.join('\n')}\n---\n`);
    expect(value).toBeUndefined();
    expect(found.map(({ kind }) => kind)).toEqual(['yaml-alias-limit']);
  });

  it('takes no more than a hundred aliases', () => {
    const aliases = (count: number): string =>
      Array.from({ length: count }, (_, index) => `b${index}: *a${index % 2}`).join('\n');
    const yaml = (count: number): string => `---\na: [&a0 1, &a1 2]\n${aliases(count)}\n---\n`;
    expect(documentOf(yaml(100)).faults).toEqual([]);
    expect(documentOf(yaml(101)).faults.map(({ kind, at }) => `${kind} ${at.line}`)).toEqual([
      'yaml-alias-limit 103',
    ]);
  });

  it('finds the one key of 50,000 that stands there twice', () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `k${index}: x\n`).join('');
    const { faults: found } = documentOf(`---\n${keys}k25000: y\n---\n`);
    expect(found.map(({ kind, at }) => `${kind} ${at.line}`)).toEqual(['duplicate-key 50002']);
  });

  it.each([
    ['lists', `a: ${'['.repeat(100_000)}`],
    ['mappings', `a: ${'{a: '.repeat(100_000)}`],
    ['closed lists', `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['dashes', `a:\n  ${'- '.repeat(50_000)}`],
    ['question marks', '? '.repeat(10_000)],
    ['anchors', `a: ${'&a '.repeat(5_000)}`],
  ])('finds faults in a nesting of %s, and not thousands of them', (_what, yaml) => {
    const { faults: found } = documentOf(`---\n${yaml}\n---\n`);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(20);
  });
});

describe('bytes', () => {
  const bytes = (...values: readonly (number | string)[]): Uint8Array =>
    Buffer.concat(
      values.map((value) => (typeof value === 'string' ? Buffer.from(value) : Buffer.of(value))),
    );

  it.each([
    ['a lone Latin-1 letter', bytes('abc', 0xf6, 'def'), 3],
    ['the first byte', bytes(0xff, 'abc'), 0],
    ['a character that is cut off at the end', bytes('ab', 0xe2, 0x82), 2],
    ['a byte that could begin a character', bytes('ab', 0xef, 'c'), 2],
    ['two bytes that could begin a character, at the end', bytes('ab', 0xef, 0xbf), 2],
    ['a continuation without a beginning', bytes('ä', 0x80), 2],
    ['an overlong form', bytes('a', 0xc0, 0xaf), 1],
    ['half of a surrogate pair', bytes('a', 0xed, 0xa0, 0x80), 1],
    ['a bad byte behind a byte order mark', bytes(0xef, 0xbb, 0xbf, 'a', 0xff), 4],
    ['a bad byte behind a replacement character that is meant', bytes('\ufffd', 0xff), 3],
  ])('that are not UTF-8 are counted from 0: %s', (_what, input, offset) => {
    expect(decodeText(input)).toEqual({
      fault: { kind: 'not-utf8', at: { line: 1, column: 1 }, detail: `byte ${offset}` },
    });
  });

  it.each([
    ['little-endian, with a byte order mark', bytes(0xff, 0xfe, '-', 0)],
    ['big-endian, with a byte order mark', bytes(0xfe, 0xff, 0, '-')],
    ['little-endian', bytes('-', 0, '-', 0)],
    ['big-endian', bytes(0, '-', 0, '-')],
  ])('that are UTF-16 are called so: %s', (_what, input) => {
    expect(decodeText(input)).toEqual({
      fault: { kind: 'not-utf8', at: { line: 1, column: 1 }, detail: 'UTF-16' },
    });
  });

  it('that are UTF-8 become text', () => {
    expect(decodeText(bytes('Größe 🛟 \ufffd'))).toEqual({ text: 'Größe 🛟 \ufffd' });
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 'a\r\nb\rc\n'))).toEqual({ text: 'a\nb\rc\n' });
    expect(decodeText(new Uint8Array())).toEqual({ text: '' });
  });

  it('are read up to 1 MiB and no further', () => {
    expect(decodeText(new Uint8Array(largestDocument).fill(97))).toHaveProperty('text');
    expect(decodeText(new Uint8Array(10_485_760).fill(97))).toEqual({
      fault: { kind: 'file-too-large', at: { line: 1, column: 1 }, detail: '10485760 bytes' },
    });
  });
});

/** What cannot be collected, in bytes. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
