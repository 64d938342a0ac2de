import type { Instant } from '../schema/instant.ts';
import type { MaintenanceUpdate } from '../schema/maintenance.ts';
import type { MaintenanceUpdateStatus } from '../schema/levels.ts';
import type { Maintenance } from '../schema/site.ts';
import { clip, type Interval } from './interval.ts';

/** Where a maintenance stands. `extended` is said in an update and is no state: work goes on. */
export type MaintenanceStatus = Exclude<MaintenanceUpdateStatus, 'extended'>;

type Closing = 'completed' | 'cancelled' | 'postponed';

/** How a maintenance ran, as far as it is known: what its state at any instant follows from. */
export interface MaintenanceCourse {
  /** The window as it is shown: up to the newest end that was said, in time or late. */
  readonly window: Interval;
  /**
   * The time that was announced before it came: the window, and what extensions added that were said no later than
   * the end that they move. Sorted; the parts do not touch.
   */
  readonly announced: readonly Interval[];
  /**
   * When work began and ended or will end, unless something else is said; infinite when it goes on past the end. Empty
   * when it was called off before it began.
   */
  readonly work: Interval;
  /** The update that closed it, if one did. */
  readonly closing: { readonly at: Instant; readonly status: Closing } | undefined;
}

/** The course as known at `now`: updates after `now` have not been said yet. */
export function maintenanceCourse(maintenance: Maintenance, now: Instant): MaintenanceCourse {
  const said = maintenance.updates.filter((update) => update.at <= now);
  return {
    window: windowAfter(maintenance.window, said),
    announced: announcedParts(maintenance.window, said),
    work: workAfter(maintenance, said),
    closing: closingOf(said),
  };
}

/** The window up to the newest end that was said: what stands in the record, whatever the time. */
export function latestWindow({ window, updates }: Maintenance): Interval {
  return windowAfter(window, updates);
}

/**
 * The status at `now`. Without contrary updates the clock moves it from scheduled to in progress to
 * completed; an `in_progress`, `verifying` or late `extended` after the end keeps it running.
 */
export function maintenanceStatus(maintenance: Maintenance, now: Instant): MaintenanceStatus {
  const { work, closing } = maintenanceCourse(maintenance, now);
  if (closing) return closing.status;
  if (now < work.from) return 'scheduled';
  if (now >= work.to) return 'completed';
  const said = maintenance.updates.filter((update) => update.at <= now);
  return said.at(-1)?.status === 'verifying' ? 'verifying' : 'in_progress';
}

export function isRunning(maintenance: Maintenance, now: Instant): boolean {
  const status = maintenanceStatus(maintenance, now);
  return status === 'in_progress' || status === 'verifying';
}

/**
 * Stretches of work that were not announced before they came, sorted: they are downtime at the announced level. The last
 * one has no end while work goes on.
 */
export function overruns({ announced, work }: MaintenanceCourse): Interval[] {
  const ends = announced.map(({ to }) => to);
  const begins = announced.map(({ from }) => from);
  return [...begins, Number.POSITIVE_INFINITY].flatMap(
    (to, index) => clip({ from: ends[index - 1] ?? Number.NEGATIVE_INFINITY, to }, work) ?? [],
  );
}

/** The announced time in which work was or will be done, sorted. */
export function announcedWork({ announced, work }: MaintenanceCourse): Interval[] {
  return announced.flatMap((part) => clip(part, work) ?? []);
}

type Said = readonly Pick<MaintenanceUpdate, 'at' | 'status' | 'newTo'>[];

function closingOf(said: Said): MaintenanceCourse['closing'] {
  const last = said.at(-1);
  return last?.status === 'completed' ||
    last?.status === 'cancelled' ||
    last?.status === 'postponed'
    ? { at: last.at, status: last.status }
    : undefined;
}

function windowAfter({ from, to }: Interval, said: Said): Interval {
  return { from, to: said.findLast(({ newTo }) => newTo !== undefined)?.newTo ?? to };
}

function announcedParts({ from, to }: Interval, said: Said): Interval[] {
  const parts = [{ from, to }];
  let end = to;
  for (const { at, newTo } of said) {
    if (newTo === undefined) continue;
    const last = parts.at(-1);
    if (at <= end && last?.to === end) last.to = newTo;
    else if (at <= end) parts.push({ from: end, to: newTo });
    end = newTo;
  }
  return parts;
}

/** Work that was called off after it had begun took place until then. */
function workAfter({ window, actual }: Maintenance, said: Said): Interval {
  const closing = closingOf(said);
  const begun = said.find((update) => saysThatItRuns(update, window));
  const isCalledOff = closing !== undefined && closing.status !== 'completed';
  if (isCalledOff && !begun) return { from: closing.at, to: closing.at };
  if (actual && !isCalledOff) return actual;
  const from = Math.min(begun?.at ?? window.from, window.from);
  return { from, to: closing?.at ?? openEnd(windowAfter(window, said).to, said.at(-1)) };
}

/** Whether an update shows that work has begun. An extension may also be said before. */
function saysThatItRuns({ at, status }: Said[number], { from }: Interval): boolean {
  return isReport(status) || (status === 'extended' && from <= at);
}

function isReport(status: MaintenanceUpdateStatus | undefined): boolean {
  return status === 'in_progress' || status === 'verifying';
}

/** Work that nobody closed ends with the window, unless the last update says that it goes on after that. */
function openEnd(end: Instant, last: Said[number] | undefined): Instant {
  return last && isReport(last.status) && last.at >= end ? Number.POSITIVE_INFINITY : end;
}
