import { describe, expect, it } from 'vitest';
import type { Path } from '../../../src/read/fault.ts';
import { documentOf, marked } from './marked.ts';

type Case = readonly [when: string, text: string, path: Path];

const values: readonly Case[] = [
  ['a plain value', '---\ntitle: ▸Checkout fails\n---\n', ['title']],
  ['a quoted value, at its quote', '---\ntitle: ▸"Checkout: fails"\n---\n', ['title']],
  ['a value after many spaces', '---\ntitle:     ▸Checkout\n---\n', ['title']],
  ['a value on the next line', '---\ntitle:\n  ▸Checkout\n---\n', ['title']],
  ['a value below a comment', '---\ntitle: # what customers notice\n  ▸Checkout\n---\n', ['title']],
  [
    'a value below comments and empty lines',
    '---\n# one\n\n# two\ntitle: ▸Checkout\n---\n',
    ['title'],
  ],
  [
    'a value after a value of two lines',
    '---\ntitle: Checkout\n  fails\nlevel: ▸x\n---\n',
    ['level'],
  ],
  ['a block scalar, at its mark', '---\ntext: ▸|\n  One.\n\n  Two.\n---\n', ['text']],
  ['a folded block scalar, at its mark', '---\ntext: ▸>-\n  One.\n---\n', ['text']],
  [
    'a value below a block scalar',
    '---\ntext: |\n  One.\n\n  Two: 2\n\nlevel: ▸x\n---\n',
    ['level'],
  ],
  ['a nested value', '---\nwindow:\n  from: 1\n  to: ▸2\n---\n', ['window', 'to']],
  ['a mapping, at its first key', '---\nwindow:\n  ▸from: 1\n  to: 2\n---\n', ['window']],
  [
    'a value in the second entry',
    '---\nimpact:\n  - a: 1\n    b: 2\n  - a: 3\n    b: ▸4\n---\n',
    ['impact', 1, 'b'],
  ],
  [
    'an entry, at its first key',
    '---\nimpact:\n  - a: 1\n  - ▸a: 3\n    b: 4\n---\n',
    ['impact', 1],
  ],
  [
    'an entry of a list that is not indented',
    '---\nimpact:\n- a: 1\n- a: ▸2\n---\n',
    ['impact', 1, 'a'],
  ],
  ['a list, at its first dash', '---\nimpact:\n  ▸- a: 1\n  - a: 2\n---\n', ['impact']],
  ['a list in a list', '---\na:\n  - - 1\n    - ▸2\n  - 3\n---\n', ['a', 0, 1]],
  [
    'a list in a mapping in a list',
    '---\na:\n  - b:\n      - c\n      - ▸d\n---\n',
    ['a', 0, 'b', 1],
  ],
  ['a text in a list', '---\nwentWell:\n  - One.\n  - ▸Two.\n---\n', ['wentWell', 1]],
  ['a value of a flow mapping', '---\nwindow: { from: 1, to: ▸2 }\n---\n', ['window', 'to']],
  ['a flow mapping, at its brace', '---\nwindow: ▸{ from: 1, to: 2 }\n---\n', ['window']],
  ['an entry of a flow list', '---\nrelated: [a, ▸b]\n---\n', ['related', 1]],
  ['a flow list over several lines', '---\nrelated: [\n  a,\n  ▸b,\n]\n---\n', ['related', 1]],
  [
    'a value behind an emoji, counted in UTF-16 units',
    '---\na: { "🛟": 1, to: ▸2 }\n---\n',
    ['a', 'to'],
  ],
  ['a value behind umlauts', '---\na: { größe: 1, to: ▸2 }\n---\n', ['a', 'to']],
  ['an empty value, at its key', '---\n▸title:\nlevel: x\n---\n', ['title']],
  ['an empty value at the end, at its key', '---\nlevel: x\n▸title:\n---\n', ['title']],
  [
    'an empty nested value, at its key',
    '---\na:\n  - b: 1\n    ▸c:\n  - b: 2\n---\n',
    ['a', 0, 'c'],
  ],
  ['an empty value with a comment, at its key', '---\n▸title: # to do\nlevel: x\n---\n', ['title']],
  ['an explicit null', '---\ntitle: ▸~\n---\n', ['title']],
  ['an empty quoted value', '---\ntitle: ▸""\n---\n', ['title']],
  ['a value with an anchor', '---\ntitle: &a ▸Checkout\n---\n', ['title']],
  ['an alias, at its star', '---\na: &a x\nb: ▸*a\n---\n', ['b']],
  ['a value inside of what an alias names', '---\na: &a\n  c: ▸1\nb: *a\n---\n', ['b', 'c']],
  ['the value of a quoted key', '---\n"title": ▸Checkout\n---\n', ['title']],
  ['the value of a key in the long form', '---\n? title\n: ▸Checkout\n---\n', ['title']],
  [
    'a value with CRLF line ends',
    '---\r\na: 1\r\ntext: |\r\n  One.\r\nlevel: ▸x\r\n---\r\n',
    ['level'],
  ],
  ['a value behind a byte order mark', '\ufeff---\ntitle: ▸Checkout\n---\n', ['title']],
  [
    'a value behind a byte order mark with CRLF',
    '\ufeff---\r\na: 1\r\ntitle: ▸x\r\n---\r\n',
    ['title'],
  ],
  ['a value below a mark with spaces behind it', '---  \ntitle: ▸Checkout\n---\n', ['title']],
];

