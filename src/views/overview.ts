import { mayHideOutage } from '../domain/completeness.ts';
import { stateAt } from '../domain/component-history.ts';
import { type Component, componentGroups, isInService } from '../domain/components.ts';
import {
  endedAt,
  openIncidents,
  runningMaintenances,
  upcomingMaintenances,
} from '../domain/events.ts';
import { lastUtcDays } from '../domain/utc-days.ts';
import type { LeftOut } from '../schema/site.ts';
import { type Timed, timed } from './ahead.ts';
import { type Bar, bar } from './bar.ts';
import { type EventRow, eventRow } from './event-row.ts';
import type { Moment } from './format.ts';
import { type Headline, headline } from './headline.ts';
import { links } from './links.ts';
import { type OpenIncidentCard, openIncidentCard } from './open-incident-card.ts';
import { type MaintenanceCard, maintenanceCard } from './maintenance-card.ts';
import type { PageContext } from './page-context.ts';
import { stateTag, type StateTag } from './state-tag.ts';

/** One component on the home page. */
export interface ComponentRow {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly tag: Timed<StateTag>;
  readonly bar: Bar;
}

export interface Overview {
  readonly headline: Timed<Headline>;
  readonly asOf: Moment;
  readonly leftOut: readonly LeftOut[];
  /** With impact first; then notices without. */
  readonly incidents: readonly OpenIncidentCard[];
  readonly maintenances: Timed<{
    readonly running: readonly MaintenanceCard[];
    readonly upcoming: readonly MaintenanceCard[];
  }>;
  readonly groups: readonly {
    readonly name: string;
    readonly rows: readonly ComponentRow[];
  }[];
  readonly recent: Timed<readonly EventRow[]>;
  readonly recentDays: number;
}

/** How many days the list of past events on the home page reaches back. */
const recentDays = 14;

export function overview(context: PageContext): Overview {
  const { site, now, index, format, words } = context;
  const open = openIncidents(index);
  return {
    headline: timed(context, headline),
    asOf: format.moment(now),
    leftOut: site.leftOut,
    incidents: [
      ...open.filter(({ impact }) => impact.length > 0),
      ...open.filter(({ impact }) => impact.length === 0),
    ].map((incident) => openIncidentCard(incident, context)),
    maintenances: timed(context, (at) => ({
      running: runningMaintenances(index, at.now).map((each) => maintenanceCard(each, at)),
      upcoming: upcomingMaintenances(index, at.now).map((each) => maintenanceCard(each, at)),
    })),
    groups: componentGroups(site.config)
      .map(({ name, components }) => ({
        name,
        rows: components
          .filter((component) => isInService(component, now))
          .map((component) => componentRow(component, context)),
      }))
      .filter(({ rows }) => rows.length > 0)
      .map(({ name, rows }, place) => ({
        name: name ?? (place === 0 ? words.home.components : words.home.otherComponents),
        rows,
      })),
    recent: timed(context, recentEvents),
    recentDays,
  };
}

/** The state of a component now. While a record about an outage may be missing, nothing is said to work. */
export function currentState(component: Component, context: PageContext): StateTag {
  const { histories, now, site, words } = context;
  const state = stateAt(histories.get(component.id) ?? [], now);
  return state === 'operational' && mayHideOutage(site, now)
    ? { kind: 'no_data', word: words.states.unknown }
    : stateTag(state, context);
}

function componentRow(component: Component, context: PageContext): ComponentRow {
  const { id, name } = component;
  const tag = timed(context, (at) => currentState(component, at));
  return { id, name, href: links.component(id), tag, bar: bar(component, context) };
}

/** What ended lately: what goes on or lies ahead stands above already. */
function recentEvents(context: PageContext): EventRow[] {
  const { index, now } = context;
  const since = lastUtcDays(now, recentDays)[0]?.from ?? now;
  return index.events
    .filter((event) => (endedAt(event, now) ?? Number.NEGATIVE_INFINITY) >= since)
    .map((event) => eventRow(event, context));
}
