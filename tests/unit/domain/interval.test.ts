import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clip,
  contains,
  type Interval,
  lengthOf,
  mergeByRank,
  type Span,
} from '../../../src/domain/interval.ts';
import { stateRank } from '../../../src/domain/states.ts';
import type { ComponentState } from '../../../src/schema/levels.ts';
import { worstByHand } from './moment-by-moment.ts';
import { spans } from './random-records.ts';

type States = readonly Span<ComponentState>[];

const merge = (input: States): States => mergeByRank(input, stateRank);

/** Instants before, between, on and after all edges that `spans` may have. */
const samples = [-1e9, ...Array.from({ length: 43 }, (_, index) => index / 2), 1e9];

const interval: fc.Arbitrary<Interval> = fc.record({
  from: fc.integer({ min: 0, max: 20 }),
  to: fc.integer({ min: 0, max: 20 }),
});

const covers = (input: readonly Interval[], when: number): boolean =>
  input.some(({ from, to }) => from <= when && when < to);

describe('an interval', () => {
  it('holds its beginning and not its end', () => {
    const morning = { from: 6, to: 12 };
    expect([5, 6, 11, 12].map((when) => contains(morning, when))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('has no negative length', () => {
    expect(lengthOf({ from: 5, to: 12 })).toBe(7);
    expect(lengthOf({ from: 5, to: 5 })).toBe(0);
    expect(lengthOf({ from: 12, to: 5 })).toBe(0);
  });

  it('keeps what it means when it is clipped', () => {
    expect(clip({ from: 0, to: 10, value: 'slow' }, { from: 4, to: 20 })).toEqual({
      from: 4,
      to: 10,
      value: 'slow',
    });
  });

  it('does not meet an interval that begins where it ends', () => {
    expect(clip({ from: 0, to: 10 }, { from: 10, to: 20 })).toBeUndefined();
    expect(clip({ from: 10, to: 20 }, { from: 0, to: 10 })).toBeUndefined();
  });

  it('is clipped to infinite bounds without a change', () => {
    const bounds = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
    expect(clip({ from: 3, to: 4 }, bounds)).toEqual({ from: 3, to: 4 });
    expect(clip(bounds, bounds)).toEqual(bounds);
  });

  it('clipped holds exactly the instants that both hold', () => {
    fc.assert(
      fc.property(interval, interval, (span, bounds) => {
        const part = clip(span, bounds);
        for (const when of samples) {
          expect(part !== undefined && contains(part, when)).toBe(
            covers([span], when) && covers([bounds], when),
          );
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('merging', () => {
  it('makes nothing of nothing', () => {
    expect(merge([])).toEqual([]);
  });

  it('lets the worse one win where two overlap', () => {
    expect(
      merge([
        { from: 0, to: 10, value: 'degraded_performance' },
        { from: 5, to: 15, value: 'major_outage' },
      ]),
    ).toEqual([
      { from: 0, to: 5, value: 'degraded_performance' },
      { from: 5, to: 15, value: 'major_outage' },
    ]);
  });

  it('cuts a long mild stretch in two around a short bad one', () => {
    expect(
      merge([
        { from: 0, to: 10, value: 'degraded_performance' },
        { from: 4, to: 6, value: 'major_outage' },
      ]),
    ).toEqual([
      { from: 0, to: 4, value: 'degraded_performance' },
      { from: 4, to: 6, value: 'major_outage' },
      { from: 6, to: 10, value: 'degraded_performance' },
    ]);
  });

  it('joins equal stretches that touch, and leaves a gap between those that do not', () => {
    expect(
      merge([
        { from: 5, to: 9, value: 'major_outage' },
        { from: 0, to: 5, value: 'major_outage' },
        { from: 10, to: 12, value: 'major_outage' },
      ]),
    ).toEqual([
      { from: 0, to: 9, value: 'major_outage' },
      { from: 10, to: 12, value: 'major_outage' },
    ]);
  });

  it('leaves out what lasts no time or ends before it begins', () => {
    expect(
      merge([
        { from: 5, to: 5, value: 'major_outage' },
        { from: 9, to: 3, value: 'major_outage' },
      ]),
    ).toEqual([]);
  });

  it('keeps infinite ends', () => {
    const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
    expect(
      merge([
        { ...always, value: 'degraded_performance' },
        { from: 3, to: Number.POSITIVE_INFINITY, value: 'partial_outage' },
      ]),
    ).toEqual([
      { from: Number.NEGATIVE_INFINITY, to: 3, value: 'degraded_performance' },
      { from: 3, to: Number.POSITIVE_INFINITY, value: 'partial_outage' },
    ]);
  });

  it('gives at each instant the worst of what holds then', () => {
    fc.assert(
      fc.property(spans, (input) => {
        const merged = merge(input);
        for (const when of samples) {
          const holding = input.filter(({ from, to }) => from <= when && when < to);
          const found = merged.filter((span) => contains(span, when)).map(({ value }) => value);
          expect(found).toEqual(
            holding.length === 0 ? [] : [worstByHand(holding.map(({ value }) => value))],
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives a sorted line that never overlaps, without empty or needless pieces', () => {
    fc.assert(
      fc.property(spans, (input) => {
        const merged = merge(input);
        for (const [index, { from, to, value }] of merged.entries()) {
          expect(from).toBeLessThan(to);
          const next = merged[index + 1];
          if (next === undefined) continue;
          expect(to).toBeLessThanOrEqual(next.from);
          if (to === next.from) expect(value).not.toBe(next.value);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never lengthens the covered time', () => {
    const finite = spans.map((input) =>
      input.filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to)),
    );
    fc.assert(
      fc.property(finite, (input) => {
        const sum = (parts: States): number =>
          parts.reduce((total, part) => total + lengthOf(part), 0);
        const covered = samples.filter((when) => covers(input, when)).length / 2;
        expect(sum(merge(input))).toBe(covered);
        expect(sum(merge(input))).toBeLessThanOrEqual(sum(input));
      }),
      { numRuns: 200 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(spans, (input) => {
        expect(merge(merge(input))).toEqual(merge(input));
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on the order, nor on repetition', () => {
    const withShuffled = spans.chain((input) =>
      fc.tuple(
        fc.constant(input),
        fc.shuffledSubarray([...input, ...input], {
          minLength: 2 * input.length,
          maxLength: 2 * input.length,
        }),
      ),
    );
    fc.assert(
      fc.property(withShuffled, ([input, shuffled]) => {
        expect(merge(shuffled)).toEqual(merge(input));
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same in one step as in two', () => {
    fc.assert(
      fc.property(spans, spans, (some, others) => {
        expect(merge([...merge(some), ...merge(others)])).toEqual(merge([...some, ...others]));
      }),
      { numRuns: 100 },
    );
  });

  it('leaves its input as it was', () => {
    const input: States = Object.freeze([
      Object.freeze({ from: 5, to: 9, value: 'major_outage' as const }),
      Object.freeze({ from: 0, to: 5, value: 'major_outage' as const }),
    ]);
    expect(() => merge(input)).not.toThrow();
  });
});
