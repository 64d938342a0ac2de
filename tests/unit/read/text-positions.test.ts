import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, parseDocument, type Scalar } from 'yaml';
import type { Path, Position } from '../../../src/read/fault.ts';
import { documentOf, marked } from './marked.ts';

type Case = readonly [when: string, text: string, path: Path];

/** What stands behind the mark, and is looked for in the text that was read. */
const wanted = 'WORD';

const cases: readonly Case[] = [
  ['a plain text', `---\ntext: One two ▸${wanted}.\n---\n`, ['text']],
  ['a plain text of several lines', `---\ntext: One\n  two\n\n  ▸${wanted} four\n---\n`, ['text']],
  ['single quotes', `---\ntext: 'It''s ''so'' ▸${wanted}'\n---\n`, ['text']],
  ['single quotes at the edge', `---\ntext: '''a'' ''▸${wanted}'''\n---\n`, ['text']],
  ['double quotes', `---\ntext: "a \\"b\\"\\n\\u00e9 \\U0001F600 ▸${wanted}"\n---\n`, ['text']],
  ['double quotes over lines', `---\ntext: "a b\\\n  c\n\n  d ▸${wanted}"\n---\n`, ['text']],
  ['a literal block', `---\ntext: |\n  One.\n\n    two ▸${wanted}\n---\n`, ['text']],
  ['a literal block with a mark', `---\ntext: |2-\n   One\n  ▸${wanted}\n---\n`, ['text']],
  ['a folded block', `---\ntext: >-\n  One\n  two\n\n  three ▸${wanted}\n---\n`, ['text']],
  ['a block with a comment', `---\ntext: > # three\n  One\n  ▸${wanted}\n---\n`, ['text']],
  ['a list', `---\nlucky:\n  - One\n  - >-\n    Two\n    ▸${wanted}\n---\n`, ['lucky', 1]],
  [
    'a list of mappings',
    `---\nupdates:\n  - at: 1\n    text: |\n      a\n      b ▸${wanted}\n---\n`,
    ['updates', 0, 'text'],
  ],
  ['an anchor', `---\na: &x |\n  One\n  ▸${wanted}\ntext: 1\n---\n`, ['a']],
  ['an alias', `---\na: &x |\n  One\n  ▸${wanted}\ntext: *x\n---\n`, ['text']],
  ['the body', `---\na: 1\n---\n\n\nOne.\n\n- two ▸${wanted}\n`, []],
  ['line ends of Windows', `---\r\na: |\r\n  One\r\n  ▸${wanted}\r\n---\r\n`, ['a']],
  ['a byte order mark', `\ufeff---\na: 1\n---\n▸${wanted}\n`, []],
];

describe('a place within a text', () => {
  it.each(cases)('is known in %s', (_when, source, path) => {
    const { text, at } = marked(source);
    expect(placeOf(text, path)).toEqual(at);
  });

  it('is that of the innermost value where there is no text', () => {
    const { locateText } = documentOf('---\ntext:\n  - 1\n---\n');
    expect(locateText(['text'], 4)).toEqual({ line: 3, column: 3 });
    expect(locateText(['text', 7, 'x'], 4)).toEqual({ line: 3, column: 3 });
  });

  it('is known in every style and at every width', () => {
    const styles = [
      'PLAIN',
      'QUOTE_SINGLE',
      'QUOTE_DOUBLE',
      'BLOCK_LITERAL',
      'BLOCK_FOLDED',
    ] as const;
    const piece = fc.constantFrom(
      ...[
        'a',
        'words',
        "it's",
        '"so"',
        'ü',
        '😀',
        '\\',
        '#x',
        '- y',
        ': ',
        ' ',
        '\n',
        '\n\n',
        '\t',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom(...styles),
        fc.integer({ min: 10, max: 60 }),
        fc.integer({ min: 2, max: 6 }),
        (before, after, style, lineWidth, indent) => {
          const value = `${before.join('')}${wanted}${after.join('')}`;
          const document = new Document({ list: [{ key: 1, text: value, next: 'x' }] });
          const scalar = document.getIn(['list', 0, 'text'], true) as Scalar;
          scalar.type = style;
          const yaml = document.toString({ lineWidth, indent, minContentWidth: 0 });
          const source = `---\n${yaml}---\n`;
          // A narrow line of double quotes may break within the word.
          fc.pre(source.includes(wanted));
          // The writer folds a line between a backslash and what it escapes; that is no YAML.
          fc.pre(parseDocument(yaml).errors.length === 0);
          expect(placeOf(source, ['list', 0, 'text'])).toEqual(
            positionIn(source, source.indexOf(wanted)),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** Where the word stands that is looked for: its offset in the value goes in, its place in the file comes out. */
function placeOf(source: string, path: Path): Position {
  const { value, body, faults, locateText } = documentOf(source);
  expect(faults).toEqual([]);
  const text =
    path.length === 0
      ? body
      : path.reduce<unknown>((outer, step) => (outer as Record<PropertyKey, unknown>)[step], value);
  return locateText(path, String(text).indexOf(wanted));
}

function positionIn(source: string, offset: number): Position {
  const above = source.slice(0, offset).split('\n');
  return { line: above.length, column: (above.at(-1) ?? '').length + 1 };
}
