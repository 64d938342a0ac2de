import type { Instant } from '../../../src/schema/instant.ts';
import type { ComponentState, ImpactLevel } from '../../../src/schema/levels.ts';
import type { Maintenance, Site } from '../../../src/schema/site.ts';

/*
 * The rules of history, told the slow way: every record is asked about one single instant. There is no
 * arithmetic with intervals in here, and nothing of `src/domain` is used, so that the two can disagree.
 */

const mildestFirst = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
] as const;

export function worstByHand(states: readonly ComponentState[]): ComponentState {
  return mildestFirst.findLast((state) => states.includes(state)) ?? 'operational';
}

/** The state of a component at one instant, as known at `now`; undefined when it was not in service. */
export function stateByHand(
  { config, incidents, maintenances }: Site,
  id: string,
  when: Instant,
  now: Instant,
): ComponentState | undefined {
  const leaf = config.components
    .flatMap((entry) => entry.components ?? [entry])
    .find((each) => each.id === id);
  const date = new Date(when).toISOString().slice(0, 10);
  if (!leaf || date < (leaf.since ?? '0000') || date >= (leaf.until ?? '9999')) return undefined;
  return worstByHand([
    ...incidents.flatMap(({ impact, updates }) => {
      const isResolved =
        updates.findLast(({ status }) => status !== 'update')?.status === 'resolved';
      if (isResolved && when >= now) return [];
      return impact
        .filter(({ component, from, to }) => {
          const hasBegun = from <= when || (to === undefined && when >= now);
          return component === id && hasBegun && (to === undefined || when < to);
        })
        .map(({ level }) => level);
    }),
    ...maintenances.flatMap((maintenance): ComponentState[] => {
      const level = maintenance.impact.find(({ component }) => component === id)?.level;
      if (level === undefined || level === 'operational') return [];
      const work = workByHand(maintenance, when, now);
      return work === 'none' ? [] : [work === 'announced' ? 'under_maintenance' : level];
    }),
  ]);
}

/** Whether work went on at one instant, as known at `now`, and whether the minute had been announced. */
export function workByHand(
  { window, updates, actual }: Maintenance,
  when: Instant,
  now: Instant,
): 'none' | 'announced' | 'overrun' {
  let begin = window.from;
  let hasBegun = false;
  let planned = window.to;
  let isAnnounced = when >= window.from && when < planned;
  let end: Instant | 'as planned' = 'as planned';
  for (const { at, status, newTo } of updates) {
    if (at > now) break;
    if (newTo !== undefined) {
      if (at <= planned && when >= planned && when < newTo) isAnnounced = true;
      planned = newTo;
    }
    const isReport = status === 'in_progress' || status === 'verifying';
    if (isReport) begin = at < begin ? at : begin;
    if (isReport || (newTo !== undefined && at >= window.from)) hasBegun = true;
    if (status === 'cancelled' || status === 'postponed') {
      if (!hasBegun || when < begin || when >= at) return 'none';
      return isAnnounced ? 'announced' : 'overrun';
    }
    if (status === 'completed') end = at;
    else end = isReport && at >= planned ? Number.POSITIVE_INFINITY : 'as planned';
  }
  const from = actual?.from ?? begin;
  const to = actual?.to ?? (end === 'as planned' ? planned : end);
  if (when < from || when >= to) return 'none';
  return isAnnounced ? 'announced' : 'overrun';
}

/** What a component went through, counted minute by minute. All edges have to lie on whole minutes. */
export function countMinutes(
  site: Site,
  id: string,
  period: { readonly from: Instant; readonly to: Instant },
  now: Instant,
): { readonly observed: number } & Readonly<Record<ImpactLevel, number>> {
  const count = { observed: 0, degraded_performance: 0, partial_outage: 0, major_outage: 0 };
  for (let when = period.from; when < period.to && when < now; when += 60_000) {
    const state = stateByHand(site, id, when, now);
    if (state === undefined) continue;
    count.observed += 1;
    if (state !== 'operational' && state !== 'under_maintenance') count[state] += 1;
  }
  return count;
}
