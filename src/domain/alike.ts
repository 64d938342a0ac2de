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

/**
 * Incidents like this one: they hit a component that it hit, and the same kind of event set them off. Of each component
 * those nearest in time, so that a new incident changes the pages of few others; then those that share most, and of
 * these the nearest. Newest first. None for an incident whose trigger is not known.
 */
export type Alike = (incident: Incident) => readonly Incident[];

/** @param incidents newest first */
export function indexAlike(incidents: readonly Incident[]): Alike {
  const entries = entriesOf(incidents);
  const found = new Map<Incident, readonly Incident[]>();
  return (incident) => {
    let known = found.get(incident);
    if (!known) found.set(incident, (known = nearest(entries.get(incident))));
    return known;
  };
}

function entriesOf(incidents: readonly Incident[]): Map<Incident, Entry> {
  const groupOf = new Map<string, Entry[]>();
  const entries = new Map<Incident, Entry>();
  for (const incident of incidents) {
    const groups = keysOf(incident).map((key) => {
      const group = groupOf.get(key) ?? [];
      groupOf.set(key, group);
      return group;
    });
    const places = groups.map(({ length }) => length);
    const entry = { incident, startedAt: startedAt(incident), groups, places };
    for (const group of groups) group.push(entry);
    entries.set(incident, entry);
  }
  return entries;
}

/** How many there are at most before and after an incident, of each component. */
const before = 3;
const after = 2;
const most = 5;

function nearest(own: Entry | undefined): Incident[] {
  if (!own) return [];
  const near = new Set(
    own.groups.flatMap((group, number) => {
      const place = own.places[number] ?? 0;
      return group.slice(Math.max(0, place - after), place + 1 + before);
    }),
  );
  near.delete(own);
  const ranked = [...near].map((entry) => ({
    entry,
    shared: entry.groups.filter((group) => own.groups.includes(group)).length,
    distance: Math.abs(entry.startedAt - own.startedAt),
  }));
  return ranked
    .sort(
      (a, b) =>
        b.shared - a.shared || a.distance - b.distance || compareNewestFirst(a.entry, b.entry),
    )
    .slice(0, most)
    .map(({ entry }) => entry)
    .sort(compareNewestFirst)
    .map(({ incident }) => incident);
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
