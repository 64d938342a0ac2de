import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayCells, levelsWorstFirst, uptime, type Uptime } from '../../../src/domain/uptime.ts';
import type { ImpactWindow } from '../../../src/schema/incident.ts';
import type { Instant } from '../../../src/schema/instant.ts';
import type { Site } from '../../../src/schema/site.ts';
import { at, between, hit, incident, maintenance, said, siteWith, told } from '../../build-site.ts';
import { countMinutes, stateByHand, worstByHand } from './moment-by-moment.ts';
import {
  componentIds,
  instantOfNight,
  minutesOfNight,
  nightBegins,
  siteOfNight,
} from './random-records.ts';
import { componentIn, historyIn } from './site-parts.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const weights = { degraded_performance: 0, partial_outage: 0.3, major_outage: 1 };
const nothing = { degraded_performance: 0, partial_outage: 0, major_outage: 0 };

function uptimeOf(
  site: Site,
  id: string,
  period: { readonly from: Instant; readonly to: Instant },
  now: Instant,
  weighted = weights,
): Uptime {
  return uptime(componentIn(site, id), historyIn(site, id, now), period, weighted, now);
}

function cellsOf(site: Site, id: string, count: number, now: Instant): ReturnType<typeof dayCells> {
  return dayCells(componentIn(site, id), historyIn(site, id, now), count, now);
}

/** A site whose virtual machines were hit in one incident by these windows. */
function hitVms(...impact: ImpactWindow[]): Site {
  return siteWith({ incidents: [incident({ impact })] });
}

