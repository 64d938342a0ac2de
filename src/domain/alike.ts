import type { Incident } from '../schema/site.ts';
import { valuesOf } from './facets.ts';
import { startedAt } from './incident-state.ts';

/** Incidents by a component and a trigger that they share, newest first. */
export type AlikeIndex = ReadonlyMap<string, readonly Incident[]>;

/** @param incidents newest first */
export function indexAlike(incidents: readonly Incident[]): AlikeIndex {
  const index = new Map<string, Incident[]>();
  for (const incident of incidents) {
    for (const key of keysOf(incident)) {
      const known = index.get(key);
      if (known) known.push(incident);
      else index.set(key, [incident]);
    }
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
  const near = new Set(
    keysOf(incident).flatMap((key) => {
      const all = index.get(key) ?? [];
      const at = positionIn(all, incident);
      return all.slice(Math.max(0, at - after), at + 1 + before);
    }),
  );
  near.delete(incident);
  const own = new Set(valuesOf(incident, 'component'));
  const shared = (other: Incident): number =>
    valuesOf(other, 'component').filter((component) => own.has(component)).length;
  const distance = (other: Incident): number => Math.abs(startedAt(other) - startedAt(incident));
  return [...near]
    .sort((a, b) => shared(b) - shared(a) || distance(a) - distance(b) || compareNewestFirst(a, b))
    .slice(0, most)
    .sort(compareNewestFirst);
}

function keysOf(incident: Incident): string[] {
  const { trigger } = incident;
  if (trigger === undefined || trigger === 'unknown') return [];
  return valuesOf(incident, 'component').map((component) => `${component} ${trigger}`);
}

function compareNewestFirst(a: Incident, b: Incident): number {
  return startedAt(b) - startedAt(a) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/** Where an incident stands in a list that is sorted newest first, by halving: lists may be long. */
function positionIn(sorted: readonly Incident[], incident: Incident): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const other = sorted[middle];
    if (other && compareNewestFirst(other, incident) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
