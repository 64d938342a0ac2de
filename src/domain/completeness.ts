import type { Instant } from '../schema/instant.ts';
import type { Site } from '../schema/site.ts';
import { contains } from './interval.ts';

/** Whether a record that was left out because of errors may be about an outage that goes on at `now`. */
export function mayHideOutage({ leftOut }: Site, now: Instant): boolean {
  return leftOut.some(({ mayBeOpen }) => mayBeOpen !== undefined && contains(mayBeOpen, now));
}

/** Whether impact may be missing from what is counted: a record of an incident or a maintenance was left out. */
export function mayLackImpact({ leftOut }: Site): boolean {
  return leftOut.some(({ record }) => record !== 'postmortem');
}
