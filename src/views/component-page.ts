import { mayHideOutage } from '../domain/completeness.ts';
import { inStateSince } from '../domain/component-history.ts';
import { type Component, isInService } from '../domain/components.ts';
import { isPast, type SiteEvent } from '../domain/events.ts';
import { countedImpact } from '../domain/incident-state.ts';
import { clip, type Interval } from '../domain/interval.ts';
import { announcedWork, maintenanceCourse, overruns } from '../domain/maintenance-state.ts';
import type { Instant } from '../schema/instant.ts';
import { type DayCell, levelsWorstFirst } from '../domain/uptime.ts';
import { lastUtcDays, nextUtcMidnight, startOfDate, utcDateOf } from '../domain/utc-days.ts';
import { type Timed, timed } from './ahead.ts';
import { type Bar, bar } from './bar.ts';
import { type EventRow, eventRow } from './event-row.ts';
import type { Moment } from './format.ts';
import { eventLink, type Link, links } from './links.ts';
import { currentState } from './overview.ts';
import type { PageContext } from './page-context.ts';
import { stateTag, type StateTag } from './state-tag.ts';

/** A day on which something was recorded. */
export interface DayRow {
  /** `2026-03-14`: the anchor of the row. */
  readonly id: string;
  readonly date: Moment;
  readonly tag: StateTag;
  readonly durations: string;
  readonly records: readonly Link[];
}

export interface ComponentPage {
  readonly id: string;
  readonly name: string;
  readonly group: string | undefined;
  readonly description: string | undefined;
  readonly href: string;
  /** Undefined when it is not in service. */
  readonly tag: Timed<StateTag> | undefined;
  /** Since when it is in its state, or why it has none. */
  readonly since: Timed<string>;
  readonly bar: Bar;
  /** Which days they are, where the page shows times of another zone. */
  readonly daysNote: string | undefined;
  readonly days: readonly DayRow[];
  /** What there is to say of the days that have no row. */
  readonly otherDays: readonly string[];
  readonly definition: string;
  readonly recordDays: number;
  readonly records: readonly EventRow[];
  readonly asOf: Moment;
}

/** How far back the list of records reaches; older ones are in the archive. */
const recordDays = 365;

export function componentPage(component: Component, context: PageContext): ComponentPage {
  const { words, format, index, now, site } = context;
  const { id, name, description, group } = component;
  const ownBar = bar(component, context);
  const since = lastUtcDays(now, recordDays)[0]?.from ?? now;
  const events = (index.byComponent.get(id) ?? []).filter((event) => isPast(event, now));
  const hits = events.map((event) => ({ event, at: hitsOf(event, id, now) }));
  return {
    id,
    name,
    group: group?.name,
    description,
    href: links.component(id),
    tag: isInService(component, now)
      ? timed(context, (at) => currentState(component, at))
      : undefined,
    since: timed(context, (at) => sinceText(component, at) ?? ''),
    bar: ownBar,
    daysNote: site.config.timeZone === 'UTC' ? undefined : words.component.utcDays,
    days: ownBar.cells
      .filter(({ state }) => state !== 'operational' && state !== 'no_data')
      .map((cell) => dayRow(cell, hits, context))
      .reverse(),
    otherDays: otherDays(ownBar.cells, context),
    definition: words.component.definitionText(weightsText(context)),
    recordDays,
    records: events.filter((event) => event.at >= since).map((event) => eventRow(event, context)),
    asOf: format.moment(now),
  };
}

/** How much each level counts as down: `major outage 100 %, partial outage 30 %, degraded 0 %`. */
export function weightsText({ site, words, format }: PageContext): string {
  const { uptimeWeights } = site.config.policy;
  return levelsWorstFirst
    .map((level) =>
      words.component.weight(words.stateInSentence[level], format.percent(uptimeWeights[level])),
    )
    .join(', ');
}

function sinceText(component: Component, context: PageContext): string | undefined {
  const { words, format, now, histories } = context;
  const { from, to } = component.service;
  if (to <= now) return words.component.retired(format.date(utcDateOf(to)).text);
  if (now < from) return words.component.notYet(format.date(utcDateOf(from)).text);
  if (mayHideOutage(context.site, context.now)) return undefined;
  const since = inStateSince(histories.get(component.id) ?? [], now);
  return since === undefined ? undefined : words.component.since(format.moment(since).text);
}

/** When a record was why a component was not simply operational. */
interface Hits {
  readonly event: SiteEvent;
  readonly at: readonly Interval[];
}

function dayRow(
  { date, state, durations }: DayCell,
  hits: readonly Hits[],
  context: PageContext,
): DayRow {
  const { words, format } = context;
  const day = { from: startOfDate(date), to: nextUtcMidnight(startOfDate(date)) };
  const parts = levelsWorstFirst
    .filter((level) => durations[level] > 0)
    .map((level) =>
      words.component.atLevel(format.duration(durations[level]), words.stateInSentence[level]),
    );
  return {
    id: date,
    date: format.date(date),
    tag: stateTag(state, context),
    durations: format.list(parts),
    records: hits
      .filter(({ at }) => at.some((hit) => clip(hit, day) !== undefined))
      .map(({ event }) => ({ href: eventLink(event), text: event.record.title })),
  };
}

function hitsOf(event: SiteEvent, id: string, now: Instant): readonly Interval[] {
  if (event.kind === 'incident') {
    return countedImpact(event.record, now).filter(({ component }) => component === id);
  }
  const isHit = event.record.impact.some(
    ({ component, level }) => component === id && level !== 'operational',
  );
  if (!isHit) return [];
  const course = maintenanceCourse(event.record, now);
  return [...announcedWork(course), ...overruns(course)];
}

function otherDays(cells: readonly DayCell[], { words }: PageContext): string[] {
  const count = (state: DayCell['state']): number =>
    cells.filter((cell) => cell.state === state).length;
  const noData = count('no_data');
  return [
    words.component.quietDays(count('operational'), cells.length),
    ...(noData === 0 ? [] : [words.component.noDataDays(noData)]),
  ];
}
