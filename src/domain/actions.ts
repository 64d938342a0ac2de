import type { Instant } from '../schema/instant.ts';
import type { Action } from '../schema/postmortem.ts';
import type { Postmortem } from '../schema/site.ts';
import { isDayOver } from './utc-days.ts';

/** Whether nothing more is to be done for an action. */
export function isSettled({ status }: Pick<Action, 'status'>): boolean {
  return status === 'done' || status === 'declined';
}

/** Whether an action is still to be done and its day is over. An action is in time until the end of its UTC day. */
export function isOverdue(action: Pick<Action, 'status' | 'due'>, now: Instant): boolean {
  const { due } = action;
  return due !== undefined && !isSettled(action) && isDayOver(due, now);
}

/** An action with the postmortem that promises it. */
export interface PromisedAction {
  readonly action: Action;
  readonly postmortem: Postmortem;
}

/** All actions of published postmortems, in the order of the postmortems and within each as written. */
export function promisedActions(postmortems: readonly Postmortem[]): PromisedAction[] {
  return postmortems.flatMap((postmortem) =>
    (postmortem.actions ?? []).map((action) => ({ action, postmortem })),
  );
}

/** Actions that were done, the latest first. */
export function completedActions(
  postmortems: readonly Postmortem[],
): (PromisedAction & { readonly doneAt: Instant })[] {
  return promisedActions(postmortems)
    .flatMap((promised) => {
      const { doneAt } = promised.action;
      return doneAt === undefined ? [] : [{ ...promised, doneAt }];
    })
    .sort((a, b) => b.doneAt - a.doneAt);
}

/** How many actions are done, of those that were not declined. */
export function actionProgress(actions: readonly Action[]): {
  readonly done: number;
  readonly of: number;
} {
  const accepted = actions.filter(({ status }) => status !== 'declined');
  return { done: accepted.filter(({ status }) => status === 'done').length, of: accepted.length };
}