const keys: readonly Case[] = [
  ['a key', '---\na: 1\n▸title: Checkout\n---\n', ['title']],
  ['a quoted key', '---\n▸"title": Checkout\n---\n', ['title']],
  ['a nested key', '---\nimpact:\n  - a: 1\n    ▸b: 2\n---\n', ['impact', 0, 'b']],
  ['the first key of an entry', '---\nimpact:\n  - ▸a: 1\n    b: 2\n---\n', ['impact', 0, 'a']],
  ['a key of a flow mapping', '---\nwindow: { from: 1, ▸to: 2 }\n---\n', ['window', 'to']],
  ['a key without a value', '---\n▸title:\n---\n', ['title']],
  ['a key of a block scalar', '---\n▸text: |\n  One.\n---\n', ['text']],
  ['a key in the long form', '---\n? ▸title\n: Checkout\n---\n', ['title']],
];

const nowhere: readonly Case[] = [
  ['the whole, at its first key', '---\n\n# A comment.\n▸title: x\n---\n', []],
  ['a key that is missing, at the whole', '---\n▸title: x\n---\n', ['level']],
  ['a nested key that is missing, at its mapping', '---\na:\n  - ▸b: 1\n---\n', ['a', 0, 'c']],
  ['an entry that is missing, at its list', '---\na:\n  ▸- b: 1\n---\n', ['a', 7]],
  ['a key below a text, at the text', '---\na: ▸b\n---\n', ['a', 'c', 'd']],
  ['a key below an empty value, at its key', '---\n▸a:\n---\n', ['a', 'c']],
  ['an index of a mapping, at the mapping', '---\na:\n  ▸b: 1\n---\n', ['a', 0]],
];

describe('a value is found', () => {
  it.each(values)('%s', (_when, text, path) => {
    const { text: source, at } = marked(text);
    const document = documentOf(source);
    expect(document.faults).toEqual([]);
    expect(document.locate(path)).toEqual(at);
  });
});

describe('a key is found', () => {
  it.each(keys)('%s', (_when, text, path) => {
    const { text: source, at } = marked(text);
    expect(documentOf(source).locate(path, 'key')).toEqual(at);
  });
});

describe('what is not there is shown where it should be', () => {
  it.each(nowhere)('%s', (_when, text, path) => {
    const { text: source, at } = marked(text);
    expect(documentOf(source).locate(path)).toEqual(at);
  });

  it.each(nowhere)('%s, asked for as a key', (_when, text, path) => {
    const { text: source, at } = marked(text);
    expect(documentOf(source).locate(path, 'key')).toEqual(at);
  });

  it('an entry without a value is shown at its own line', () => {
    const { line } = documentOf('---\na:\n  - x\n  -\n  - y\n---\n').locate(['a', 1]);
    expect(line).toBe(4);
  });
});
