import fc from 'fast-check';
import type { Span } from '../../../src/domain/interval.ts';
import type { Instant } from '../../../src/schema/instant.ts';
import {
  type ComponentState,
  componentStates,
  impactLevels,
  incidentStatuses,
  maintenanceLevels,
  type MaintenanceUpdateStatus,
} from '../../../src/schema/levels.ts';
import type { MaintenanceUpdate } from '../../../src/schema/maintenance.ts';
import type { Incident, Maintenance, Site } from '../../../src/schema/site.ts';
import { at, incident, maintenance, siteWith } from '../../build-site.ts';

/*
 * Random records of one night: ten hours around a UTC midnight, an hour after which the clocks of Europe
 * change. Everything lies on whole minutes, so that minutes can be counted.
 */

export const nightBegins = at('2026-03-28T20:00Z');
export const nightMinutes = 600;
export const componentIds = ['website', 'vm', 'storage'] as const;

function minute(index: number): Instant {
  return nightBegins + index * 60_000;
}

/** Every minute of the night. */
export const minutesOfNight: readonly Instant[] = Array.from({ length: nightMinutes }, (_, index) =>
  minute(index),
);

export const instantOfNight: fc.Arbitrary<Instant> = fc
  .integer({ min: 0, max: nightMinutes })
  .map(minute);

/** Stretches on a short line of whole numbers: short, so that they meet, touch and cover one another. */
export const spans: fc.Arbitrary<Span<ComponentState>[]> = fc.array(
  fc.record({
    from: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 20 }) },
      { weight: 1, arbitrary: fc.constant(Number.NEGATIVE_INFINITY) },
    ),
    to: fc.oneof(
      { weight: 7, arbitrary: fc.integer({ min: 0, max: 20 }) },
      { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
    ),
    value: fc.constantFrom(...componentStates),
  }),
  { maxLength: 10 },
);

const window = fc
  .record({
    from: fc.integer({ min: 0, max: nightMinutes - 1 }),
    length: fc.integer({ min: 1, max: 240 }),
  })
  .map(({ from, length }) => ({ from: minute(from), to: minute(from + length) }));

const impactWindow = fc
  .record({
    component: fc.constantFrom(...componentIds),
    level: fc.constantFrom(...impactLevels),
    window,
    lasts: fc.boolean(),
  })
  .map(({ component, level, window: { from, to }, lasts }) => ({
    component,
    level,
    from,
    ...(lasts ? {} : { to }),
  }));

const increasingInstants = fc
  .uniqueArray(fc.integer({ min: 0, max: nightMinutes }), { minLength: 1, maxLength: 5 })
  .map((minutes) => minutes.toSorted((a, b) => a - b).map(minute));

const incidentUpdates = fc
  .record({
    times: increasingInstants,
    statuses: fc.array(fc.constantFrom(...incidentStatuses), { minLength: 5, maxLength: 5 }),
    promises: fc.array(fc.option(fc.integer({ min: 1, max: 120 }), { nil: undefined }), {
      minLength: 5,
      maxLength: 5,
    }),
  })
  .map(({ times, statuses, promises }) =>
    times.map((when, index) => {
      const promise = promises[index];
      return {
        at: when,
        status: statuses[index] ?? ('update' as const),
        text: 'Some requests fail.',
        ...(promise === undefined ? {} : { nextUpdateBy: when + promise * 60_000 }),
      };
    }),
  );

export const incidentOfNight: fc.Arbitrary<Incident> = fc
  .record({ impact: fc.array(impactWindow, { maxLength: 3 }), updates: incidentUpdates })
  .map((parts) => incident(parts));

const goingOn = ['scheduled', 'in_progress', 'verifying', 'extended'] as const;

/** Updates as the check allows them: only the last may close, only an extension moves the end, and always on. */
function maintenanceUpdates(end: Instant): fc.Arbitrary<MaintenanceUpdate[]> {
  return fc
    .record({
      times: increasingInstants,
      statuses: fc.array(fc.constantFrom(...goingOn), { minLength: 5, maxLength: 5 }),
      extensions: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 5, maxLength: 5 }),
      closing: fc.option(fc.constantFrom('completed', 'cancelled', 'postponed')),
    })
    .map(({ times, statuses, extensions, closing }) => {
      let latest = end;
      return times.map((when, index): MaintenanceUpdate => {
        const isLast = index === times.length - 1;
        const status: MaintenanceUpdateStatus =
          isLast && closing ? closing : (statuses[index] ?? 'scheduled');
        const update = { at: when, status, text: 'The routers get new software.' };
        if (status !== 'extended') return update;
        latest = Math.max(latest, when) + (extensions[index] ?? 1) * 60_000;
        return { ...update, newTo: latest };
      });
    });
}

export const maintenanceOfNight: fc.Arbitrary<Maintenance> = window.chain((announced) =>
  fc
    .record({
      impact: fc
        .record({
          components: fc.subarray([...componentIds], { minLength: 1 }),
          level: fc.constantFrom(...maintenanceLevels),
        })
        .map(({ components, level }) => components.map((component) => ({ component, level }))),
      updates: maintenanceUpdates(announced.to),
      actual: fc.option(window, { freq: 4 }),
    })
    .map(({ impact, updates, actual }) =>
      maintenance({ window: announced, impact, updates, ...(actual ? { actual } : {}) }),
    ),
);

const service = fc.constantFrom(
  {},
  {},
  { since: '2026-03-29' },
  { until: '2026-03-29' },
  { since: '2026-03-28', until: '2026-03-30' },
  { since: '2026-03-30' },
);

/** A site with a few records that all happened, or were announced, in that night. */
export const siteOfNight: fc.Arbitrary<Site> = fc
  .record({
    incidents: fc.array(incidentOfNight, { maxLength: 3 }),
    maintenances: fc.array(maintenanceOfNight, { maxLength: 2 }),
    services: fc.tuple(service, service, service),
  })
  .map(({ incidents, maintenances, services }) =>
    siteWith({
      config: {
        components: componentIds.map((id, index) => ({ id, name: id, ...services[index] })),
      },
      incidents: incidents.map((each, index) => ({ ...each, id: `2026-03-28-incident-${index}` })),
      maintenances: maintenances.map((each, index) => ({
        ...each,
        id: `2026-03-28-maintenance-${index}`,
      })),
    }),
  );

/** What of a site can stand in its files at `now`: nothing that has happened is dated ahead. */
export function asRecordedAt(site: Site, now: Instant): Site {
  return {
    ...site,
    incidents: site.incidents.flatMap((each) => {
      const updates = each.updates.filter((update) => update.at <= now);
      const impact = each.impact
        .filter(({ from }) => from <= now)
        .map(({ to, ...begun }) => (to === undefined || to > now ? begun : { ...begun, to }));
      return updates.length === 0 ? [] : [{ ...each, updates, impact }];
    }),
    maintenances: site.maintenances.map(({ actual, ...each }) => ({
      ...each,
      updates: each.updates.filter((update) => update.at <= now),
      ...(actual && actual.to <= now ? { actual } : {}),
    })),
  };
}
