import { addMinutes } from 'date-fns/addMinutes';
import type { Path } from '../read/fault.ts';
import type { Instant } from '../schema/instant.ts';
import type { Finding } from './problem.ts';

/** How far what was written elsewhere may run ahead of `now`: the clocks of two machines differ. */
export const clockToleranceMinutes = 5;

/** What is recorded has happened already. */
export function futureFindings(
  moments: readonly (readonly [path: Path, at: Instant | undefined])[],
  now: Instant,
): Finding[] {
  const latest = addMinutes(now, clockToleranceMinutes).getTime();
  return moments.flatMap(([path, at]): Finding[] =>
    at === undefined || at <= latest
      ? []
      : [
          {
            rule: 'in-the-future',
            path,
            what: `${isoMinute(at)} lies in the future.`,
            fix: `It is ${isoMinute(now)} now. Correct the time.`,
          },
        ],
  );
}

/** Each entry's `at` is later than the one before. */
export function orderFindings(
  rule: 'updates-order' | 'timeline-order',
  key: string,
  entries: readonly { readonly at: Instant }[],
): Finding[] {
  return entries.flatMap(({ at }, index): Finding[] => {
    const before = entries[index - 1]?.at;
    const isOrdered = rule === 'updates-order' ? (before ?? -Infinity) < at : (before ?? at) <= at;
    if (before === undefined || isOrdered) return [];
    return [
      {
        rule,
        path: [key, index, 'at'],
        what: `${isoMinute(at)} does not come after ${isoMinute(before)}, the entry above it.`,
        fix: 'Correct the time, or move the entry: the oldest stands first.',
      },
    ];
  });
}

/** `from` before `to`. */
export function windowFindings(path: Path, from: Instant, to: Instant | undefined): Finding[] {
  if (to === undefined || from < to) return [];
  return [
    {
      rule: 'window-order',
      path: [...path, 'to'],
      what: `The window ends at ${isoMinute(to)} and begins at ${isoMinute(from)}.`,
      fix: 'Correct `from` or `to`; the end is later than the beginning.',
    },
  ];
}

/** `2026-03-14T10:05Z`, or with seconds where there are any: how messages write an instant. */
export function isoMinute(at: Instant): string {
  return new Date(at).toISOString().replace(/(:00)?\.000Z$/, 'Z');
}
