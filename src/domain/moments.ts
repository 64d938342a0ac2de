import type { Instant } from '../schema/instant.ts';
import { nextUtcMidnight, startOfDate } from './utc-days.ts';

const calendarDate = /^\d{4}-\d\d-\d\d$/;

/**
 * Every instant in a record and the end of every day in it, sorted: what is said of a record changes by itself
 * only then. Any other number counts as an instant long ago.
 */
export function momentsOf(record: unknown): Instant[] {
  const moments: Instant[] = [];
  collect(record, moments);
  return moments.sort((a, b) => a - b);
}

/** The last of the moments that is not after `now`, or undefined when none is: names a stretch without change. */
export function phaseAt(moments: readonly Instant[], now: Instant): Instant | undefined {
  return moments.findLast((moment) => moment <= now);
}

function collect(value: unknown, moments: Instant[]): void {
  if (typeof value === 'number') moments.push(value);
  else if (typeof value === 'string') {
    if (calendarDate.test(value)) moments.push(nextUtcMidnight(startOfDate(value)));
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) collect(part, moments);
  }
}
