import type { Instant } from '../schema/instant.ts';
import type { Incident } from '../schema/site.ts';
import { promisedUpdate } from './incident-state.ts';

/** How promises of a next update ended. */
export interface Promises {
  /** The next update came at the promised time or before it. */
  readonly kept: number;
  /** All that were kept or broken. */
  readonly of: number;
  /** Still in time. */
  readonly pending: number;
}

/**
 * Counts the promises of all incidents. A promise is judged by the next update, whatever that says; the last one of
 * an open incident is broken when its time has come without an update, and that of a resolved incident is none.
 * What was written afterwards promised nothing to anybody.
 */
export function promisesKept(incidents: readonly Incident[], now: Instant): Promises {
  const outcomes = incidents
    .filter(({ retroactive }) => retroactive !== true)
    .flatMap((incident) => outcomesOf(incident, now));
  const count = (outcome: Outcome): number => outcomes.filter((each) => each === outcome).length;
  const kept = count('kept');
  return { kept, of: kept + count('broken'), pending: count('pending') };
}

type Outcome = 'kept' | 'broken' | 'pending';

function outcomesOf(incident: Incident, now: Instant): Outcome[] {
  const judged = incident.updates.flatMap(({ nextUpdateBy }, index): Outcome[] => {
    const next = incident.updates[index + 1]?.at;
    if (nextUpdateBy === undefined || next === undefined) return [];
    return [next <= nextUpdateBy ? 'kept' : 'broken'];
  });
  const last = promisedUpdate(incident);
  return last === undefined ? judged : [...judged, now < last ? 'pending' : 'broken'];
}
