import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentHistories, stateAt } from '../../../src/domain/component-history.ts';
import { allComponents, isInService } from '../../../src/domain/components.ts';
import { promisedUpdate } from '../../../src/domain/incident-state.ts';
import { maintenanceStatus } from '../../../src/domain/maintenance-state.ts';
import { nextTransition } from '../../../src/domain/transitions.ts';
import type { Instant } from '../../../src/schema/instant.ts';
import type { Site } from '../../../src/schema/site.ts';
import { at, hit, incident, maintenance, said, siteWith, told } from '../../build-site.ts';
import { asRecordedAt, instantOfNight, siteOfNight } from './random-records.ts';
import { historyIn } from './site-parts.ts';

const midnight = { at: at('2026-03-15T00:00Z'), reason: 'day_turns' };

/** Open, with the promise of an update by 10:30 on 2026-03-14. */
const promising = incident({
  id: '2026-03-14-promising',
  updates: [said('2026-03-14T10:00Z', 'investigating', { nextUpdateBy: '2026-03-14T10:30Z' })],
});

describe('the next transition', () => {
  it('of a quiet site is the turn of the day', () => {
    expect(nextTransition(siteWith(), at('2026-03-14T12:00Z'))).toEqual(midnight);
  });

  it('at midnight is the midnight after', () => {
    expect(nextTransition(siteWith(), at('2026-03-14T00:00Z'))).toEqual(midnight);
  });

  it('is 24 hours away on days on which clocks change', () => {
    for (const date of ['2026-03-29', '2026-10-25']) {
      const now = at(`${date}T00:00Z`);
      expect(nextTransition(siteWith(), now).at - now).toBe(86_400_000);
    }
  });

  it('is the beginning of a maintenance, then its end, then the turn of the day', () => {
    const site = siteWith({ maintenances: [maintenance({ id: 'work' })] });
    const begins = { at: at('2026-03-14T02:00Z'), reason: 'maintenance_begins', id: 'work' };
    const ends = { at: at('2026-03-14T04:00Z'), reason: 'maintenance_ends', id: 'work' };
    expect(nextTransition(site, at('2026-03-14T00:00Z'))).toEqual(begins);
    expect(nextTransition(site, at('2026-03-14T01:59:59.999Z'))).toEqual(begins);
    expect(nextTransition(site, at('2026-03-14T02:00Z'))).toEqual(ends);
    expect(nextTransition(site, at('2026-03-14T03:59:59.999Z'))).toEqual(ends);
    expect(nextTransition(site, at('2026-03-14T04:00Z'))).toEqual(midnight);
  });

  it('is the end of a maintenance that is being verified', () => {
    const updates = [
      told('2026-03-07T09:00Z', 'scheduled'),
      told('2026-03-14T03:00Z', 'verifying'),
    ];
    const site = siteWith({ maintenances: [maintenance({ id: 'work', updates })] });
    expect(nextTransition(site, at('2026-03-14T03:30Z'))).toEqual({
      at: at('2026-03-14T04:00Z'),
      reason: 'maintenance_ends',
      id: 'work',
    });
  });

  it('is the new end of a maintenance that was extended, in time or late', () => {
    for (const when of ['2026-03-14T03:50Z', '2026-03-14T04:10Z']) {
      const updates = [
        told('2026-03-07T09:00Z', 'scheduled'),
        told(when, 'extended', { newTo: '2026-03-14T05:00Z' }),
      ];
      const site = siteWith({ maintenances: [maintenance({ id: 'work', updates })] });
      expect(nextTransition(site, at('2026-03-14T04:15Z'))).toEqual({
        at: at('2026-03-14T05:00Z'),
        reason: 'maintenance_ends',
        id: 'work',
      });
    }
  });

  it('does not come from a maintenance that is over, called off, or overruns without an end', () => {
    for (const status of ['completed', 'cancelled', 'postponed'] as const) {
      const updates = [told('2026-03-07T09:00Z', 'scheduled'), told('2026-03-14T01:00Z', status)];
      const site = siteWith({ maintenances: [maintenance({ updates })] });
      expect(nextTransition(site, at('2026-03-14T01:30Z'))).toEqual(midnight);
    }
    const updates = [
      told('2026-03-07T09:00Z', 'scheduled'),
      told('2026-03-14T04:10Z', 'in_progress'),
    ];
    const site = siteWith({ maintenances: [maintenance({ updates })] });
    expect(nextTransition(site, at('2026-03-14T04:15Z'))).toEqual(midnight);
  });

  it('is the instant at which a promise lapses, while it is not kept', () => {
    const site = siteWith({ incidents: [promising] });
    const lapses = {
      at: at('2026-03-14T10:30Z'),
      reason: 'promise_lapses',
      id: '2026-03-14-promising',
    };
    expect(nextTransition(site, at('2026-03-14T10:00Z'))).toEqual(lapses);
    expect(nextTransition(site, at('2026-03-14T10:29:59.999Z'))).toEqual(lapses);
    expect(nextTransition(site, at('2026-03-14T10:30Z'))).toEqual(midnight);
  });

  it('does not come from a promise that was kept or is not needed any more', () => {
    const now = at('2026-03-14T10:20Z');
    for (const status of ['identified', 'resolved'] as const) {
      const updates = [...promising.updates, said('2026-03-14T10:10Z', status)];
      const site = siteWith({ incidents: [{ ...promising, updates }] });
      expect(nextTransition(site, now)).toEqual(midnight);
    }
  });

  it('is the day on which a component enters or leaves service', () => {
    const site = siteWith({
      config: {
        components: [{ id: 'vm', name: 'VM', since: '2026-03-15', until: '2026-03-20' }],
      },
    });
    const service = (when: string): object => ({
      at: at(when),
      reason: 'component_service',
      id: 'vm',
    });
    expect(nextTransition(site, at('2026-03-14T12:00Z'))).toEqual(service('2026-03-15T00:00Z'));
    expect(nextTransition(site, at('2026-03-19T12:00Z'))).toEqual(service('2026-03-20T00:00Z'));
  });

  it('is the earliest of all', () => {
    const site = siteWith({
      incidents: [
        promising,
        {
          ...promising,
          id: '2026-03-14-sooner',
          updates: [
            said('2026-03-14T10:00Z', 'investigating', { nextUpdateBy: '2026-03-14T10:20Z' }),
          ],
        },
      ],
      maintenances: [
        maintenance({
          window: { from: at('2026-03-14T10:25Z'), to: at('2026-03-14T11:00Z') },
          id: 'work',
        }),
      ],
    });
    const order: unknown[] = [];
    let now = at('2026-03-14T10:05Z');
    for (let step = 0; step < 5; step += 1) {
      const next = nextTransition(site, now);
      order.push([next.reason, next.id]);
      now = next.at;
    }
    expect(order).toEqual([
      ['promise_lapses', '2026-03-14-sooner'],
      ['maintenance_begins', 'work'],
      ['promise_lapses', '2026-03-14-promising'],
      ['maintenance_ends', 'work'],
      ['day_turns', undefined],
    ]);
  });

  it('is the beginning of the window when work began early, for then the overrun is over', () => {
    const updates = [
      told('2026-03-07T09:00Z', 'scheduled'),
      told('2026-03-14T01:40Z', 'in_progress'),
    ];
    const site = siteWith({ maintenances: [maintenance({ updates })] });
    const now = at('2026-03-14T01:45Z');
    const history = historyIn(site, 'website', now);
    expect(stateAt(history, now)).toBe('major_outage');
    expect(stateAt(history, at('2026-03-14T02:00Z'))).toBe('under_maintenance');
    expect(nextTransition(site, now).at).toBe(at('2026-03-14T02:00Z'));
  });

  it('comes when an outage begins or ends that a clock running fast has dated a little ahead', () => {
    for (const impact of [
      hit('vm', 'major_outage', '2026-03-14T10:04Z'),
      hit('vm', 'major_outage', '2026-03-14T09:00Z', '2026-03-14T10:04Z'),
    ]) {
      for (const status of ['monitoring', 'resolved'] as const) {
        const updates = [said('2026-03-14T10:04Z', status)];
        const site = siteWith({ incidents: [incident({ impact: [impact], updates })] });
        expect(nextTransition(site, at('2026-03-14T10:01Z')).at).toBe(at('2026-03-14T10:04Z'));
      }
    }
  });

  it('comes when the update of a maintenance is dated a little ahead', () => {
    const updates = [
      told('2026-03-07T09:00Z', 'scheduled'),
      told('2026-03-14T03:10Z', 'completed'),
    ];
    const site = siteWith({ maintenances: [maintenance({ updates })] });
    expect(nextTransition(site, at('2026-03-14T03:08Z')).at).toBe(at('2026-03-14T03:10Z'));
  });

  it('always lies ahead, at the latest at midnight', () => {
    fc.assert(
      fc.property(siteOfNight, instantOfNight, (site, now) => {
        const next = nextTransition(site, now);
        expect(next.at).toBeGreaterThan(now);
        expect(next.at - now).toBeLessThanOrEqual(86_400_000);
      }),
      { numRuns: 200 },
    );
  });

  it('comes exactly when the site changes although nobody writes anything', () => {
    fc.assert(
      fc.property(siteOfNight, instantOfNight, (random, now) => {
        const site = asRecordedAt(random, now);
        const next = nextTransition(site, now);
        const present = facts(site, now);
        for (let when = now; when < next.at && when < now + 86_400_000; when += 600_000) {
          expect(facts(site, when)).toBe(present);
        }
        expect(facts(site, next.at - 1)).toBe(present);
        expect(facts(site, next.at)).not.toBe(present);
      }),
      { numRuns: 120 },
    );
  });
});

/** What visitors see of a site at an instant, as text. */
function facts(site: Site, now: Instant): string {
  const histories = componentHistories(site, now);
  return JSON.stringify([
    new Date(now).toISOString().slice(0, 10),
    allComponents(site.config).map((component) => [
      isInService(component, now),
      stateAt(histories.get(component.id) ?? [], now),
    ]),
    site.maintenances.map((each) => maintenanceStatus(each, now)),
    site.incidents.map((each) => {
      const promised = promisedUpdate(each);
      return promised !== undefined && promised <= now;
    }),
  ]);
}
