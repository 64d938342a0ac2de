import type { Interval } from '../domain/interval.ts';

/** Two instants for machines, `2026-03-14T02:00:00.000Z/2026-03-14T04:00:00.000Z`, as ISO 8601 writes an interval. */
export function isoRange({ from, to }: Interval): string {
  return `${new Date(from).toISOString()}/${new Date(to).toISOString()}`;
}
