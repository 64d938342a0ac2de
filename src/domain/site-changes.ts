import { startOfMonth } from 'date-fns/startOfMonth';
import { addMonths } from 'date-fns/addMonths';
import { UTCDate } from '@date-fns/utc';
import type { Instant } from '../schema/instant.ts';
import type { ComponentState } from '../schema/levels.ts';
import type { Incident, Maintenance, Site } from '../schema/site.ts';
import { componentHistories, stateAt, type StateSpan } from './component-history.ts';
import { allComponents, type Component } from './components.ts';
import { incidentStatus, type IncidentStatus } from './incident-state.ts';
import { maintenanceStatus, type MaintenanceStatus } from './maintenance-state.ts';
import { type Uptime, uptime } from './uptime.ts';

/** What differs between two states of a site, for those who read it. */
export type SiteChange =
  | {
      readonly kind: 'state';
      readonly component: string;
      readonly from: ComponentState;
      readonly to: ComponentState;
    }
  | { readonly kind: 'component_added' | 'component_removed'; readonly component: string }
  | {
      readonly kind: 'incident_added';
      readonly incident: Incident;
      readonly status: IncidentStatus;
    }
  | { readonly kind: 'incident_removed'; readonly incident: Incident }
  | {
      readonly kind: 'incident_status';
      readonly incident: Incident;
      readonly from: IncidentStatus;
      readonly to: IncidentStatus;
    }
  | {
      readonly kind: 'maintenance_added' | 'maintenance_removed' | 'window_moved';
      readonly maintenance: Maintenance;
    }
  | {
      readonly kind: 'maintenance_status';
      readonly maintenance: Maintenance;
      readonly from: MaintenanceStatus;
      readonly to: MaintenanceStatus;
    }
  | {
      readonly kind: 'updates_added';
      readonly record: Incident | Maintenance;
      readonly count: number;
    }
  /** A text that was published already says something else. */
  | {
      readonly kind: 'update_changed' | 'update_removed';
      readonly record: Incident | Maintenance;
      readonly at: Instant;
    }
  | { readonly kind: 'title_changed' | 'impact_changed'; readonly record: Incident | Maintenance }
  | { readonly kind: 'postmortem_added' | 'postmortem_removed'; readonly incident: string }
  /** `month` is its first instant, in UTC. */
  | {
      readonly kind: 'uptime';
      readonly component: string;
      readonly month: Instant;
      readonly from: Uptime;
      readonly to: Uptime;
    };

/** Everything that a change of the content changes for readers, both states seen at the same `now`. */
export function siteChanges(before: Site, after: Site, now: Instant): SiteChange[] {
  return [
    ...stateChanges(before, after, now),
    ...incidentChanges(before.incidents, after.incidents),
    ...maintenanceChanges(before.maintenances, after.maintenances, now),
    ...postmortemChanges(before, after),
    ...uptimeChanges(before, after, now),
  ];
}

function stateChanges(before: Site, after: Site, now: Instant): SiteChange[] {
  const pairs = pairUp(allComponents(before.config), allComponents(after.config), ({ id }) => id);
  const [old, current] = [componentHistories(before, now), componentHistories(after, now)];
  return pairs.flatMap(([id, a, b]): SiteChange[] => {
    if (!a || !b) return [{ kind: b ? 'component_added' : 'component_removed', component: id }];
    const from = stateAt(old.get(id) ?? [], now);
    const to = stateAt(current.get(id) ?? [], now);
    return from === to ? [] : [{ kind: 'state', component: id, from, to }];
  });
}

function incidentChanges(before: readonly Incident[], after: readonly Incident[]): SiteChange[] {
  return pairUp(before, after, ({ id }) => id).flatMap(([, a, b]): SiteChange[] => {
    if (a && b) {
      const [from, to] = [incidentStatus(a), incidentStatus(b)];
      const status: SiteChange[] =
        from === to ? [] : [{ kind: 'incident_status', incident: b, from, to }];
      return [...status, ...recordChanges(a, b)];
    }
    if (b) return [{ kind: 'incident_added', incident: b, status: incidentStatus(b) }];
    return a ? [{ kind: 'incident_removed', incident: a }] : [];
  });
}

