import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editHistory, type Statement, type Version } from '../../../src/domain/edits.ts';
import { at } from '../../build-site.ts';

function say(time: string, text: string, more: Partial<Statement> = {}): Statement {
  return { at: at(`2026-03-14T${time}Z`), status: 'investigating', text, ...more };
}

function version(time: string, ...statements: Statement[]): Version {
  return { at: at(`2026-03-14T${time}Z`), statements };
}

const first = say('10:05', 'Some cards fail.');

describe('the edits of statements', () => {
  it('are none where a record only grows', () => {
    const history = editHistory([
      version('10:06', first),
      version('10:31', first, say('10:30', 'We know why.')),
    ]);
    expect(history).toEqual({ edits: [], withdrawals: [] });
    expect(editHistory([])).toEqual({ edits: [], withdrawals: [] });
  });

  it('say what a text was, and when it was changed, each time', () => {
    const history = editHistory([
      version('10:06', first),
      version('12:00', say('10:05', 'Many cards fail.')),
      version('14:02', say('10:05', 'All cards fail.')),
    ]);
    expect(history.edits).toEqual([
      { statement: first.at, at: at('2026-03-14T12:00Z'), was: { text: 'Some cards fail.' } },
      { statement: first.at, at: at('2026-03-14T14:02Z'), was: { text: 'Many cards fail.' } },
    ]);
  });

  it('find a statement by its text when its time was changed, and say the old time', () => {
    const { edits } = editHistory([
      version('10:06', first, say('10:30', 'We know why.')),
      version('11:00', say('10:01', 'Some cards fail.'), say('10:30', 'We know why.')),
    ]);
    expect(edits).toEqual([
      { statement: at('2026-03-14T10:01Z'), at: at('2026-03-14T11:00Z'), was: { at: first.at } },
    ]);
  });

  it('find a statement by its place when both were changed', () => {
    const { edits, withdrawals } = editHistory([
      version('10:06', first),
      version('11:00', say('10:01', 'All cards fail.')),
    ]);
    expect(withdrawals).toEqual([]);
    expect(edits[0]?.was).toEqual({ at: first.at, text: 'Some cards fail.' });
  });

  it('tell of promises and states that were changed, and of promises that came later', () => {
    const promised = say('10:05', 'Some cards fail.', { nextUpdateBy: at('2026-03-14T10:35Z') });
    const later = say('10:05', 'Some cards fail.', { nextUpdateBy: at('2026-03-14T11:35Z') });
    const known = say('10:05', 'Some cards fail.', { status: 'identified' });
    const wasOf = (before: Statement, now: Statement): unknown =>
      editHistory([version('10:06', before), version('11:00', now)]).edits[0]?.was;
    expect(wasOf(promised, later)).toEqual({ nextUpdateBy: promised.nextUpdateBy });
    expect(wasOf(first, known)).toEqual({ status: 'investigating' });
    expect(wasOf(first, promised)).toEqual({ nextUpdateBy: undefined });
  });

  it('tell of a statement that was taken away, and take one that comes back for a new one', () => {
    const second = say('10:30', 'We know why.');
    const { edits, withdrawals } = editHistory([
      version('10:31', first, second),
      version('11:00', second),
      version('12:00', first, second),
    ]);
    expect(edits).toEqual([]);
    expect(withdrawals).toEqual([{ at: at('2026-03-14T11:00Z'), was: first, changes: [] }]);
  });

  it('stay with their statement when something is put before it', () => {
    const { edits, withdrawals } = editHistory([
      version('10:06', first),
      version('11:00', say('10:05', 'All cards fail.')),
      version('12:00', say('10:01', 'It begins.'), say('10:05', 'All cards fail.')),
    ]);
    expect(withdrawals).toEqual([]);
    expect(edits).toEqual([
      { statement: first.at, at: at('2026-03-14T11:00Z'), was: { text: 'Some cards fail.' } },
    ]);
  });

  it('forget nothing: every text that was ever published stands in the record or in what it was', () => {
    const statements = fc
      .uniqueArray(
        fc.record({ minute: fc.integer({ min: 0, max: 9 }), text: fc.constantFrom('a', 'b', 'c') }),
        { selector: ({ minute }) => minute, maxLength: 5 },
      )
      .map((all) =>
        all
          .toSorted((a, b) => a.minute - b.minute)
          .map(({ minute, text }) => say(`10:0${minute}`, text)),
      );
    fc.assert(
      fc.property(fc.array(statements, { minLength: 1, maxLength: 6 }), (all) => {
        const versions = all.map((each, index) => version(`11:0${index}`, ...each));
        const { edits, withdrawals } = editHistory(versions);
        const last = all.at(-1) ?? [];
        const kept = [
          ...last.map(({ text }) => text),
          ...edits.map(({ was }) => was.text),
          ...withdrawals.flatMap(({ was, changes }) => [
            was.text,
            ...changes.map((change) => change.was.text),
          ]),
        ];
        for (const { text } of all.flat()) expect(kept).toContain(text);
        for (const { statement } of edits) expect(last.map((each) => each.at)).toContain(statement);
      }),
    );
  });
});
