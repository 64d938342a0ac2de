import { UTCDate } from '@date-fns/utc';
import { addDays } from 'date-fns/addDays';
import { startOfDay } from 'date-fns/startOfDay';
import type { CalendarDate, Instant } from '../schema/instant.ts';
import type { Interval } from './interval.ts';

/** 00:00 UTC of the day. */
export function startOfDate(date: CalendarDate): Instant {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The UTC day that holds the instant. */
export function utcDateOf(at: Instant): CalendarDate {
  return new Date(at).toISOString().slice(0, 10);
}

export function startOfUtcDay(at: Instant): Instant {
  return startOfDay(new UTCDate(at)).getTime();
}

export function nextUtcMidnight(at: Instant): Instant {
  return addDays(startOfDay(new UTCDate(at)), 1).getTime();
}

/** Whether a day is over at `now`: what is due on it is in time until its end. */
export function isDayOver(date: CalendarDate, now: Instant): boolean {
  return nextUtcMidnight(startOfDate(date)) <= now;
}

/** The last `count` UTC days, oldest first; the last one holds `now`. Each is whole: `[00:00, 00:00)`. */
export function lastUtcDays(now: Instant, count: number): Interval[] {
  const today = startOfDay(new UTCDate(now));
  return Array.from({ length: count }, (_, index) => ({
    from: addDays(today, index - count + 1).getTime(),
    to: addDays(today, index - count + 2).getTime(),
  }));
}
