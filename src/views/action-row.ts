import { isOverdue, promisedActions } from '../domain/actions.ts';
import type { Action } from '../schema/postmortem.ts';
import type { Postmortem } from '../schema/site.ts';
import type { StateKind, StateTag } from './state-tag.ts';
import { type Link, links } from './links.ts';
import type { PageContext } from './page-context.ts';

/** An action item as a row of a table. */
export interface ActionRow {
  readonly title: string;
  readonly type: string;
  readonly owner: string;
  readonly tag: StateTag;
  /** Due when, done when, or why declined. */
  readonly note: string | undefined;
  readonly tracking: { readonly text: string; readonly href: string | undefined } | undefined;
  readonly postmortem: Link;
}

export function actionRow(action: Action, postmortem: Postmortem, context: PageContext): ActionRow {
  const { words, index } = context;
  const { title, type, owner, tracking } = action;
  return {
    title,
    type: words.actions.types[type],
    owner,
    tag: actionTag(action, context),
    note: noteOf(action, context),
    tracking: tracking === undefined ? undefined : { text: tracking, href: addressOf(tracking) },
    postmortem: {
      href: links.postmortem(postmortem.incident),
      text: index.byId.get(postmortem.incident)?.record.title ?? postmortem.incident,
    },
  };
}

export interface ActionGroup {
  readonly name: string;
  /** Where the group is told more of. */
  readonly href?: string;
  /** How many are done, where that is not what the group is about. */
  readonly progress?: string | undefined;
  readonly rows: readonly ActionRow[];
}

/** All promised actions: overdue ones first, then open ones, done, declined. Groups without any are left out. */
export function actionGroups(context: PageContext): ActionGroup[] {
  const { site, now, words } = context;
  const all = promisedActions(site.postmortems);
  const rows = (matches: (action: Action) => boolean): ActionRow[] =>
    all
      .filter(({ action }) => matches(action))
      .map(({ action, postmortem }) => actionRow(action, postmortem, context));
  const inTime = (status: Action['status']) => (action: Action) =>
    action.status === status && !isOverdue(action, now);
  const { overdue, statuses } = words.actions;
  return [
    { name: overdue, rows: rows((action) => isOverdue(action, now)) },
    { name: statuses.in_progress, rows: rows(inTime('in_progress')) },
    { name: statuses.open, rows: rows(inTime('open')) },
    { name: statuses.done, rows: rows(inTime('done')) },
    { name: statuses.declined, rows: rows(inTime('declined')) },
  ].filter((group) => group.rows.length > 0);
}

const kinds: Readonly<Record<Action['status'], StateKind>> = {
  open: 'notice',
  in_progress: 'under_maintenance',
  done: 'operational',
  declined: 'done',
};

function actionTag(action: Action, { words, now }: PageContext): StateTag {
  return isOverdue(action, now)
    ? { kind: 'degraded_performance', word: words.actions.overdue }
    : { kind: kinds[action.status], word: words.actions.statuses[action.status] };
}

function noteOf(action: Action, { words, format }: PageContext): string | undefined {
  const { due, doneAt, reason } = action;
  if (reason !== undefined) return words.actions.declinedBecause(reason);
  if (doneAt !== undefined) return words.actions.doneOn(format.day(doneAt).text);
  return due === undefined ? undefined : words.actions.dueBy(format.date(due).text);
}

/** A tracker's key is shown as it is; only an address leads somewhere. */
function addressOf(tracking: string): string | undefined {
  return /^https?:\/\//.test(tracking) ? tracking : undefined;
}
