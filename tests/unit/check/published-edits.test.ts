import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedEdits } from '../../../src/check/published-edits.ts';
import { editHistory } from '../../../src/domain/edits.ts';
import { parseDocument } from '../../../src/read/raw-document.ts';
import type { Revision } from '../../../src/read/revisions.ts';

const file = 'incidents/2026-03-14-a/incident.md';

function revision(at: number, yaml: string): Revision {
  const bytes = new TextEncoder().encode(`---\n${yaml}---\n`);
  return { at, document: parseDocument(bytes, file, 'incident.md') };
}

function editsFrom(versions: readonly Revision[]): ReturnType<typeof publishedEdits> {
  return publishedEdits(new Map([['a', { versions, isAnew: false }]]));
}

/** An update as authors write it: its time, its lines, in one of three styles. */
function item(minute: number, lines: readonly string[], style: string): string {
  const head = `  - at: 2026-03-14T10:0${minute}:00Z\n    status: update\n`;
  if (style === 'plain') return `${head}    text: ${lines.join('\n      ')}\n`;
  return `${head}    text: ${style}\n${lines.map((line) => `      ${line}\n`).join('')}`;
}

const update = fc.record({
  lines: fc.array(fc.constantFrom('Cards fail', '- at', 'nothing more', 'to do'), {
    minLength: 1,
    maxLength: 3,
  }),
  style: fc.constantFrom('plain', '|', '>'),
});

describe('edits from versions', () => {
  it('are the same whether or not versions that only grew are parsed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(update, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 5 }),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        (all, grows) => {
          let before: (typeof all)[number] = [];
          const revisions = all.map((some, index) => {
            before = grows[index] ? [...before, ...some].slice(0, 9) : some;
            const yaml = before.map(({ lines, style }, minute) =>
              item(minute, lines[0] === '- at' ? ['x', ...lines] : lines, style),
            );
            return revision(index, `title: A\nupdates:\n${yaml.join('')}dataLoss: none\n`);
          });
          const parsed = revisions.flatMap(({ at, document }) => {
            const { updates } = document.value as {
              updates: { at: string; status: string; text: string }[];
            };
            const statements = updates.map(({ at: when, status, text }) => ({
              at: Date.parse(when),
              status,
              text: text.trim(),
            }));
            return [{ at, statements }];
          });
          const { edits, withdrawals } = editHistory(parsed);
          const found = editsFrom(revisions).get('a');
          expect(found?.edits ?? []).toEqual(edits);
          expect(found?.withdrawals ?? []).toEqual(withdrawals);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a promise that was added', '    nextUpdateBy: 2026-03-14T11:00:00Z\n'],
    ['a line that was added to the text', '      More of it.\n'],
  ])('see %s', (_what, added) => {
    const yaml = `updates:\n${item(5, ['It fails.'], 'plain')}`;
    const revisions = [revision(1, yaml), revision(2, yaml + added)];
    expect(editsFrom(revisions).get('a')?.edits).toHaveLength(1);
  });
});