describe('uptime', () => {
  const march14 = between('2026-03-14T00:00Z', '2026-03-15T00:00Z');
  const later = at('2026-04-01T00:00Z');

  it('is whole when nothing happened', () => {
    expect(uptimeOf(siteWith(), 'vm', march14, later)).toEqual({
      ratio: 1,
      durations: nothing,
      observed: day,
    });
  });

  it('is nothing when it was down all the time', () => {
    const site = hitVms(hit('vm', 'major_outage', '2026-03-13T10:00Z'));
    expect(uptimeOf(site, 'vm', march14, later).ratio).toBe(0);
  });

  it('counts each level by its weight and tells the time at each level without it', () => {
    const site = hitVms(
      hit('vm', 'degraded_performance', '2026-03-14T01:00Z', '2026-03-14T02:00Z'),
      hit('vm', 'partial_outage', '2026-03-14T02:00Z', '2026-03-14T04:00Z'),
      hit('vm', 'major_outage', '2026-03-14T04:00Z', '2026-03-14T04:30Z'),
    );
    const { ratio, durations } = uptimeOf(site, 'vm', march14, later);
    expect(durations).toEqual({
      degraded_performance: hour,
      partial_outage: 2 * hour,
      major_outage: 30 * minute,
    });
    expect(ratio).toBeCloseTo(1 - (0.3 * 2 + 0.5) / 24, 12);
    const strict = { degraded_performance: 1, partial_outage: 1, major_outage: 1 };
    expect(uptimeOf(site, 'vm', march14, later, strict).ratio).toBeCloseTo(1 - 3.5 / 24, 12);
  });

  it('counts one outage in two files once', () => {
    const impact = [hit('vm', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T11:00Z')];
    const site = siteWith({
      incidents: [
        incident({ id: '2026-03-14-one', impact }),
        incident({ id: '2026-03-14-other', impact }),
      ],
    });
    expect(uptimeOf(site, 'vm', march14, later).durations.major_outage).toBe(hour);
  });

  it('counts an hour at two levels at the worse one only', () => {
    const site = siteWith({
      incidents: [
        incident({
          id: '2026-03-14-one',
          impact: [hit('vm', 'degraded_performance', '2026-03-14T09:00Z', '2026-03-14T12:00Z')],
        }),
        incident({
          id: '2026-03-14-other',
          impact: [hit('vm', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T11:00Z')],
        }),
      ],
    });
    expect(uptimeOf(site, 'vm', march14, later).durations).toEqual({
      degraded_performance: 2 * hour,
      partial_outage: 0,
      major_outage: hour,
    });
  });

  it('cuts an outage to the period', () => {
    const site = hitVms(
      hit('vm', 'major_outage', '2026-03-13T23:00Z', '2026-03-14T00:20Z'),
      hit('vm', 'major_outage', '2026-03-14T23:50Z', '2026-03-15T06:00Z'),
    );
    expect(uptimeOf(site, 'vm', march14, later).durations.major_outage).toBe(30 * minute);
  });

  it('counts an open outage until now, and the period too', () => {
    const site = hitVms(hit('vm', 'major_outage', '2026-03-14T10:00Z'));
    expect(uptimeOf(site, 'vm', march14, at('2026-03-14T12:00Z'))).toEqual({
      ratio: 1 - 2 / 12,
      durations: { ...nothing, major_outage: 2 * hour },
      observed: 12 * hour,
    });
  });

  it('counts no time of an open outage that is dated a few minutes ahead', () => {
    const site = hitVms(hit('vm', 'major_outage', '2026-03-14T12:04Z'));
    expect(uptimeOf(site, 'vm', march14, at('2026-03-14T12:00Z'))).toEqual({
      ratio: 1,
      durations: nothing,
      observed: 12 * hour,
    });
  });

  it('says nothing of a period that has not begun', () => {
    expect(uptimeOf(siteWith(), 'vm', march14, march14.from)).toEqual({
      ratio: undefined,
      durations: nothing,
      observed: 0,
    });
  });

  it('counts only the time in service', () => {
    const site = siteWith({
      config: { components: [{ id: 'vm', name: 'VM', since: '2026-03-14', until: '2026-03-16' }] },
      incidents: [
        incident({ impact: [hit('vm', 'major_outage', '2026-03-13T12:00Z', '2026-03-14T12:00Z')] }),
      ],
    });
    const spring = between('2026-03-01T00:00Z', '2026-04-01T00:00Z');
    expect(uptimeOf(site, 'vm', spring, later)).toEqual({
      ratio: 0.75,
      durations: { ...nothing, major_outage: 12 * hour },
      observed: 2 * day,
    });
  });

  it('is unknown, not whole, when the component was not in service', () => {
    const site = siteWith({
      config: {
        components: [
          { id: 'old', name: 'Old', until: '2026-03-14' },
          { id: 'new', name: 'New', since: '2026-03-15' },
        ],
      },
    });
    for (const id of ['old', 'new']) {
      expect(uptimeOf(site, id, march14, later)).toEqual({
        ratio: undefined,
        durations: nothing,
        observed: 0,
      });
    }
  });

  it('counts from when customers were hit, not from when it was written down', () => {
    const site = siteWith({
      incidents: [
        incident({
          impact: [hit('vm', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T13:00Z')],
          updates: [said('2026-03-14T12:30Z', 'investigating')],
        }),
      ],
    });
    expect(uptimeOf(site, 'vm', march14, later).durations.major_outage).toBe(3 * hour);
  });

  it('counts the minutes of impact, not the hours until the incident was closed', () => {
    const site = siteWith({
      incidents: [
        incident({
          impact: [hit('vm', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T10:18Z')],
          updates: [
            said('2026-03-14T10:02Z', 'investigating'),
            said('2026-03-14T23:00Z', 'resolved'),
          ],
        }),
      ],
    });
    expect(uptimeOf(site, 'vm', march14, later).durations.major_outage).toBe(18 * minute);
  });

  it('counts nothing for a window that ends when it begins', () => {
    const site = hitVms(hit('vm', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T10:00Z'));
    expect(uptimeOf(site, 'vm', march14, later).durations).toEqual(nothing);
  });

  it('counts the hours that passed where clocks change', () => {
    const spring = hitVms(
      hit('vm', 'major_outage', '2026-03-29T01:30+01:00', '2026-03-29T03:30+02:00'),
    );
    const autumn = hitVms(
      hit('vm', 'major_outage', '2026-10-25T01:30+02:00', '2026-10-25T03:30+01:00'),
    );
    const year = between('2026-01-01T00:00Z', '2027-01-01T00:00Z');
    const now = at('2027-01-01T00:00Z');
    expect(uptimeOf(spring, 'vm', year, now).durations.major_outage).toBe(hour);
    expect(uptimeOf(autumn, 'vm', year, now).durations.major_outage).toBe(3 * hour);
  });

  it('does not count announced maintenance, and counts its overrun', () => {
    const updates = [
      told('2026-03-07T09:00Z', 'scheduled'),
      told('2026-03-14T04:25Z', 'completed'),
    ];
    const inTime = siteWith({ maintenances: [maintenance()] });
    const late = siteWith({ maintenances: [maintenance({ updates })] });
    expect(uptimeOf(inTime, 'website', march14, later).ratio).toBe(1);
    expect(uptimeOf(late, 'website', march14, later)).toEqual({
      ratio: 1 - 25 / (24 * 60),
      durations: { ...nothing, major_outage: 25 * minute },
      observed: day,
    });
  });

  it('keeps the overrun of a maintenance that was called off in the end', () => {
    const updates = [
      told('2026-03-07T09:00Z', 'scheduled'),
      told('2026-03-14T02:00Z', 'in_progress'),
      told('2026-03-14T04:00Z', 'in_progress'),
      told('2026-03-14T07:00Z', 'cancelled'),
    ];
    const site = siteWith({ maintenances: [maintenance({ updates })] });
    expect(uptimeOf(site, 'website', march14, later).durations.major_outage).toBe(3 * hour);
  });

  it('counts an outage during announced maintenance', () => {
    const site = siteWith({
      incidents: [
        incident({
          impact: [hit('website', 'partial_outage', '2026-03-14T03:00Z', '2026-03-14T05:00Z')],
        }),
      ],
      maintenances: [maintenance()],
    });
    expect(uptimeOf(site, 'website', march14, later).durations.partial_outage).toBe(2 * hour);
  });

  it('is a share between 0 and 1, and what counting every minute gives', () => {
    const weight = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        siteOfNight,
        fc.tuple(instantOfNight, instantOfNight, instantOfNight),
        fc.constantFrom(...componentIds),
        fc.record({ degraded_performance: weight, partial_outage: weight, major_outage: weight }),
        (site, [one, other, now], id, random) => {
          const period = { from: Math.min(one, other), to: Math.max(one, other) };
          const found = uptimeOf(site, id, period, now, random);
          const { observed, ...minutes } = countMinutes(site, id, period, now);
          expect(found.observed).toBe(observed * minute);
          for (const level of levelsWorstFirst) {
            expect(found.durations[level]).toBe(minutes[level] * minute);
          }
          if (observed === 0) {
            expect(found.ratio).toBeUndefined();
            return;
          }
          const down = levelsWorstFirst.reduce(
            (sum, level) => sum + minutes[level] * random[level],
            0,
          );
          expect(found.ratio).toBeCloseTo(1 - down / observed, 9);
          expect(found.ratio).toBeGreaterThanOrEqual(0);
          expect(found.ratio).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('day cells', () => {
  const now = at('2026-03-14T12:16Z');

  it('are as many as asked for, oldest first, today last', () => {
    const cells = cellsOf(siteWith(), 'vm', 90, now);
    expect(cells).toHaveLength(90);
    expect(cells[0]?.date).toBe('2025-12-15');
    expect(cells.at(-1)?.date).toBe('2026-03-14');
    expect(new Set(cells.map(({ date }) => date)).size).toBe(90);
    expect(cells.every(({ state }) => state === 'operational')).toBe(true);
  });

  it('name each day once across leap days and changes of clocks', () => {
    const spring = cellsOf(siteWith(), 'vm', 35, at('2024-04-01T23:59:59Z'));
    expect(spring.map(({ date }) => date).slice(0, 3)).toEqual([
      '2024-02-27',
      '2024-02-28',
      '2024-02-29',
    ]);
    const autumn = cellsOf(siteWith(), 'vm', 4, at('2026-10-26T00:30Z'));
    expect(autumn.map(({ date }) => date)).toEqual([
      '2026-10-23',
      '2026-10-24',
      '2026-10-25',
      '2026-10-26',
    ]);
  });

  it('show an outage over midnight as two cells of one outage', () => {
    const site = hitVms(hit('vm', 'major_outage', '2026-03-12T23:20Z', '2026-03-13T00:45Z'));
    expect(historyIn(site, 'vm', now)).toHaveLength(1);
    expect(cellsOf(site, 'vm', 3, now)).toEqual([
      {
        date: '2026-03-12',
        state: 'major_outage',
        durations: { ...nothing, major_outage: 40 * minute },
      },
      {
        date: '2026-03-13',
        state: 'major_outage',
        durations: { ...nothing, major_outage: 45 * minute },
      },
      { date: '2026-03-14', state: 'operational', durations: nothing },
    ]);
  });

  it('show the worst state of a day and the time at each level', () => {
    const site = hitVms(
      hit('vm', 'degraded_performance', '2026-03-13T08:00Z', '2026-03-13T09:00Z'),
      hit('vm', 'partial_outage', '2026-03-13T09:00Z', '2026-03-13T09:10Z'),
      hit('vm', 'degraded_performance', '2026-03-13T09:10Z', '2026-03-13T10:00Z'),
    );
    expect(cellsOf(site, 'vm', 2, now)[0]).toEqual({
      date: '2026-03-13',
      state: 'partial_outage',
      durations: {
        degraded_performance: 110 * minute,
        partial_outage: 10 * minute,
        major_outage: 0,
      },
    });
  });

  it('do not touch the day that begins when an outage ends', () => {
    const site = hitVms(hit('vm', 'major_outage', '2026-03-12T22:00Z', '2026-03-13T00:00Z'));
    expect(cellsOf(site, 'vm', 3, now).map(({ state }) => state)).toEqual([
      'major_outage',
      'operational',
      'operational',
    ]);
  });

  it('fill 24 hours of a day on which clocks change', () => {
    const site = hitVms(hit('vm', 'major_outage', '2026-10-20T00:00Z'));
    for (const { durations } of cellsOf(site, 'vm', 5, at('2026-10-27T00:00Z')).slice(0, 4)) {
      expect(durations.major_outage).toBe(day);
    }
  });

  it('put a late evening elsewhere into the UTC day', () => {
    const site = hitVms(
      hit('vm', 'major_outage', '2026-03-12T23:30-05:00', '2026-03-12T23:40-05:00'),
    );
    expect(cellsOf(site, 'vm', 3, now).map(({ state }) => state)).toEqual([
      'operational',
      'major_outage',
      'operational',
    ]);
  });

  it('count today as far as it has come', () => {
    const site = hitVms(hit('vm', 'partial_outage', '2026-03-14T10:00Z'));
    expect(cellsOf(site, 'vm', 1, now)).toEqual([
      {
        date: '2026-03-14',
        state: 'partial_outage',
        durations: { ...nothing, partial_outage: 136 * minute },
      },
    ]);
  });

  it('show what begins now, although it has lasted no time yet', () => {
    const site = hitVms(hit('vm', 'major_outage', '2026-03-14T12:16Z'));
    expect(cellsOf(site, 'vm', 1, now)).toEqual([
      { date: '2026-03-14', state: 'major_outage', durations: nothing },
    ]);
  });

  it('keep what ended now', () => {
    const site = hitVms(hit('vm', 'major_outage', '2026-03-14T12:00Z', '2026-03-14T12:16Z'));
    expect(cellsOf(site, 'vm', 1, now)[0]).toMatchObject({
      state: 'major_outage',
      durations: { major_outage: 16 * minute },
    });
  });

  it('at midnight begin the new day with the present state', () => {
    const midnight = at('2026-03-15T00:00Z');
    const open = hitVms(hit('vm', 'major_outage', '2026-03-14T23:00Z'));
    const over = hitVms(hit('vm', 'major_outage', '2026-03-14T23:00Z', '2026-03-15T00:00Z'));
    const statesOf = (site: Site): readonly (readonly [string, string, number])[] =>
      cellsOf(site, 'vm', 2, midnight).map(({ date, state, durations }) => [
        date,
        state,
        durations.major_outage,
      ]);
    expect(statesOf(open)).toEqual([
      ['2026-03-14', 'major_outage', hour],
      ['2026-03-15', 'major_outage', 0],
    ]);
    expect(statesOf(over)).toEqual([
      ['2026-03-14', 'major_outage', hour],
      ['2026-03-15', 'operational', 0],
    ]);
  });

  it('show maintenance in its own colour and count no time for it', () => {
    const site = siteWith({ maintenances: [maintenance()] });
    expect(cellsOf(site, 'website', 1, now)).toEqual([
      { date: '2026-03-14', state: 'under_maintenance', durations: nothing },
    ]);
  });

  it('do not show maintenance that lies ahead, and show it from its first instant on', () => {
    const ahead = siteWith({
      maintenances: [maintenance({ window: between('2026-03-14T18:00Z', '2026-03-14T19:00Z') })],
    });
    expect(cellsOf(ahead, 'website', 1, at('2026-03-14T17:59Z'))[0]?.state).toBe('operational');
    expect(cellsOf(ahead, 'website', 1, at('2026-03-14T18:00Z'))[0]?.state).toBe(
      'under_maintenance',
    );
  });

  it('have no data outside the service of the component', () => {
    const site = siteWith({
      config: { components: [{ id: 'vm', name: 'VM', since: '2026-03-12', until: '2026-03-14' }] },
      incidents: [incident({ impact: [hit('vm', 'major_outage', '2026-03-13T10:00Z')] })],
    });
    expect(cellsOf(site, 'vm', 4, now)).toEqual([
      { date: '2026-03-11', state: 'no_data', durations: nothing },
      { date: '2026-03-12', state: 'operational', durations: nothing },
      {
        date: '2026-03-13',
        state: 'major_outage',
        durations: { ...nothing, major_outage: 14 * hour },
      },
      { date: '2026-03-14', state: 'no_data', durations: nothing },
    ]);
  });

  it('have data from the first instant of service on', () => {
    const site = siteWith({
      config: { components: [{ id: 'vm', name: 'VM', since: '2026-03-15' }] },
    });
    const lastStates = ['2026-03-14T23:59:59Z', '2026-03-15T00:00Z'].map(
      (when) => cellsOf(site, 'vm', 1, at(when))[0]?.state,
    );
    expect(lastStates).toEqual(['no_data', 'operational']);
  });

  it('show a random night as its minutes were, and together make up the uptime', () => {
    fc.assert(
      fc.property(
        siteOfNight,
        instantOfNight,
        fc.constantFrom(...componentIds),
        (site, until, id) => {
          const cells = cellsOf(site, id, 2, until);
          const passed = minutesOfNight.filter((when) => when < until);
          for (const { date, state } of cells) {
            const ofDay = [...passed, until].filter(
              (when) => new Date(when).toISOString().slice(0, 10) === date,
            );
            if (ofDay.length === 0) continue;
            const known = ofDay.flatMap((when) => stateByHand(site, id, when, until) ?? []);
            expect(state).toBe(known.length === 0 ? 'no_data' : worstByHand(known));
          }
          const whole = { from: nightBegins - day, to: nightBegins + 2 * day };
          const { durations } = uptimeOf(site, id, whole, until);
          for (const level of levelsWorstFirst) {
            expect(cells.reduce((sum, cell) => sum + cell.durations[level], 0)).toBe(
              durations[level],
            );
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('the levels of a day', () => {
  it('are told worst first', () => {
    expect(levelsWorstFirst).toEqual(['major_outage', 'partial_outage', 'degraded_performance']);
  });
});
