import type { Incident } from '../schema/site.ts';
import { startedAt } from './incident-state.ts';
import { utcDateOf } from './utc-days.ts';

/** Incidents by the UTC year in which they began, newest year first, within it as they were given. */
export function byYear(incidents: readonly Incident[]): ReadonlyMap<string, readonly Incident[]> {
  const years = Map.groupBy(incidents, (incident) => utcDateOf(startedAt(incident)).slice(0, 4));
  return new Map([...years].sort(([a], [b]) => (a < b ? 1 : -1)));
}
