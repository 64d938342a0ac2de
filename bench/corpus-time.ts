/** The instant at which every corpus has nothing wrong with it. */
export const corpusNow = Date.parse('2026-12-01T12:00:00Z');

const minute = 60_000;
const day = 24 * 60 * minute;

/** The instant so many days before {@link corpusNow}; after it where the number is negative. */
export function daysBefore(days: number): number {
  return corpusNow - days * day;
}

export function minutesAfter(instant: number, minutes: number): number {
  return instant + minutes * minute;
}

/** As authors write it, to the second. */
export function isoInstant(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The UTC day. */
export function isoDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
