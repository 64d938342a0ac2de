import { isOverdue, isSettled, type PromisedAction, promisedActions } from '../domain/actions.ts';
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
  /** Said when there are more than are shown. */
  readonly more?: string | undefined;
}

/** How many settled actions a group shows: over the years they become thousands, and each stands in its postmortem. */
const mostSettled = 50;

/**
 * What is shown of a list: all that is still to be done, and the newest of what is settled.
 * @param items newest first
 * @param more says that there are more, and how many are settled
 */
export function withNewestSettled<Item>(
  items: readonly Item[],
  isSettled: (item: Item) => boolean,
  more: (shown: number, of: number) => string,
): { readonly shown: readonly Item[]; readonly more: string | undefined } {
  const settled = items.filter(isSettled);
  if (settled.length <= mostSettled) return { shown: items, more: undefined };
  const hidden = new Set(settled.slice(mostSettled));
  return {
    shown: items.filter((item) => !hidden.has(item)),
    more: more(mostSettled, settled.length),
  };
}

/** The rows of a group. */
export function rowsOf(
  promised: readonly PromisedAction[],
  context: PageContext,
): Pick<ActionGroup, 'rows' | 'more'> {
  const { shown, more } = withNewestSettled(
    promised,
    ({ action }) => isSettled(action),
    context.words.actions.newestSettled,
  );
  return {
    rows: shown.map(({ action, postmortem }) => actionRow(action, postmortem, context)),
    more,
  };
}

/** Promised actions by state: overdue ones first, then open ones, done, declined. Groups without any are left out. */
export function actionGroups(context: PageContext): ActionGroup[] {
  const { site, now, words } = context;
  const all = promisedActions(site.postmortems);
  const group = (name: string, matches: (action: Action) => boolean): ActionGroup => ({
    name,
    ...rowsOf(
      all.filter(({ action }) => matches(action)),
      context,
    ),
  });
  const inTime = (status: Action['status']) => (action: Action) =>
    action.status === status && !isOverdue(action, now);
  const { overdue, statuses } = words.actions;
  return [
    group(overdue, (action) => isOverdue(action, now)),
    group(statuses.in_progress, inTime('in_progress')),
    group(statuses.open, inTime('open')),
    group(statuses.done, inTime('done')),
    group(statuses.declined, inTime('declined')),
  ].filter(({ rows }) => rows.length > 0);
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
