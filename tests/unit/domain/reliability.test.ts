import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startedAt } from '../../../src/domain/incident-state.ts';
import { noticedByCustomers, summarise } from '../../../src/domain/reliability.ts';
import { gaps, type ResponseMeasure } from '../../../src/domain/response-times.ts';
import { byYear } from '../../../src/domain/years.ts';
import { detectors, type Detector } from '../../../src/schema/incident.ts';
import type { Incident } from '../../../src/schema/site.ts';
import { at, hit, incident } from '../../build-site.ts';

const minute = 60_000;
const begins = at('2026-01-01T00:00Z');

/** What happened, in minutes since the beginning of the year: what the incident is made from, and what is counted. */
interface Facts {
  readonly windows: readonly { from: number; length: number | undefined; rough: boolean }[];
  readonly noticed: number | undefined;
  readonly spoken: number;
  readonly mitigated: number | undefined;
  readonly afterwards: boolean;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 4 });

const minuteOfYear = fc.integer({ min: 0, max: 3000 });

const facts: fc.Arbitrary<Facts> = fc.record({
  windows: fc.array(
    fc.record({
      from: minuteOfYear,
      length: maybe(fc.integer({ min: 1, max: 3000 })),
      rough: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  noticed: maybe(minuteOfYear),
  spoken: minuteOfYear,
  mitigated: maybe(minuteOfYear),
  afterwards: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
});

function record({ windows, noticed, spoken, mitigated, afterwards }: Facts): Incident {
  const instant = (minutes: number): number => begins + minutes * minute;
  return incident({
    impact: windows.map(({ from, length, rough }) => ({
      component: 'vm',
      level: 'major_outage',
      from: instant(from),
      ...(length === undefined ? {} : { to: instant(from + length) }),
      ...(rough ? { approximate: true } : {}),
    })),
    updates: [{ at: instant(spoken), status: 'investigating', text: 'Some requests fail.' }],
    ...(noticed === undefined ? {} : { detectedAt: instant(noticed) }),
    ...(mitigated === undefined ? {} : { mitigatedAt: instant(mitigated) }),
    ...(afterwards ? { retroactive: true } : {}),
  });
}

/** The definitions of the page, read one after the other, on minutes. */
function minutesByHand(each: Facts, measure: ResponseMeasure): number | undefined {
  const starts = each.windows.map(({ from }) => from).sort((a, b) => a - b);
  const start = starts[0] ?? 0;
  const roughStart = each.windows.some(({ from, rough }) => rough && from === start);
  const ends = each.windows.map(({ from, length }) => from + (length ?? Infinity));
  const end = ends.sort((a, b) => b - a)[0] ?? Infinity;
  const roughEnd = each.windows.some(
    ({ from, length, rough }) => rough && from + (length ?? 0) === end,
  );
  const since = roughStart ? undefined : start;
  const spoken = each.afterwards ? undefined : each.spoken;
  const pairs: Record<ResponseMeasure, readonly [number | undefined, number | undefined]> = {
    detect: [since, each.noticed],
    first_update: [since, spoken],
    first_update_after_detection: [each.noticed, spoken],
    mitigate: [since, each.mitigated],
    end_of_impact: [since, roughEnd || end === Infinity ? undefined : end],
  };
  const [from, to] = pairs[measure];
  return from === undefined || to === undefined || to < from ? undefined : to - from;
}

describe('a measure over many incidents', () => {
  it.each<ResponseMeasure>([
    'detect',
    'first_update',
    'first_update_after_detection',
    'mitigate',
    'end_of_impact',
  ])('%s is what counting by hand gives, and loses no incident', (measure) => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 40 }), (all) => {
        const { lengths, spread, without } = summarise(all.map(record), measure);
        const byHand = all
          .map((each) => minutesByHand(each, measure))
          .filter((each) => each !== undefined)
          .sort((a, b) => a - b);
        expect(lengths).toEqual(byHand.map((minutes) => minutes * minute));
        const missing = gaps.reduce((sum, gap) => sum + without[gap], 0);
        expect(lengths.length + missing).toBe(all.length);
        expect(spread === undefined).toBe(byHand.length < 10);
        if (spread) {
          const n = byHand.length;
          const middle =
            ((byHand[Math.floor((n - 1) / 2)] ?? 0) + (byHand[Math.ceil((n - 1) / 2)] ?? 0)) / 2;
          expect(spread.median).toBeCloseTo(middle * minute, 3);
          const below = lengths.filter((length) => length < spread.low).length;
          const above = lengths.filter((length) => length > spread.high).length;
          expect(below).toBeLessThanOrEqual(n / 10);
          expect(above).toBeLessThanOrEqual(n / 10);
        }
      }),
    );
  });

  it('does not change with the order of the incidents', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 10, maxLength: 30 }), (all) => {
        const records = all.map(record);
        expect(summarise(records.toReversed(), 'detect')).toEqual(summarise(records, 'detect'));
      }),
    );
  });
});

describe('years', () => {
  it('are UTC years of the beginning, newest first', () => {
    const eve = incident({ impact: [hit('vm', 'major_outage', '2025-12-31T23:30-01:00')] });
    const before = incident({ impact: [hit('vm', 'major_outage', '2026-01-01T00:30+01:00')] });
    const years = byYear([before, eve], startedAt);
    expect([...years.keys()]).toEqual(['2026', '2025']);
    expect(years.get('2026')).toEqual([eve]);
    expect(years.get('2025')).toEqual([before]);
  });
});

describe('who noticed first', () => {
  it('is counted among the incidents that say it', () => {
    const by = (detectedBy: Detector): Incident => incident({ detectedBy });
    const all = [by('customer'), by('monitoring'), by('customer'), by('unknown'), incident()];
    expect(noticedByCustomers(all)).toEqual({ customers: 2, of: 3, unknown: 2 });
    expect(noticedByCustomers([])).toEqual({ customers: 0, of: 0, unknown: 0 });
  });

  it('leaves nobody out', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom(...detectors))), (who) => {
        const all = who.map((each) => incident(each === null ? {} : { detectedBy: each }));
        const { customers, of, unknown } = noticedByCustomers(all);
        expect(customers).toBe(who.filter((each) => each === 'customer').length);
        expect(of + unknown).toBe(who.length);
      }),
    );
  });
});
