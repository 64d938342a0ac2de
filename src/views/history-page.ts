import { isPast, type SiteEvent } from '../domain/events.ts';
import { lastUtcDays } from '../domain/utc-days.ts';
import { type EventRow, eventRow } from './event-row.ts';
import { type Link, links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { perContext } from './per-context.ts';

/** A month of an archive with how much it holds. */
export interface MonthLink extends Link {
  readonly count: string;
}

export interface HistoryPage {
  readonly recentDays: number;
  readonly recent: readonly EventRow[];
  /** Newest year first, within it newest month first. */
  readonly years: readonly { readonly year: Link; readonly months: readonly MonthLink[] }[];
}

/** The entry to the archives: what was lately, and every month that holds something. */
export function historyPage(context: PageContext): HistoryPage {
  const { now, index, site } = context;
  const recentDays = site.config.policy.historyDays;
  const since = lastUtcDays(now, recentDays)[0]?.from ?? now;
  return {
    recentDays,
    recent: index.events
      .filter((event) => event.at >= since && isPast(event, now))
      .map((event) => eventRow(event, context)),
    years: archivedYears(context).map((year) => ({
      year: { href: links.year(year), text: year },
      months: monthsOf(year, context).map((month) => monthLink(month, context)),
    })),
  };
}

/** A year or a month of the archive. */
export interface ArchivePage {
  readonly title: string;
  readonly groups: readonly { readonly month: MonthLink; readonly rows: readonly EventRow[] }[];
  readonly newer: Link | undefined;
  readonly older: Link | undefined;
}

export function yearPage(year: string, context: PageContext): ArchivePage {
  const { words } = context;
  const years = archivedYears(context);
  const at = years.indexOf(year);
  const neighbour = (other: string | undefined): Link | undefined =>
    other === undefined ? undefined : { href: links.year(other), text: other };
  return {
    title: words.history.yearTitle(year),
    groups: monthsOf(year, context).map((month) => monthGroup(month, context)),
    newer: neighbour(years[at - 1]),
    older: neighbour(years[at + 1]),
  };
}

/** @param month `YYYY-MM` */
export function monthPage(month: string, context: PageContext): ArchivePage {
  const { words, format } = context;
  const months = archivedMonths(context);
  const at = months.indexOf(month);
  const neighbour = (other: string | undefined): Link | undefined =>
    other === undefined ? undefined : { href: links.month(other), text: format.month(other) };
  return {
    title: words.history.monthTitle(format.month(month)),
    groups: [monthGroup(month, context)],
    newer: neighbour(months[at - 1]),
    older: neighbour(months[at + 1]),
  };
}

/** Years that hold something, newest first. */
export function archivedYears(context: PageContext): string[] {
  return [...new Set(archivedMonths(context).map((month) => month.slice(0, 4)))];
}

/** Months that hold something, newest first, as `YYYY-MM`. */
export function archivedMonths(context: PageContext): string[] {
  return [...archive(context).keys()];
}

function monthsOf(year: string, context: PageContext): string[] {
  return archivedMonths(context).filter((month) => month.startsWith(year));
}

function eventsOf(month: string, context: PageContext): readonly SiteEvent[] {
  return archive(context).get(month) ?? [];
}

/** By month. What is still to come stands on the page of maintenances, not in the history. */
const archive = perContext(
  ({ index, now }): ReadonlyMap<string, readonly SiteEvent[]> =>
    new Map(
      [...index.byMonth]
        .map(([month, events]) => [month, events.filter((event) => isPast(event, now))] as const)
        .filter(([, events]) => events.length > 0),
    ),
);

function monthLink(month: string, context: PageContext): MonthLink {
  const { words, format } = context;
  return {
    href: links.month(month),
    text: format.monthName(month),
    count: words.history.count(eventsOf(month, context).length),
  };
}

function monthGroup(month: string, context: PageContext): ArchivePage['groups'][number] {
  return {
    month: monthLink(month, context),
    rows: eventsOf(month, context).map((event) => eventRow(event, context)),
  };
}
