import { lengthOf } from '../domain/interval.ts';
import { maintenanceCourse, maintenanceStatus, overruns } from '../domain/maintenance-state.ts';
import {
  endedAt,
  pastMaintenances,
  runningMaintenances,
  type SiteEvent,
  upcomingMaintenances,
} from '../domain/events.ts';
import type { Instant } from '../schema/instant.ts';
import type { Maintenance } from '../schema/site.ts';
import { type Timed, timed } from './ahead.ts';
import { isoRange } from './iso-range.ts';
import { type EventRow, eventRow } from './event-row.ts';
import { maintenanceUpdates, type SaidUpdate } from './said-updates.ts';
import { stateTag, type StateTag } from './state-tag.ts';
import {
  type Correction,
  correctionsOf,
  editLink,
  type Fact,
  relatedRows,
  type Section,
} from './incident-page.ts';
import { links } from './links.ts';
import { type MaintenanceCard, maintenanceCard } from './maintenance-card.ts';
import { componentName, type PageContext } from './page-context.ts';
import { customerAction, type Prose, textRenderer } from './text.ts';

export interface MaintenancePage {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly tag: StateTag;
  readonly status: Timed<string>;
  readonly window: string;
  /** The same as two instants, `from/to`, ISO 8601. */
  readonly range: string;
  readonly advice: readonly Section[];
  readonly impact: readonly {
    readonly component: string;
    readonly href: string;
    readonly expected: string;
  }[];
  readonly facts: readonly Fact[];
  readonly overrun: string | undefined;
  /** Newest first. */
  readonly updates: readonly SaidUpdate[];
  readonly background: Prose | undefined;
  readonly related: readonly EventRow[];
  readonly corrections: readonly Correction[];
  readonly edit: string | undefined;
}

export function maintenancePage(maintenance: Maintenance, context: PageContext): MaintenancePage {
  const { words, format, now } = context;
  const { id, title } = maintenance;
  const href = links.maintenance(id);
  const render = textRenderer(context, href, maintenance.pictures);
  const course = maintenanceCourse(maintenance, now);
  const action = customerAction(maintenance.customerAction, context, render);
  return {
    id,
    title,
    href,
    tag: stateTag('under_maintenance', context),
    status: timed(
      context,
      (at) => words.maintenanceStatuses[maintenanceStatus(maintenance, at.now)],
      [course.work.from, course.work.to].filter(Number.isFinite),
    ),
    window: format.range(course.window.from, course.window.to),
    range: isoRange(course.window),
    advice: [
      { name: words.maintenance.expect, texts: [render(maintenance.expect, 'expect')] },
      ...(action === undefined ? [] : [{ name: words.incident.whatToDo, texts: [action] }]),
    ],
    impact: maintenance.impact.map(({ component, level }) => ({
      component: componentName(context, component),
      href: links.component(component),
      expected:
        level === 'operational' ? words.maintenance.noDisruption : words.stateInSentence[level],
    })),
    facts: factsOf(maintenance, context),
    overrun: overrunText(maintenance, context),
    updates: maintenanceUpdates(maintenance, context, render),
    background: maintenance.body === '' ? undefined : render(maintenance.body, 'body'),
    related: relatedRows(id, context),
    corrections: correctionsOf(maintenance, context, render),
    edit: editLink(`incidents/${id}/maintenance.md`, context),
  };
}

function factsOf(maintenance: Maintenance, { words, format }: PageContext): Fact[] {
  const { actual, announcedAt, updates } = maintenance;
  const announced = announcedAt ?? updates[0]?.at;
  return [
    ...(actual
      ? [{ name: words.maintenance.actual, text: format.range(actual.from, actual.to) }]
      : []),
    ...(announced === undefined
      ? []
      : [{ name: words.maintenance.announced, text: format.moment(announced).text }]),
  ];
}

/** Said only when it is over: while it lasts, its length grows. */
function overrunText(
  maintenance: Maintenance,
  { words, format, now }: PageContext,
): string | undefined {
  const isHarmless = maintenance.impact.every(({ level }) => level === 'operational');
  const past = overruns(maintenanceCourse(maintenance, now)).filter(({ to }) => to <= now);
  const length = past.reduce((sum, interval) => sum + lengthOf(interval), 0);
  return isHarmless || length === 0
    ? undefined
    : words.maintenance.overrun(format.duration(length));
}

export interface MaintenanceList {
  readonly running: readonly MaintenanceCard[];
  readonly upcoming: readonly MaintenanceCard[];
  /** The newest of them, newest first. */
  readonly past: readonly EventRow[];
  /** Said when there are more than are shown. */
  readonly more: string | undefined;
}

/** How many that are over the list shows; every one stands in the archive of its month. */
const mostPast = 50;

/** Maintenances: what runs, what comes, and what is over. */
export function maintenanceList(context: PageContext): MaintenanceList {
  const { index, now, words } = context;
  const past = pastMaintenances(index, now);
  const row = (maintenance: Maintenance): EventRow => {
    const event: SiteEvent = {
      kind: 'maintenance',
      record: maintenance,
      at: maintenance.window.from,
    };
    return eventRow(event, context);
  };
  return {
    running: runningMaintenances(index, now).map((each) => maintenanceCard(each, context)),
    upcoming: upcomingMaintenances(index, now).map((each) => maintenanceCard(each, context)),
    past: past.slice(0, mostPast).map(row),
    more: past.length > mostPast ? words.maintenance.newest(mostPast, past.length) : undefined,
  };
}

/** Maintenances that ended after `since`, newest first. */
export function endedMaintenances(context: PageContext, since: Instant): EventRow[] {
  const { index, now } = context;
  return index.events
    .filter((event) => event.kind === 'maintenance' && (endedAt(event, now) ?? since) > since)
    .map((event) => eventRow(event, context));
}
