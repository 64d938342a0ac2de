import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastForSpread, spreadOf } from '../../../src/domain/spread.ts';

/** Counts from 1 to n. */
function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, index) => index + 1);
}

describe('median and percentiles', () => {
  it.each([0, 1, 9])('do not exist for %i values', (n) => {
    expect(spreadOf(upTo(n))).toBeUndefined();
  });

  it('exist for ten values', () => {
    expect(leastForSpread).toBe(10);
    expect(spreadOf(upTo(10))).toEqual({ low: 1.9, median: 5.5, high: 9.1 });
  });

  it('are what spreadsheets print', () => {
    // MEDIAN, PERCENTILE.INC(…; 0.1) and PERCENTILE.INC(…; 0.9), worked out on paper.
    const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];
    expect(spreadOf(values)).toEqual({ low: 1, median: 4, high: 6 });
  });

  it('do not care for the order, and leave the values as they are', () => {
    const values = Object.freeze(upTo(25).reverse());
    expect(spreadOf(values)).toEqual(spreadOf(upTo(25)));
  });

  it('are what a line through all values shows at one, five and nine tenths', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 10, maxLength: 60 }),
        (values) => {
          const sorted = [...values].sort((a, b) => a - b);
          // Ten even steps from each value to the next.
          const line = sorted.flatMap((value, index) => {
            const next = sorted[index + 1];
            return next === undefined
              ? [value]
              : Array.from({ length: 10 }, (_, step) => value + ((next - value) * step) / 10);
          });
          const gaps = values.length - 1;
          const found = spreadOf(values);
          expect(found?.low).toBeCloseTo(line[gaps] ?? NaN, 6);
          expect(found?.median).toBeCloseTo(line[5 * gaps] ?? NaN, 6);
          expect(found?.high).toBeCloseTo(line[9 * gaps] ?? NaN, 6);
        },
      ),
    );
  });
});
