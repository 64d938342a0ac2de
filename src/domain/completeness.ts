import type { Site } from '../schema/site.ts';

/** Whether a record that was left out because of errors may be about an outage that goes on. */
export function mayHideOutage({ leftOut }: Site): boolean {
  return leftOut.some(({ mayBeOpen }) => mayBeOpen);
}

/** Whether impact may be missing from what is counted: a record of an incident or a maintenance was left out. */
export function mayLackImpact({ leftOut }: Site): boolean {
  return leftOut.some(({ record }) => record !== 'postmortem');
}
