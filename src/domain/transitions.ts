import type { Instant } from '../schema/instant.ts';
import type { Site } from '../schema/site.ts';
import { componentHistories, type StateSpan } from './component-history.ts';
import { allComponents } from './components.ts';
import { promisedUpdate } from './incident-state.ts';
import { maintenanceCourse, maintenanceStatus } from './maintenance-state.ts';
import { nextUtcMidnight } from './utc-days.ts';

/** The next instant at which the site changes although nobody writes anything. */
export interface Transition {
  readonly at: Instant;
  readonly reason:
    | 'maintenance_begins'
    | 'maintenance_ends'
    | 'promise_lapses'
    | 'component_service'
    | 'component_state'
    | 'maintenance_update'
    | 'day_turns';
  /** The id of the record or component that it is about. */
  readonly id?: string;
}

/**
 * Always later than `now`, at the latest when the UTC day turns.
 * @param histories of the site's components at `now`, where they are known already
 */
export function nextTransition(
  site: Site,
  now: Instant,
  histories = componentHistories(site, now),
): Transition {
  const day: Transition = { at: nextUtcMidnight(now), reason: 'day_turns' };
  return [...comingTransitions(site, now, histories), day].reduce((first, next) =>
    next.at < first.at ? next : first,
  );
}

/** All that is foreseen after `now`, but for days that turn, in no order. */
export function comingTransitions(
  site: Site,
  now: Instant,
  histories: ReadonlyMap<string, readonly StateSpan[]>,
): Transition[] {
  const transitions: Transition[] = [
    ...site.maintenances.flatMap((maintenance): Transition[] => {
      const status = maintenanceStatus(maintenance, now);
      const { work } = maintenanceCourse(maintenance, now);
      const { id } = maintenance;
      const end: Transition = { at: work.to, reason: 'maintenance_ends', id };
      if (status === 'scheduled') return [{ at: work.from, reason: 'maintenance_begins', id }, end];
      const runs = status === 'in_progress' || status === 'verifying';
      return runs ? [end] : [];
    }),
    ...site.incidents.flatMap((incident): Transition[] => {
      const at = promisedUpdate(incident);
      return at === undefined ? [] : [{ at, reason: 'promise_lapses', id: incident.id }];
    }),
    ...allComponents(site.config).flatMap(({ id, service }): Transition[] => [
      { at: service.from, reason: 'component_service', id },
      { at: service.to, reason: 'component_service', id },
    ]),
    ...[...histories].flatMap(([id, history]) =>
      history.flatMap(({ from, to }): Transition[] => [
        { at: from, reason: 'component_state', id },
        { at: to, reason: 'component_state', id },
      ]),
    ),
    // What is dated a few minutes ahead counts from now on, and from its own time on as it was written.
    ...site.incidents.flatMap(({ impact }) =>
      impact.flatMap(({ component: id, from, to = from }): Transition[] => [
        { at: from, reason: 'component_state', id },
        { at: to, reason: 'component_state', id },
      ]),
    ),
    ...site.maintenances.flatMap(({ id, updates }) =>
      updates.map(({ at }): Transition => ({ at, reason: 'maintenance_update', id })),
    ),
    ...site.leftOut.flatMap(({ id, mayBeOpen }): Transition[] =>
      mayBeOpen === undefined
        ? []
        : [
            { at: mayBeOpen.from, reason: 'maintenance_begins', id },
            { at: mayBeOpen.to, reason: 'maintenance_ends', id },
          ],
    ),
  ];
  return transitions.filter(({ at }) => now < at && Number.isFinite(at));
}
