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
  /** The announced window; an extension counts as announced when it was said no later than the end it moves. */
  readonly announced: Interval;
  /** When work began and ended or will end, unless something else is said; infinite when it goes on past the end. */
  readonly work: Interval;
  /** The update that closed it, if one did. */
  readonly closing: { readonly at: Instant; readonly status: Closing } | undefined;
}

/** The course as known at `now`: updates after `now` have not been said yet. */
export function maintenanceCourse(maintenance: Maintenance, now: Instant): MaintenanceCourse {
  const said = maintenance.updates.filter((update) => update.at <= now);
  const closing = closingOf(said);
  const announced = { from: maintenance.window.from, to: announcedEnd(maintenance, said) };
  if (maintenance.actual) return { announced, work: maintenance.actual, closing };
  const begun = said.find(({ status }) => status === 'in_progress' || status === 'verifying');
  const from = Math.min(begun?.at ?? announced.from, announced.from);
  return { announced, work: { from, to: workEnd(said, announced, closing) }, closing };
}

/** The announced window with every extension that was said in time: what stands in the record, whatever the time. */
export function announcedWindow(maintenance: Maintenance): Interval {
  const { window, updates } = maintenance;
  return { from: window.from, to: announcedEnd(maintenance, updates) };
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
 * Stretches of work outside the announced window: they are downtime at the announced level. At most two,
 * before the window and after it; the last one has no end while work goes on. None for work that was called off.
 */
export function overruns({ announced, work, closing }: MaintenanceCourse): Interval[] {
  if (isCalledOff(closing)) return [];
  return [
    { from: work.from, to: Math.min(announced.from, work.to) },
    { from: Math.max(announced.to, work.from), to: work.to },
  ].filter((interval) => interval.from < interval.to);
}

/** The part of the announced window in which work was or will be done, if any. */
export function announcedWork({
  announced,
  work,
  closing,
}: MaintenanceCourse): Interval | undefined {
  return isCalledOff(closing) ? undefined : clip(work, announced);
}

function isCalledOff(closing: MaintenanceCourse['closing']): boolean {
  return closing !== undefined && closing.status !== 'completed';
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

function announcedEnd(maintenance: Maintenance, said: Said): Instant {
  return said.reduce(
    (end, { at, newTo }) => (newTo !== undefined && at <= end ? newTo : end),
    maintenance.window.to,
  );
}

/**
 * Work ends with the closing update; else with the announced window or a later extension, unless updates after
 * that say that it goes on.
 */
function workEnd(said: Said, announced: Interval, closing: MaintenanceCourse['closing']): Instant {
  if (closing) return closing.at;
  const extension = said.findLast(({ newTo }) => newTo !== undefined)?.newTo;
  const end = Math.max(announced.to, extension ?? announced.to);
  const last = said.at(-1);
  const goesOn = last?.status === 'in_progress' || last?.status === 'verifying';
  return last !== undefined && goesOn && last.at >= end ? Number.POSITIVE_INFINITY : end;
}
