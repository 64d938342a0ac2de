import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lastUtcDays,
  nextUtcMidnight,
  startOfDate,
  startOfUtcDay,
  utcDateOf,
} from '../../../src/domain/utc-days.ts';
import { at } from '../../build-site.ts';

const day = 86_400_000;

/** 1970 to 2100, to the millisecond. */
const anyInstant = fc.integer({ min: 0, max: at('2100-01-01T00:00Z') });

describe('UTC days', () => {
  it('begin at midnight in UTC', () => {
    expect(startOfDate('2026-03-14')).toBe(at('2026-03-14T00:00Z'));
    expect(startOfDate('2024-02-29')).toBe(at('2024-02-29T00:00Z'));
  });

  it.each([
    ['2026-03-14T00:00:00Z', '2026-03-14'],
    ['2026-03-14T23:59:59.999Z', '2026-03-14'],
    ['2026-03-15T00:00:00Z', '2026-03-15'],
    ['2026-03-14T23:30:00-05:00', '2026-03-15'],
    ['2026-03-15T00:30:00+02:00', '2026-03-14'],
    ['2024-02-29T12:00:00Z', '2024-02-29'],
  ])('the instant %s lies in the day %s', (when, date) => {
    expect(utcDateOf(at(when))).toBe(date);
  });

  it('at midnight the next midnight is a day away', () => {
    expect(nextUtcMidnight(at('2026-03-14T00:00Z'))).toBe(at('2026-03-15T00:00Z'));
    expect(nextUtcMidnight(at('2026-03-14T23:59:59.999Z'))).toBe(at('2026-03-15T00:00Z'));
  });

  it('turn after 24 hours also where clocks change, in leap years and at the end of the year', () => {
    for (const date of ['2026-03-08', '2026-03-29', '2026-10-25', '2024-02-29', '2025-12-31']) {
      expect(nextUtcMidnight(startOfDate(date)) - startOfDate(date)).toBe(day);
    }
  });

  it('hold every instant between their beginning and the next midnight', () => {
    fc.assert(
      fc.property(anyInstant, (when) => {
        expect(startOfUtcDay(when)).toBe(Math.floor(when / day) * day);
        expect(nextUtcMidnight(when)).toBe(Math.floor(when / day) * day + day);
        expect(startOfDate(utcDateOf(when))).toBe(startOfUtcDay(when));
      }),
      { numRuns: 200 },
    );
  });

  it('come oldest first, the last one holding now', () => {
    expect(lastUtcDays(at('2026-03-01T10:00Z'), 3)).toEqual([
      { from: at('2026-02-27T00:00Z'), to: at('2026-02-28T00:00Z') },
      { from: at('2026-02-28T00:00Z'), to: at('2026-03-01T00:00Z') },
      { from: at('2026-03-01T00:00Z'), to: at('2026-03-02T00:00Z') },
    ]);
  });

  it('at midnight exactly the day that begins is the last one', () => {
    expect(lastUtcDays(at('2026-03-29T00:00Z'), 1)).toEqual([
      { from: at('2026-03-29T00:00Z'), to: at('2026-03-30T00:00Z') },
    ]);
  });

  it('are as many as asked for, each 24 hours long, without a gap', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 365 }), (now, count) => {
        const days = lastUtcDays(now, count);
        expect(days).toHaveLength(count);
        expect(days.at(-1)?.from).toBe(Math.floor(now / day) * day);
        for (const [index, { from, to }] of days.entries()) {
          expect(to - from).toBe(day);
          expect(days[index + 1]?.from ?? to).toBe(to);
        }
      }),
      { numRuns: 30 },
    );
  });
});
