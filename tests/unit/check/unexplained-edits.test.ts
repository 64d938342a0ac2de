import { expect, it } from 'vitest';
import { unexplainedEdits } from '../../../src/check/unexplained-edits.ts';
import { parseDocument, type RawDocument } from '../../../src/read/raw-document.ts';

const published = `---
title: Checkout fails
updates:
  - at: 2026-03-14T10:05:00Z
    status: investigating
    text: Some cards are declined.
  - at: 2026-03-14T10:30:00Z
    status: identified
    text: One bank declines cards.
    nextUpdateBy: 2026-03-14T11:00:00Z
---
`;

const file = 'incidents/2026-03-14-checkout/incident.md';

function read(text: string): RawDocument {
  return parseDocument(Buffer.from(text), file, 'incident.md');
}

/** What a change of the text is told, as `line:column what`. */
function told(from: string, to: string): string[] {
  expect(published.split(from)).toHaveLength(2);
  return unexplainedEdits(read(published), read(published.replace(from, to))).map(
    ({ rule, line, column, what }) => {
      expect(rule).toBe('published-changed');
      return `${line}:${column} ${what}`;
    },
  );
}

it('tells which words, times and promises were changed, at their places', () => {
  expect(told('One bank declines', 'Two banks decline')).toEqual([
    '9:11 The update of 2026-03-14T10:30Z was published, and says something else here: `text`.',
  ]);
  expect(told('at: 2026-03-14T10:05:00Z', 'at: 2026-03-14T10:04:00Z')).toEqual([
    '4:9 The update of 2026-03-14T10:05Z was published, and says something else here: `at`.',
  ]);
  expect(told('    nextUpdateBy: 2026-03-14T11:00:00Z\n', '')).toEqual([
    '7:5 The update of 2026-03-14T10:30Z was published, and says something else here: `nextUpdateBy`.',
  ]);
});

it('tells that an update was taken away', () => {
  const second = published.slice(published.indexOf('  - at: 2026-03-14T10:30'), -4);
  expect(told(second, '')).toEqual([
    '4:3 The update of 2026-03-14T10:30Z was published, and is not here any more.',
  ]);
});

it.for<readonly [when: string, from: string, to: string]>([
  ['only the title changed', 'Checkout fails', 'Checkout fails for some'],
  ['an update was added', '---\n\n', '---\n\n'],
  [
    'a correction says it',
    '    text: One bank declines cards.',
    '    text: Two banks decline cards.',
  ],
])('says nothing when %s', ([, from, to]) => {
  const isCorrected = to.includes('Two');
  const added =
    from === to
      ? '  - { at: 2026-03-14T11:00:00Z, status: monitoring, text: It gets better. }\n'
      : '';
  const corrections = isCorrected
    ? 'corrections:\n  - { at: 2026-03-14T10:40:00Z, text: Two banks, not one. }\n'
    : '';
  const now = published.replace(from, to).replace(/---\n$/, `${added}${corrections}---\n`);
  expect(now).not.toBe(published);
  expect(unexplainedEdits(read(published), read(now))).toEqual([]);
});

it('says nothing of a version that cannot be read', () => {
  expect(unexplainedEdits(read('---\nupdates: none\n---\n'), read(published))).toEqual([]);
  expect(unexplainedEdits(read(published), read('no frontmatter'))).toEqual([]);
});
