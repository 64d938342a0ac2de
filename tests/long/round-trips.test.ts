import { describe, expect, it } from 'vitest';
import { editDocument } from '../../src/author/edit-document.ts';
import type { Edit } from '../../src/author/edit.ts';
import { resolveEdits, updateEdits } from '../../src/author/incident-changes.ts';
import { checkRecord, type RecordCheck } from '../../src/check/check-record.ts';
import { hasErrors } from '../../src/check/problem.ts';
import { readConfig } from '../../src/read/raw-config.ts';
import { parseDocument } from '../../src/read/raw-document.ts';
import type { Incident } from '../../src/schema/site.ts';
import { seeded } from '../unit/check/seeded.ts';
import { config, withSite } from '../unit/check/site-text.ts';
import { writtenIncident } from '../unit/author/written-incident.ts';

const rawConfig = await withSite(config(), (root) => readConfig(root));
const id = '2026-03-14-something';
const noon = Date.parse('2026-03-14T12:00:00Z');
const later = Date.parse('2026-03-14T12:30:00Z');

function check(text: string): RecordCheck {
  const document = parseDocument(Buffer.from(text), `incidents/${id}/incident.md`, 'incident.md');
  const folder = { name: id, documents: [document], others: [], faults: [] };
  return checkRecord(rawConfig, folder, new Set([id]), later);
}

function incidentOf(text: string): Incident {
  const { event, problems } = check(text);
  if (event?.kind !== 'incident' || hasErrors(problems)) {
    throw new Error(`${problems.map(({ line, what }) => `${line}: ${what}`).join('\n')}\n${text}`);
  }
  return event.record;
}

/** What one edit took away: nothing when it only wrote something new between what was there. */
function removedBy(before: string, after: string): string {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return before.slice(start, before.length - end);
}

/** Applies the edits one by one: each leaves every byte outside of the value that it replaces. */
function applied(text: string, edits: readonly Edit[]): string {
  return edits.reduce((before, edit) => {
    const after = editDocument(before, [edit]);
    const removed = removedBy(before, after);
    const isReplacing = edit.kind === 'set' && edit.path.length === 0;
    if (!isReplacing) expect(removed, before).toBe('');
    // Of an old value nothing but the value goes: no comment, no other key.
    expect(removed).not.toMatch(/#|\w+:\s/);
    return after;
  }, text);
}

const texts = [
  'It is the bank: we wait. # really',
  'Two\n\nparagraphs\n\n- and\n- a list\n\n    code',
  '--- \n"quotes" \'and\' {brackets} [of] *all* &kinds | > % @ `',
  'Ümläute, 日本語, emoji 🚢, tab\there',
];

describe.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
  'a hundred incidents as people write them (%i)',
  (hundred) => {
    it('keep every byte around what `update` and `resolve` write, and stay valid', () => {
      for (let index = 0; index < 100; index += 1) {
        const random = seeded(`incident ${hundred} ${index}`);
        const written = writtenIncident(random);
        const before = incidentOf(written);
        const text = random.pick(texts);
        const levels = [
          { component: 'search', level: random.pick(['operational', 'major_outage'] as const) },
        ];
        const said = { at: noon, status: 'monitoring', text, nextUpdateBy: later } as const;
        const updated = applied(written, updateEdits(before, said, levels));
        const middle = incidentOf(updated);
        expect(middle.updates.slice(0, -1)).toEqual(before.updates);
        expect(middle.updates.at(-1)).toEqual({
          at: noon,
          status: 'monitoring',
          text: text.trim(),
          nextUpdateBy: later,
        });
        const closing = {
          ended: later,
          dataLoss: 'partial',
          dataLossNote: text,
          customerAction: text,
        } as const;
        const resolved = applied(updated, resolveEdits(middle, { at: later, text }, closing));
        const after = incidentOf(resolved);
        const { dataLoss, dataLossNote, customerAction, impact, updates, ...rest } = after;
        expect({ dataLoss, dataLossNote, customerAction }).toEqual({
          dataLoss: 'partial',
          dataLossNote: text.trim(),
          customerAction: text.trim(),
        });
        expect(impact.every(({ to }) => to !== undefined)).toBe(true);
        expect(updates.slice(0, -1)).toEqual(middle.updates);
        expect(restOf(rest)).toEqual(restOf(before));
      }
    });
  },
);

/** What neither command may have changed. */
function restOf({ title, detectedAt, detectedBy, workaround, affected, body }: Partial<Incident>) {
  return { title, detectedAt, detectedBy, workaround, affected, body };
}

it('the generated incidents are of every kind', () => {
  const all = Array.from({ length: 200 }, (_each, index) =>
    writtenIncident(seeded(`kinds ${index}`)),
  );
  const count = (pattern: RegExp): number => all.filter((text) => pattern.test(text)).length;
  expect(new Set(all).size).toBe(200);
  for (const pattern of [
    /\r\n/,
    /^\ufeff/,
    /\|\+/,
    /: >\r?\n/,
    /- \{/,
    /impact: \[/,
    /^- /m,
    /^ {4}- /m,
    / #/,
    /'/,
  ]) {
    expect(count(pattern), String(pattern)).toBeGreaterThan(5);
  }
});
