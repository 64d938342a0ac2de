import { z } from 'zod';

/**
 * A point in time: milliseconds since 1970-01-01T00:00:00Z, as `Date.now()` counts them. Without a zone.
 * Intervals made of two instants are half-open, `[from, to)`, everywhere in this project.
 */
export type Instant = number;

/** A day of the calendar, `YYYY-MM-DD`. Where a day has to begin at an instant, it begins at 00:00 UTC. */
export type CalendarDate = string;

const toTheMinute = z.regexes.datetime({ offset: true, precision: -1 });
const toTheSecond = z.regexes.datetime({ offset: true });

/**
 * ISO 8601 with a date, a time to the minute or finer, and `Z` or an offset in; an {@link Instant} out.
 * A time without a zone is refused.
 */
export const instant = z
  .stringFormat('datetime', new RegExp(`${toTheMinute.source}|${toTheSecond.source}`))
  .transform((text): Instant => Date.parse(text));

/** `YYYY-MM-DD`, a day that exists. */
export const calendarDate = z.iso.date();
