import type { Incident } from '../schema/site.ts';
import { valuesOf } from './facets.ts';
import { startedAt } from './incident-state.ts';

/** An incident among those that share something with it. */
interface Entry {
  readonly incident: Incident;
  readonly startedAt: number;
  /** A component and its trigger, for each component. */
  readonly keys: readonly string[];
  /** Where it stands among those with the same key, for each key. */
  readonly places: readonly number[];
}

/** Incidents by a component and a trigger that they share, newest first. */
export interface AlikeIndex {
  readonly byKey: ReadonlyMap<string, readonly Entry[]>;
  readonly byIncident: ReadonlyMap<Incident, Entry>;
}

/** @param incidents newest first */
export function indexAlike(incidents: readonly Incident[]): AlikeIndex {
  const byKey = new Map<string, Entry[]>();
  const byIncident = new Map<Incident, Entry>();
  for (const incident of incidents) {
    const keys = keysOf(incident);
    const lists = keys.map((key) => byKey.get(key) ?? []);
    const places = lists.map(({ length }) => length);
    const entry = { incident, startedAt: startedAt(incident), keys, places };
    byIncident.set(incident, entry);
    for (const [index, key] of keys.entries()) {
      const list = lists[index] ?? [];
      list.push(entry);
      byKey.set(key, list);
    }
  }
  return { byKey, byIncident };
}

/** How many there are at most before and after an incident, of each component. */
const before = 3;
const after = 2;
const most = 5;

/**
 * Incidents like this one: they hit a component that it hit, and the same kind of event set them off. Of each component
 * those nearest in time, so that a new incident changes the pages of few others; then those that share most, and of
 * these the nearest. Newest first. None for an incident whose trigger is not known.
 */
export function alike(incident: Incident, { byKey, byIncident }: AlikeIndex): Incident[] {
  const own = byIncident.get(incident);
  if (!own) return [];
  const near = new Set(
    own.keys.flatMap((key, index) => {
      const place = own.places[index] ?? 0;
      const all = byKey.get(key) ?? [];
      return all.slice(Math.max(0, place - after), place + 1 + before);
    }),
  );
  near.delete(own);
  const ranked = [...near].map((entry) => ({
    ...entry,
    shared: entry.keys.filter((key) => own.keys.includes(key)).length,
    distance: Math.abs(entry.startedAt - own.startedAt),
  }));
  return ranked
    .sort((a, b) => b.shared - a.shared || a.distance - b.distance || compareNewestFirst(a, b))
    .slice(0, most)
    .sort(compareNewestFirst)
    .map((entry) => entry.incident);
}

function keysOf(incident: Incident): string[] {
  const { trigger } = incident;
  if (trigger === undefined || trigger === 'unknown') return [];
  return valuesOf(incident, 'component').map((component) => `${component} ${trigger}`);
}

function compareNewestFirst(a: Entry, b: Entry): number {
  const [one, other] = [a.incident.id, b.incident.id];
  return b.startedAt - a.startedAt || (one < other ? 1 : one > other ? -1 : 0);
}
