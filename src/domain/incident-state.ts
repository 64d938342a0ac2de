import type { ImpactLevel, IncidentUpdateStatus, Severity } from '../schema/levels.ts';
import type { Instant } from '../schema/instant.ts';
import type { Incident, Postmortem } from '../schema/site.ts';
import type { Interval } from './interval.ts';
import { severityOf } from './states.ts';

/** Where an incident stands; `update` says something without changing it. */
export type IncidentStatus = Exclude<IncidentUpdateStatus, 'update'>;

type Updates = readonly { readonly at: Instant; readonly status: IncidentUpdateStatus }[];

/** The status after the last update; an incident that only ever said `update` is being investigated. */
export function statusAfter(updates: Updates): IncidentStatus {
  const last = updates.findLast((update) => update.status !== 'update');
  return last === undefined || last.status === 'update' ? 'investigating' : last.status;
}

export function incidentStatus(incident: Incident): IncidentStatus {
  return statusAfter(incident.updates);
}

export function isOpen(incident: Incident): boolean {
  return incidentStatus(incident) !== 'resolved';
}

/** When it was resolved for good: the first `resolved` after the last reopening. Undefined while open. */
export function resolvedAt(incident: Incident): Instant | undefined {
  const { updates } = incident;
  const lastOpen = updates.findLastIndex(
    ({ status }) => status !== 'resolved' && status !== 'update',
  );
  return updates.find((update, index) => index > lastOpen && update.status === 'resolved')?.at;
}

/** When it was resolved for the first time, even if it was reopened since. Undefined while it never was. */
export function firstResolvedAt({ updates }: Incident): Instant | undefined {
  return updates.find(({ status }) => status === 'resolved')?.at;
}

/** When it began: the first instant of impact, or the first update where that came earlier or stands alone. */
export function startedAt(incident: Incident): Instant {
  let first = incident.updates[0]?.at ?? Number.POSITIVE_INFINITY;
  for (const { from } of incident.impact) first = Math.min(first, from);
  return first;
}

/** From the first instant of impact to the last; `to` is undefined while a window is open. */
export function impactExtent(
  incident: Incident,
): { readonly from: Instant; readonly to: Instant | undefined } | undefined {
  if (incident.impact.length === 0) return undefined;
  let from = Number.POSITIVE_INFINITY;
  let to: Instant | undefined = Number.NEGATIVE_INFINITY;
  for (const window of incident.impact) {
    from = Math.min(from, window.from);
    to = to === undefined || window.to === undefined ? undefined : Math.max(to, window.to);
  }
  return { from, to };
}

/** An impact window as it counts; `to` is infinite while it lasts. */
export interface CountedImpact extends Interval {
  readonly component: string;
  readonly level: ImpactLevel;
}

/**
 * The impact as it counts at `now`. Clocks differ, and a record may be dated a few minutes ahead: what has no end has
 * begun all the same, and what hit customers in an incident that is resolved is over.
 */
export function countedImpact(incident: Incident, now: Instant): CountedImpact[] {
  const latest = isOpen(incident) ? Number.POSITIVE_INFINITY : now;
  return incident.impact
    .map(({ component, level, from, to }) => ({
      component,
      level,
      from: to === undefined ? Math.min(from, now) : from,
      to: Math.min(to ?? Number.POSITIVE_INFINITY, latest),
    }))
    .filter(({ from, to }) => from < to);
}

/** The stated severity, or the one that follows from the impact. */
export function incidentSeverity(incident: Incident): Severity {
  return incident.severity ?? severityOf(incident.impact.map((window) => window.level));
}

/** When something was last said. */
export function lastUpdateAt(incident: Incident): Instant {
  return incident.updates.at(-1)?.at ?? startedAt(incident);
}

/** When a postmortem was published; where it does not say so, with the last update of its incident. */
export function toldAt({ publishedAt }: Postmortem, incident: Incident): Instant {
  return publishedAt ?? lastUpdateAt(incident);
}

/** How many updates were said after a postmortem was told: its place among them, newest first. */
export function updatesSinceTold(postmortem: Postmortem, incident: Incident): number {
  const told = toldAt(postmortem, incident);
  return incident.updates.filter(({ at }) => at > told).length;
}

/** The promise of the last update that is still to be kept: undefined when resolved or none was made. */
export function promisedUpdate(incident: Incident): Instant | undefined {
  return isOpen(incident) ? incident.updates.at(-1)?.nextUpdateBy : undefined;
}