function maintenanceChanges(
  before: readonly Maintenance[],
  after: readonly Maintenance[],
  now: Instant,
): SiteChange[] {
  return pairUp(before, after, ({ id }) => id).flatMap(([, a, b]): SiteChange[] => {
    if (a && b) {
      const [from, to] = [maintenanceStatus(a, now), maintenanceStatus(b, now)];
      const status: SiteChange[] =
        from === to ? [] : [{ kind: 'maintenance_status', maintenance: b, from, to }];
      const isMoved = !isSame(a.window, b.window);
      const moved: SiteChange[] = isMoved ? [{ kind: 'window_moved', maintenance: b }] : [];
      return [...status, ...moved, ...recordChanges(a, b)];
    }
    if (b) return [{ kind: 'maintenance_added', maintenance: b }];
    return a ? [{ kind: 'maintenance_removed', maintenance: a }] : [];
  });
}

/** What both kinds of records have: a title, an impact, and what was said. Updates are known by their instant. */
function recordChanges(
  before: Incident | Maintenance,
  after: Incident | Maintenance,
): SiteChange[] {
  const said = pairUp<Incident['updates'][number] | Maintenance['updates'][number]>(
    before.updates,
    after.updates,
    ({ at }) => String(at),
  );
  const count = said.filter(([, a]) => a === undefined).length;
  return [
    ...(count === 0 ? [] : [{ kind: 'updates_added' as const, record: after, count }]),
    ...said.flatMap(([at, a, b]): SiteChange[] => {
      if (!a || (b && isSame(a, b))) return [];
      return [{ kind: b ? 'update_changed' : 'update_removed', record: after, at: Number(at) }];
    }),
    ...(before.title === after.title ? [] : [{ kind: 'title_changed' as const, record: after }]),
    ...(isSame(before.impact, after.impact)
      ? []
      : [{ kind: 'impact_changed' as const, record: after }]),
  ];
}

function postmortemChanges(before: Site, after: Site): SiteChange[] {
  return pairUp(before.postmortems, after.postmortems, ({ incident }) => incident).flatMap(
    ([incident, a, b]): SiteChange[] =>
      a && b ? [] : [{ kind: b ? 'postmortem_added' : 'postmortem_removed', incident }],
  );
}

/** Every month of every component whose figure is another one. Only months in which the history differs are counted. */
function uptimeChanges(before: Site, after: Site, now: Instant): SiteChange[] {
  const [old, current] = [componentHistories(before, now), componentHistories(after, now)];
  const components = new Map(
    allComponents(before.config).map((component) => [component.id, component]),
  );
  return allComponents(after.config).flatMap((component): SiteChange[] => {
    const earlier = components.get(component.id);
    if (!earlier) return [];
    const [a, b] = [old.get(component.id) ?? [], current.get(component.id) ?? []];
    return differingMonths(a, b, now).flatMap((month): SiteChange[] => {
      const from = monthly(earlier, a, month, before, now);
      const to = monthly(component, b, month, after, now);
      if (from.ratio === to.ratio) return [];
      return [{ kind: 'uptime', component: component.id, month, from, to }];
    });
  });
}

function monthly(
  component: Component,
  history: readonly StateSpan[],
  month: Instant,
  site: Site,
  now: Instant,
): Uptime {
  const period = { from: month, to: addMonths(new UTCDate(month), 1).getTime() };
  return uptime(component, history, period, site.config.policy.uptimeWeights, now);
}

/** First instants of the months that a stretch touches which only one of the histories has. */
function differingMonths(
  a: readonly StateSpan[],
  b: readonly StateSpan[],
  now: Instant,
): Instant[] {
  const months = new Set<Instant>();
  const known = [new Set(a.map(spanKey)), new Set(b.map(spanKey))] as const;
  const only = [
    ...a.filter((span) => !known[1].has(spanKey(span))),
    ...b.filter((span) => !known[0].has(spanKey(span))),
  ];
  for (const { from, to } of only) {
    const end = Math.min(to, now);
    let month = startOfMonth(new UTCDate(from)).getTime();
    while (month < end) {
      months.add(month);
      month = addMonths(new UTCDate(month), 1).getTime();
    }
  }
  return [...months].sort((one, other) => one - other);
}

function spanKey({ from, to, value }: StateSpan): string {
  return `${from} ${to} ${value}`;
}

/** Entries of both lists by their key, those of the first list first. */
function pairUp<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  keyOf: (entry: Entry) => string,
): (readonly [key: string, before: Entry | undefined, after: Entry | undefined])[] {
  const [a, b] = [before, after].map((list) => new Map(list.map((entry) => [keyOf(entry), entry])));
  return [...new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])].map(
    (key) => [key, a?.get(key), b?.get(key)] as const,
  );
}

/** Plain data that was read by the same schema has its keys in the same order. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
