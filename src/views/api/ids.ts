import { hash } from 'node:crypto';
import type { Instant } from '../../schema/instant.ts';

/*
 * Ids of the API are twelve characters made from ids of our own, the same for ever. Only letters: some clients take
 * whatever looks like a number or a date for one. No vowels: so that no id is a word.
 */

const letters = 'bcdfghjklmnpqrstvwxz';
const length = 12;

export function pageId(host: string): string {
  return idFrom('page', host);
}

export function componentId(id: string): string {
  return idFrom('component', id);
}

export function groupId(id: string): string {
  return idFrom('group', id);
}

/** The id of an incident or a maintenance, from the name of its folder. */
export function incidentId(record: string): string {
  return idFrom('incident', record);
}

/** The id of an update: when it was said, which no other update of the record shares. */
export function updateId(record: string, at: Instant): string {
  return idFrom('update', record, new Date(at).toISOString());
}

export function postmortemId(record: string): string {
  return idFrom('postmortem', record);
}

function idFrom(...parts: readonly string[]): string {
  const bytes = hash('sha256', parts.join('/'), 'buffer');
  return Array.from(bytes.subarray(0, length), (byte) => letters[byte % letters.length]).join('');
}
