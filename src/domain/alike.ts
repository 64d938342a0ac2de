import type { Incident } from '../schema/site.ts';
import { valuesOf } from './facets.ts';
import { startedAt } from './incident-state.ts';

/** An incident among those that share something with it. */
interface Entry {
  readonly incident: Incident;
  readonly startedAt: number;
  /** For each of its components, those that hit it too and have the same trigger, itself among them, newest first. */
  readonly groups: readonly (readonly Entry[])[];
  /** Where it stands in each of its groups. */
  readonly places: readonly number[];
}

/** What is like each incident, by the components and the trigger that they share. */
export type AlikeIndex = ReadonlyMap<Incident, Entry>;

/** @param incidents newest first */
export function indexAlike(incidents: readonly Incident[]): AlikeIndex {
  const groupOf = new Map<string, Entry[]>();
  const index = new Map<Incident, Entry>();
  for (const incident of incidents) {
    const groups = keysOf(incident).map((key) => {
      const group = groupOf.get(key) ?? [];
      groupOf.set(key, group);
      return group;
    });
    const places = groups.map(({ length }) => length);
    const entry = { incident, startedAt: startedAt(incident), groups, places };
    for (const group of groups) group.push(entry);
    index.set(incident, entry);
  }
  return index;
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
export function alike(incident: Incident, index: AlikeIndex): Incident[] {
  const own = index.get(incident);
  if (!own) return [];
  const near = new Set(
    own.groups.flatMap((group, number) => {
      const place = own.places[number] ?? 0;
      return group.slice(Math.max(0, place - after), place + 1 + before);
    }),
  );
  near.delete(own);
  const ranked = [...near].map((entry) => ({
    ...entry,
    shared: entry.groups.filter((group) => own.groups.includes(group)).length,
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
