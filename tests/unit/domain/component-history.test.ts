import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  componentHistories,
  hitSince,
  inStateSince,
  stateAt,
} from '../../../src/domain/component-history.ts';
import { at, between, hit, incident, maintenance, said, siteWith, told } from '../../build-site.ts';
import { stateByHand } from './moment-by-moment.ts';
import { componentIds, instantOfNight, minutesOfNight, siteOfNight } from './random-records.ts';
import { historyIn } from './site-parts.ts';

const evening = at('2026-03-14T20:00Z');
const forEver = Number.POSITIVE_INFINITY;

describe('the history of a component', () => {
  it('exists for every component, groups apart, and is empty when nothing happened', () => {
    expect([...componentHistories(siteWith(), evening)]).toEqual([
      ['website', []],
      ['vm', []],
      ['storage', []],
    ]);
  });

  it('holds only what hit that component', () => {
    const impact = [
      hit('vm', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T11:00Z'),
      hit('storage', 'degraded_performance', '2026-03-14T10:30Z', '2026-03-14T10:40Z'),
    ];
    const site = siteWith({ incidents: [incident({ impact })] });
    expect(historyIn(site, 'vm', evening)).toEqual([
      { ...between('2026-03-14T10:00Z', '2026-03-14T11:00Z'), value: 'major_outage' },
    ]);
    expect(historyIn(site, 'storage', evening)).toEqual([
      { ...between('2026-03-14T10:30Z', '2026-03-14T10:40Z'), value: 'degraded_performance' },
    ]);
    expect(historyIn(site, 'website', evening)).toEqual([]);
  });

  it('has no end while a window is open', () => {
    const site = siteWith({
      incidents: [incident({ impact: [hit('vm', 'major_outage', '2026-03-14T10:00Z')] })],
    });
    expect(historyIn(site, 'vm', evening)).toEqual([
      { from: at('2026-03-14T10:00Z'), to: forEver, value: 'major_outage' },
    ]);
  });

  it('counts two files about one outage once', () => {
    const site = siteWith({
      incidents: [
        incident({
          id: '2026-03-14-one',
          impact: [hit('vm', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T11:00Z')],
        }),
        incident({
          id: '2026-03-14-other',
          impact: [hit('vm', 'major_outage', '2026-03-14T10:30Z', '2026-03-14T11:30Z')],
        }),
      ],
    });
    expect(historyIn(site, 'vm', evening)).toEqual([
      { ...between('2026-03-14T10:00Z', '2026-03-14T11:30Z'), value: 'major_outage' },
    ]);
  });

  it('lets the worst file win at each instant, also over maintenance', () => {
    const site = siteWith({
      incidents: [
        incident({
          impact: [
            hit('website', 'degraded_performance', '2026-03-14T03:00Z', '2026-03-14T05:00Z'),
          ],
        }),
      ],
      maintenances: [maintenance()],
    });
    expect(historyIn(site, 'website', evening)).toEqual([
      { ...between('2026-03-14T02:00Z', '2026-03-14T03:00Z'), value: 'under_maintenance' },
      { ...between('2026-03-14T03:00Z', '2026-03-14T05:00Z'), value: 'degraded_performance' },
    ]);
  });

  it('goes on over midnight and over a change of clocks as one stretch', () => {
    const site = siteWith({
      incidents: [
        incident({
          impact: [hit('vm', 'major_outage', '2026-03-28T23:20+01:00', '2026-03-29T04:10+02:00')],
        }),
      ],
    });
    expect(historyIn(site, 'vm', at('2026-03-30T00:00Z'))).toEqual([
      { ...between('2026-03-28T22:20Z', '2026-03-29T02:10Z'), value: 'major_outage' },
    ]);
  });

  it('leaves out what lies outside the service of the component', () => {
    const site = siteWith({
      config: {
        components: [{ id: 'vm', name: 'VM', since: '2026-03-14', until: '2026-03-16' }],
      },
      incidents: [
        incident({
          id: '2026-03-13-before',
          impact: [hit('vm', 'major_outage', '2026-03-13T23:00Z', '2026-03-14T01:00Z')],
        }),
        incident({
          id: '2026-03-15-after',
          impact: [hit('vm', 'partial_outage', '2026-03-15T23:00Z')],
        }),
      ],
    });
    expect(historyIn(site, 'vm', at('2026-03-20T00:00Z'))).toEqual([
      { ...between('2026-03-14T00:00Z', '2026-03-14T01:00Z'), value: 'major_outage' },
      { ...between('2026-03-15T23:00Z', '2026-03-16T00:00Z'), value: 'partial_outage' },
    ]);
  });

  it('is not touched by what names a component that does not exist', () => {
    const site = siteWith({
      incidents: [incident({ impact: [hit('hosting', 'major_outage', '2026-03-14T10:00Z')] })],
    });
    expect([...componentHistories(site, evening).keys()]).toEqual(['website', 'vm', 'storage']);
    expect([...componentHistories(site, evening).values()].flat()).toEqual([]);
  });
});

describe('what an incident dates a few minutes ahead', () => {
  const now = at('2026-03-14T10:00Z');

  it('has begun while it has no end, and lasts since now', () => {
    const impact = [
      hit('vm', 'degraded_performance', '2026-03-14T09:30Z', '2026-03-14T10:03Z'),
      hit('vm', 'major_outage', '2026-03-14T10:03Z'),
      hit('storage', 'partial_outage', '2026-03-14T10:04Z'),
    ];
    const site = siteWith({ incidents: [incident({ impact })] });
    expect(historyIn(site, 'vm', now)).toEqual([
      { ...between('2026-03-14T09:30Z', '2026-03-14T10:00Z'), value: 'degraded_performance' },
      { from: now, to: forEver, value: 'major_outage' },
    ]);
    expect(historyIn(site, 'storage', now)).toEqual([
      { from: now, to: forEver, value: 'partial_outage' },
    ]);
    expect(historyIn(site, 'storage', at('2026-03-14T10:30Z'))).toEqual([
      { from: at('2026-03-14T10:04Z'), to: forEver, value: 'partial_outage' },
    ]);
  });

  it('hits until its end while the incident is open, and is over when it is resolved', () => {
    const impact = [
      hit('vm', 'major_outage', '2026-03-14T09:30Z', '2026-03-14T10:03Z'),
      hit('storage', 'major_outage', '2026-03-14T10:01Z', '2026-03-14T10:03Z'),
    ];
    const watched = siteWith({
      incidents: [incident({ impact, updates: [said('2026-03-14T10:03Z', 'monitoring')] })],
    });
    const resolved = siteWith({
      incidents: [incident({ impact, updates: [said('2026-03-14T10:03Z', 'resolved')] })],
    });
    expect(stateAt(historyIn(watched, 'vm', now), now)).toBe('major_outage');
    expect(historyIn(resolved, 'vm', now)).toEqual([
      { ...between('2026-03-14T09:30Z', '2026-03-14T10:00Z'), value: 'major_outage' },
    ]);
    expect(historyIn(resolved, 'storage', now)).toEqual([]);
  });
});

describe('since when customers are hit', () => {
  const impact = [
    hit('vm', 'major_outage', '2026-03-14T08:00Z', '2026-03-14T09:00Z'),
    hit('vm', 'degraded_performance', '2026-03-14T10:00Z', '2026-03-14T10:30Z'),
    hit('vm', 'partial_outage', '2026-03-14T10:30Z'),
  ];
  const history = historyIn(siteWith({ incidents: [incident({ impact })] }), 'vm', evening);

  it('is when it began without a break, at whatever level', () => {
    expect(hitSince(history, at('2026-03-14T10:40Z'))).toBe(at('2026-03-14T10:00Z'));
    expect(hitSince(history, at('2026-03-14T08:30Z'))).toBe(at('2026-03-14T08:00Z'));
  });

  it('is never where nothing is hit', () => {
    expect(hitSince(history, at('2026-03-14T09:30Z'))).toBeUndefined();
    expect(hitSince([], evening)).toBeUndefined();
    const planned = historyIn(siteWith({ maintenances: [maintenance()] }), 'website', evening);
    expect(hitSince(planned, at('2026-03-14T03:00Z'))).toBeUndefined();
  });

  it('is the end of the announced window where maintenance overruns', () => {
    const updates = [
      told('2026-03-07T09:00Z', 'scheduled'),
      told('2026-03-14T04:15Z', 'in_progress'),
    ];
    const site = siteWith({ maintenances: [maintenance({ updates })] });
    expect(hitSince(historyIn(site, 'website', evening), evening)).toBe(at('2026-03-14T04:00Z'));
  });
});

describe('maintenance in the history of a component', () => {
  it('is under maintenance in the announced window, whatever level was announced', () => {
    const site = siteWith({ maintenances: [maintenance()] });
    expect(historyIn(site, 'website', evening)).toEqual([
      { ...between('2026-03-14T02:00Z', '2026-03-14T04:00Z'), value: 'under_maintenance' },
    ]);
    expect(historyIn(site, 'vm', evening)).toEqual([]);
  });

  it('lies ahead once it is announced', () => {
    const site = siteWith({ maintenances: [maintenance()] });
    const history = historyIn(site, 'website', at('2026-03-13T12:00Z'));
    expect(history).toEqual([
      { ...between('2026-03-14T02:00Z', '2026-03-14T04:00Z'), value: 'under_maintenance' },
    ]);
    expect(stateAt(history, at('2026-03-13T12:00Z'))).toBe('operational');
  });

  it('has no effect where no disruption is expected, not even when it overruns', () => {
    const updates = [
      told('2026-03-07T09:00Z', 'scheduled'),
      told('2026-03-14T06:00Z', 'completed'),
    ];
    const impact = [
      { component: 'website', level: 'operational' as const },
      { component: 'vm', level: 'partial_outage' as const },
    ];
    const site = siteWith({ maintenances: [maintenance({ updates, impact })] });
    expect(historyIn(site, 'website', evening)).toEqual([]);
    expect(historyIn(site, 'vm', evening)).toHaveLength(2);
  });

  it('overruns at the announced level, before the window and after it', () => {
    const updates = [
      told('2026-03-07T09:00Z', 'scheduled'),
      told('2026-03-14T01:50Z', 'in_progress'),
      told('2026-03-14T04:15Z', 'completed'),
    ];
    const impact = [{ component: 'website', level: 'partial_outage' as const }];
    const site = siteWith({ maintenances: [maintenance({ updates, impact })] });
    expect(historyIn(site, 'website', evening)).toEqual([
      { ...between('2026-03-14T01:50Z', '2026-03-14T02:00Z'), value: 'partial_outage' },
      { ...between('2026-03-14T02:00Z', '2026-03-14T04:00Z'), value: 'under_maintenance' },
      { ...between('2026-03-14T04:00Z', '2026-03-14T04:15Z'), value: 'partial_outage' },
    ]);
  });

  it('overruns without an end while work goes on', () => {
    const updates = [
      told('2026-03-07T09:00Z', 'scheduled'),
      told('2026-03-14T04:15Z', 'verifying'),
    ];
    const site = siteWith({ maintenances: [maintenance({ updates })] });
    const history = historyIn(site, 'website', evening);
    expect(history.at(-1)).toEqual({
      from: at('2026-03-14T04:00Z'),
      to: forEver,
      value: 'major_outage',
    });
    expect(stateAt(history, evening)).toBe('major_outage');
  });

  it('leaves no trace when it was called off', () => {
    for (const status of ['cancelled', 'postponed'] as const) {
      const updates = [told('2026-03-07T09:00Z', 'scheduled'), told('2026-03-14T01:00Z', status)];
      const site = siteWith({ maintenances: [maintenance({ updates })] });
      expect(historyIn(site, 'website', evening)).toEqual([]);
    }
  });

  it('ends when it was completed early', () => {
    const updates = [
      told('2026-03-07T09:00Z', 'scheduled'),
      told('2026-03-14T02:30Z', 'completed'),
    ];
    const site = siteWith({ maintenances: [maintenance({ updates })] });
    expect(historyIn(site, 'website', evening)).toEqual([
      { ...between('2026-03-14T02:00Z', '2026-03-14T02:30Z'), value: 'under_maintenance' },
    ]);
  });
});

describe('the state at an instant', () => {
  const impact = [
    hit('vm', 'degraded_performance', '2026-03-14T10:00Z', '2026-03-14T10:30Z'),
    hit('vm', 'major_outage', '2026-03-14T10:30Z', '2026-03-14T11:00Z'),
    hit('vm', 'partial_outage', '2026-03-14T12:00Z'),
  ];
  const history = historyIn(siteWith({ incidents: [incident({ impact })] }), 'vm', evening);

  it.each([
    ['09:59:59.999', 'operational', undefined],
    ['10:00', 'degraded_performance', '10:00'],
    ['10:29:59.999', 'degraded_performance', '10:00'],
    ['10:30', 'major_outage', '10:30'],
    ['11:00', 'operational', '11:00'],
    ['11:59', 'operational', '11:00'],
    ['12:00', 'partial_outage', '12:00'],
    ['20:00', 'partial_outage', '12:00'],
  ])('at %s is %s, since %s', (time, state, since) => {
    const when = at(`2026-03-14T${time}Z`);
    expect(stateAt(history, when)).toBe(state);
    expect(inStateSince(history, when)).toBe(
      since === undefined ? undefined : at(`2026-03-14T${since}Z`),
    );
  });

  it('has always been so when nothing happened', () => {
    expect(stateAt([], evening)).toBe('operational');
    expect(inStateSince([], evening)).toBeUndefined();
  });

  it('has lasted since the earlier of two files that overlap', () => {
    const site = siteWith({
      incidents: [
        incident({
          id: '2026-03-14-one',
          impact: [hit('vm', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T11:00Z')],
        }),
        incident({
          id: '2026-03-14-other',
          impact: [hit('vm', 'major_outage', '2026-03-14T10:30Z')],
        }),
      ],
    });
    expect(inStateSince(historyIn(site, 'vm', evening), evening)).toBe(at('2026-03-14T10:00Z'));
  });
});

describe('random histories', () => {
  it('say of every minute what the records say of it', () => {
    fc.assert(
      fc.property(
        siteOfNight,
        instantOfNight,
        fc.constantFrom(...componentIds),
        (site, now, id) => {
          const history = historyIn(site, id, now);
          for (const when of minutesOfNight) {
            const expected = stateByHand(site, id, when, now) ?? 'operational';
            if (stateAt(history, when) !== expected) {
              expect([new Date(when), stateAt(history, when)]).toEqual([new Date(when), expected]);
            }
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  it('are sorted, do not overlap and say nothing of operational time', () => {
    fc.assert(
      fc.property(siteOfNight, instantOfNight, (site, now) => {
        for (const history of componentHistories(site, now).values()) {
          for (const [index, { from, to, value }] of history.entries()) {
            expect(value).not.toBe('operational');
            expect(from).toBeLessThan(to);
            expect(to).toBeLessThanOrEqual(history[index + 1]?.from ?? forEver);
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  it('tell since when a state lasts', () => {
    fc.assert(
      fc.property(siteOfNight, instantOfNight, (site, now) => {
        for (const history of componentHistories(site, now).values()) {
          const since = inStateSince(history, now);
          if (since === undefined) {
            expect(stateAt(history, now)).toBe('operational');
            continue;
          }
          expect(since).toBeLessThanOrEqual(now);
          expect(stateAt(history, since - 1)).not.toBe(stateAt(history, now));
          for (let when = since; when <= now; when += 60_000) {
            expect(stateAt(history, when)).toBe(stateAt(history, now));
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('do not depend on the order of the files', () => {
    fc.assert(
      fc.property(siteOfNight, instantOfNight, (site, now) => {
        const reversed = {
          ...site,
          incidents: site.incidents.toReversed(),
          maintenances: site.maintenances.toReversed(),
        };
        expect(componentHistories(reversed, now)).toEqual(componentHistories(site, now));
      }),
      { numRuns: 50 },
    );
  });
});
