import {
  affectedComponent,
  component,
  incident,
  incidentUpdate,
  page,
  scheduledMaintenance,
} from '../../src/schema/statuspage-v2.ts';

/* The order of keys, which JSON Schema cannot say and some people's eyes and diffs rely on. */

const shapes = [
  [scheduledMaintenance, 'scheduled_until'],
  [incident, 'incident_updates'],
  [incidentUpdate, 'incident_id'],
  [component, 'showcase'],
  [affectedComponent, 'new_status'],
  [page, 'time_zone'],
] as const;

/** Objects of an answer whose keys stand in another order than in answers of real pages, as lists of keys. */
export function disorder(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const below = Object.values(answer).flatMap(disorder);
  if (Array.isArray(answer)) return below;
  const keys = Object.keys(answer);
  const shape = shapes.find(([, key]) => keys.includes(key))?.[0];
  if (!shape) return below;
  const ordered = Object.keys(shape.shape).filter((key) => keys.includes(key));
  return ordered.join() === keys.join() ? below : [...below, keys.join()];
}
