import type { Instant } from '../schema/instant.ts';
import type { Incident, Maintenance, Postmortem, Site } from '../schema/site.ts';
import { type Alike, indexAlike } from './alike.ts';
import { type ByFacet, indexFacets } from './facets.ts';
import { isOpen, resolvedAt, startedAt } from './incident-state.ts';
import { isRunning, maintenanceCourse, maintenanceStatus } from './maintenance-state.ts';
import { utcDateOf } from './utc-days.ts';

/** An incident or a maintenance, with what lists of both sort by. */
export type SiteEvent =
  | { readonly kind: 'incident'; readonly record: Incident; readonly at: Instant }
  | { readonly kind: 'maintenance'; readonly record: Maintenance; readonly at: Instant };

/** All look-ups that pages need, made once in one pass, so that a page never searches all records. */
export interface SiteIndex {
  /** Newest first. */
  readonly events: readonly SiteEvent[];
  readonly byId: ReadonlyMap<string, SiteEvent>;
  /** Ids that belong to an id, in either direction, newest first. */
  readonly related: ReadonlyMap<string, readonly string[]>;
  /** By the id of every incident that is covered. */
  readonly postmortems: ReadonlyMap<string, Postmortem>;
  /** By component id, newest first. */
  readonly byComponent: ReadonlyMap<string, readonly SiteEvent[]>;
  /** By UTC month of the beginning, `YYYY-MM`, newest month and newest event first. */
  readonly byMonth: ReadonlyMap<string, readonly SiteEvent[]>;
  /** Incidents by component, severity and trigger, newest first. */
  readonly byFacet: ByFacet;
  readonly alike: Alike;
}

export function indexSite(site: Site): SiteIndex {
  const events: SiteEvent[] = [
    ...site.incidents.map((record) => ({
      kind: 'incident' as const,
      record,
      at: startedAt(record),
    })),
    ...site.maintenances.map((record) => ({
      kind: 'maintenance' as const,
      record,
      at: record.window.from,
    })),
  ];
  events.sort((a, b) => b.at - a.at || (a.record.id < b.record.id ? 1 : -1));
  const incidents = events.flatMap((event) => (event.kind === 'incident' ? [event.record] : []));
  return {
    events,
    byId: new Map(events.map((event) => [event.record.id, event])),
    related: relations(events),
    postmortems: new Map(
      site.postmortems.flatMap((postmortem) =>
        coveredBy(postmortem).map((id) => [id, postmortem] as const),
      ),
    ),
    byComponent: groupBy(events, ({ record }) => [
      ...new Set(record.impact.map((part) => part.component)),
    ]),
    byMonth: groupBy(events, ({ at }) => [utcDateOf(at).slice(0, 7)]),
    byFacet: indexFacets(incidents),
    alike: indexAlike(incidents),
  };
}

/** The incidents that a postmortem covers, its own first. */
export function coveredBy(postmortem: Postmortem): string[] {
  return [postmortem.incident, ...(postmortem.alsoCovers ?? [])];
}

/** Not resolved yet, newest first. */
export function openIncidents(index: SiteIndex): Incident[] {
  return index.events.flatMap((event) =>
    event.kind === 'incident' && isOpen(event.record) ? [event.record] : [],
  );
}

export function runningMaintenances(index: SiteIndex, now: Instant): Maintenance[] {
  return maintenancesOf(index).filter((maintenance) => isRunning(maintenance, now));
}

/** Still to come, the next one first. */
export function upcomingMaintenances(index: SiteIndex, now: Instant): Maintenance[] {
  return maintenancesOf(index)
    .filter((maintenance) => maintenanceStatus(maintenance, now) === 'scheduled')
    .reverse();
}

/** Completed, cancelled or postponed, newest first. */
export function pastMaintenances(index: SiteIndex, now: Instant): Maintenance[] {
  const past: readonly string[] = ['completed', 'cancelled', 'postponed'];
  return maintenancesOf(index).filter((maintenance) =>
    past.includes(maintenanceStatus(maintenance, now)),
  );
}

/** Has begun or was called off: what belongs into the history. */
export function isPast(event: SiteEvent, now: Instant): boolean {
  return event.kind === 'incident' || maintenanceStatus(event.record, now) !== 'scheduled';
}

/** When an event was over: resolved, completed or called off. Undefined while it goes on or lies ahead. */
export function endedAt(event: SiteEvent, now: Instant): Instant | undefined {
  if (event.kind === 'incident') return resolvedAt(event.record);
  const { work, closing } = maintenanceCourse(event.record, now);
  const end = closing?.at ?? work.to;
  return end <= now ? end : undefined;
}

function maintenancesOf(index: SiteIndex): Maintenance[] {
  return index.events.flatMap((event) => (event.kind === 'maintenance' ? [event.record] : []));
}

function relations(events: readonly SiteEvent[]): Map<string, readonly string[]> {
  const related = new Map<string, Set<string>>();
  const link = (from: string, to: string): void => {
    const known = related.get(from);
    if (known) known.add(to);
    else related.set(from, new Set([to]));
  };
  for (const { record } of events) {
    for (const other of record.related ?? []) {
      link(record.id, other);
      link(other, record.id);
    }
  }
  const order = new Map(events.map(({ record }, index) => [record.id, index]));
  const byOrder = (a: string, b: string): number =>
    (order.get(a) ?? events.length) - (order.get(b) ?? events.length);
  return new Map([...related].map(([id, others]) => [id, [...others].sort(byOrder)]));
}

function groupBy(
  events: readonly SiteEvent[],
  keysOf: (event: SiteEvent) => readonly string[],
): Map<string, SiteEvent[]> {
  const groups = new Map<string, SiteEvent[]>();
  for (const event of events) {
    for (const key of keysOf(event)) {
      const known = groups.get(key);
      if (known) known.push(event);
      else groups.set(key, [event]);
    }
  }
  return groups;
}
