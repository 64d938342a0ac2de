import type { Instant } from '../schema/instant.ts';
import type { ComponentState } from '../schema/levels.ts';
import type { Site } from '../schema/site.ts';
import { allComponents, type Component } from './components.ts';
import { countedImpact } from './incident-state.ts';
import { clip, contains, type Interval, mergeByRank, type Span } from './interval.ts';
import { announcedWork, maintenanceCourse, overruns } from './maintenance-state.ts';
import { stateRank } from './states.ts';

/**
 * What one component went through: sorted stretches that do not overlap, none of them `operational`; the
 * time between them is. A stretch that lasts has an infinite end; announced maintenance may lie ahead.
 */
export type StateSpan = Span<ComponentState>;

/**
 * The history of every component, by id. All records count together, the worst at each instant: two
 * files about one outage are one outage. Time outside a component's service is left out.
 */
export function componentHistories(
  site: Site,
  now: Instant,
): ReadonlyMap<string, readonly StateSpan[]> {
  const spans = new Map<string, StateSpan[]>();
  const add = (component: string, interval: Interval, value: ComponentState): void => {
    const known = spans.get(component);
    if (known) known.push({ ...interval, value });
    else spans.set(component, [{ ...interval, value }]);
  };
  for (const incident of site.incidents) {
    for (const { component, level, from, to } of countedImpact(incident, now)) {
      add(component, { from, to }, level);
    }
  }
  for (const maintenance of site.maintenances) {
    const course = maintenanceCourse(maintenance, now);
    const announced = announcedWork(course);
    for (const { component, level } of maintenance.impact) {
      if (level === 'operational') continue;
      for (const part of announced) add(component, part, 'under_maintenance');
      for (const overrun of overruns(course)) add(component, overrun, level);
    }
  }
  return new Map(
    allComponents(site.config).map((component) => [
      component.id,
      mergeByRank(inService(spans.get(component.id) ?? [], component), stateRank),
    ]),
  );
}

function inService(spans: readonly StateSpan[], { service }: Component): StateSpan[] {
  return spans.flatMap((span) => clip(span, service) ?? []);
}

/** The state at an instant that is not after the `now` of the history. */
export function stateAt(history: readonly StateSpan[], at: Instant): ComponentState {
  return history.findLast((span) => contains(span, at))?.value ?? 'operational';
}

/** Since when the component has been in the state that it is in at `at`; undefined when always. */
export function inStateSince(history: readonly StateSpan[], at: Instant): Instant | undefined {
  const current = history.findLast((span) => contains(span, at));
  return current ? current.from : history.findLast((span) => span.to <= at)?.to;
}

/**
 * Since when customers have been hit without a break, at whatever level; undefined when they are not at `at`. Announced
 * maintenance is a break.
 */
export function hitSince(history: readonly StateSpan[], at: Instant): Instant | undefined {
  let span = history.findLast((each) => contains(each, at));
  let since: Instant | undefined;
  while (span && span.value !== 'under_maintenance') {
    const { from } = span;
    since = from;
    span = history.find(({ to }) => to === from);
  }
  return since;
}
