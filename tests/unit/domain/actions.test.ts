import { describe, expect, it } from 'vitest';
import { actionProgress, isOverdue, promisedActions } from '../../../src/domain/actions.ts';
import type { ActionStatus } from '../../../src/schema/postmortem.ts';
import { action, at, postmortem } from '../../build-site.ts';

describe('an action', () => {
  it('is in time until the end of its day', () => {
    const due = action({ due: '2026-03-14' });
    expect(isOverdue(due, at('2026-03-13T12:00Z'))).toBe(false);
    expect(isOverdue(due, at('2026-03-14T00:00Z'))).toBe(false);
    expect(isOverdue(due, at('2026-03-14T23:59:59.999Z'))).toBe(false);
    expect(isOverdue(due, at('2026-03-15T00:00Z'))).toBe(true);
  });

  it('has a day of 24 hours also where clocks change, and at the end of February', () => {
    for (const [due, end] of [
      ['2026-03-29', '2026-03-30T00:00Z'],
      ['2026-10-25', '2026-10-26T00:00Z'],
      ['2024-02-28', '2024-02-29T00:00Z'],
      ['2024-02-29', '2024-03-01T00:00Z'],
      ['2025-12-31', '2026-01-01T00:00Z'],
    ] as const) {
      expect(isOverdue(action({ due }), at(end) - 1)).toBe(false);
      expect(isOverdue(action({ due }), at(end))).toBe(true);
    }
  });

  it.each<[ActionStatus, boolean]>([
    ['open', true],
    ['in_progress', true],
    ['done', false],
    ['declined', false],
  ])('that is %s long after its day is overdue: %s', (status, overdue) => {
    expect(isOverdue(action({ status, due: '2026-03-14' }), at('2026-06-01T00:00Z'))).toBe(overdue);
  });

  it('without a day is never overdue', () => {
    expect(isOverdue({ status: 'open' }, at('2099-01-01T00:00Z'))).toBe(false);
  });
});

describe('the actions of all postmortems', () => {
  it('come with their postmortem, in the order in which they stand', () => {
    const newer = postmortem({
      incident: '2026-03-14-newer',
      actions: [action({ title: 'Second' }), action({ title: 'First' })],
    });
    const without = postmortem({ incident: '2026-03-10-without', noActionsReason: 'It is gone.' });
    const older = postmortem({
      incident: '2026-03-01-older',
      actions: [action({ title: 'Third', status: 'declined', reason: 'Too dear.' })],
    });
    const found = promisedActions([newer, without, older]);
    expect(found.map((each) => [each.action.title, each.postmortem])).toEqual([
      ['Second', newer],
      ['First', newer],
      ['Third', older],
    ]);
  });
});

describe('the progress of actions', () => {
  const all = (...statuses: readonly ActionStatus[]): ReturnType<typeof actionProgress> =>
    actionProgress(statuses.map((status) => action({ status })));

  it('counts what is done of what was not declined', () => {
    expect(all('done', 'open', 'declined', 'in_progress', 'done')).toEqual({ done: 2, of: 4 });
    expect(all('declined')).toEqual({ done: 0, of: 0 });
    expect(all()).toEqual({ done: 0, of: 0 });
  });
});
