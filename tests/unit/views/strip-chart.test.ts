import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadOf } from '../../../src/domain/spread.ts';
import { columns, countColumns, rows, stripChart } from '../../../src/views/strip-chart.ts';
import { contextAt } from './view-parts.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const context = contextAt('2026-03-14T12:00Z', { config: { locale: 'en-GB' } });

function chartOf(lengths: readonly number[]) {
  const without = { not_recorded: 0, approximate: 0, early: 0, retroactive: 0, lasts: 0 };
  return stripChart({ lengths, spread: spreadOf(lengths), without }, 'Some incidents', context);
}

/** Where dots stand, read from the path as a browser reads it. */
function dotsOf(path: string): { readonly column: number; readonly row: number }[] {
  const dots: { column: number; row: number }[] = [];
  let [x, y] = [0, 0];
  for (const [, kind, first, second] of path.matchAll(/([Mm])(\S+?)(?: |(?=-))(\S+?)h0/g)) {
    [x, y] =
      kind === 'M' ? [Number(first), Number(second)] : [x + Number(first), y + Number(second)];
    dots.push({ column: Math.floor(x), row: Math.round(rows - 0.5 - y) });
  }
  return dots;
}

const lengths = fc.array(
  fc.integer({ min: 0, max: 60 * 24 * 60 }).map((each) => each * minute),
  {
    maxLength: 300,
  },
);

describe('a strip of dots', () => {
  it('has a dot for each incident as long as there is room', () => {
    fc.assert(
      fc.property(lengths, (all) => {
        const { dots, perDot } = chartOf(all);
        const drawn = dotsOf(dots);
        if (perDot === 1) expect(drawn).toHaveLength(all.length);
        const counts = countColumns(all);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all.length);
        for (const [column, count] of counts.entries()) {
          const stack = drawn.filter((dot) => dot.column === column).map(({ row }) => row);
          // One above the other from the bottom, no incident without a dot, none in the wrong place.
          expect(stack).toEqual(Array.from({ length: Math.ceil(count / perDot) }, (_, row) => row));
          expect(stack.length).toBeLessThanOrEqual(rows);
        }
      }),
    );
  });

  it('says for how many incidents a dot stands when there are many', () => {
    const many = Array.from({ length: 95 }, () => hour);
    expect(chartOf(many).perDot).toBe(10);
    expect(dotsOf(chartOf(many).dots)).toHaveLength(10);
    expect(chartOf(many.slice(0, 10)).perDot).toBe(1);
  });

  it('stays small however many incidents there are', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => (index * 37) % (30 * day));
    expect(chartOf(many).dots.length).toBeLessThan(columns * rows * 8);
  });

  it('puts what is shorter or longer than the scale at its ends', () => {
    const counts = countColumns([0, minute / 2, minute, 30 * day, 400 * day]);
    expect(counts[0]).toBe(3);
    expect(counts[columns - 1]).toBe(2);
  });

  it('is logarithmic: ten times as long is as far to the right wherever one begins', () => {
    const columnOf = (length: number): number => countColumns([length]).indexOf(1);
    for (const length of [2 * minute, 5 * minute, hour, 5 * hour, 20 * hour]) {
      const apart = columnOf(10 * length) - columnOf(length);
      expect(Math.abs(apart - (columns * Math.log(10)) / Math.log(30 * 24 * 60))).toBeLessThan(1);
    }
  });

  it('marks median and range where there are enough, and only there', () => {
    expect(chartOf([minute, hour]).spread).toBeUndefined();
    const tenHours = Array.from({ length: 10 }, () => 10 * hour);
    expect(chartOf(tenHours).spread).toEqual({ from: '59.93%', width: '0%', median: '59.93%' });
  });

  it('has round lengths along the scale', () => {
    expect(chartOf([hour]).ticks.map(({ text }) => text)).toEqual([
      '1m',
      '10m',
      '1h',
      '6h',
      '1d',
      '7d',
      '30d',
    ]);
    expect(chartOf([hour]).ticks[0]?.at).toBe('0%');
    expect(chartOf([hour]).ticks.at(-1)?.at).toBe('100%');
  });
});
