import {
  actionProgress,
  isSettled,
  type PromisedAction,
  promisedActions,
} from '../domain/actions.ts';
import { type ActionGroup, rowsOf, withNewestSettled } from './action-row.ts';
import { type Link, links } from './links.ts';
import type { PageContext } from './page-context.ts';

/** A way to look at all actions, and whether it is the one that is looked at. */
export interface ActionsTab extends Link {
  readonly isCurrent: boolean;
}

/** The pages of all actions: by state, by owner, by incident. */
export function actionTabs(path: string, { words }: PageContext): ActionsTab[] {
  const { byState, byOwner, byIncident } = words.actions;
  return [
    { href: links.actions, text: byState },
    { href: links.actionsByOwner, text: byOwner },
    { href: links.actionsByIncident, text: byIncident },
  ].map((tab) => ({ ...tab, isCurrent: tab.href === path }));
}

/** By who does them, in the order of the alphabet. */
export function actionsByOwner(context: PageContext): ActionGroup[] {
  const { locale } = context.site.config;
  const owners = Map.groupBy(
    promisedActions(context.site.postmortems),
    ({ action }) => action.owner,
  );
  return [...owners]
    .map(([name, promised]) => groupOf(name, promised, context))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

/** Actions by the incident after which they were promised. */
export interface ActionsByIncident {
  /** Newest first: every incident after which something is still to be done, and the newest of the others. */
  readonly groups: readonly ActionGroup[];
  /** Said when there are more than are shown. */
  readonly more: string | undefined;
}

export function actionsByIncident(context: PageContext): ActionsByIncident {
  const { site, index, words } = context;
  const { shown, more } = withNewestSettled(
    site.postmortems.filter(({ actions = [] }) => actions.length > 0),
    ({ actions = [] }) => actions.every(isSettled),
    words.actions.newestSettledIncidents,
  );
  const groups = shown.map((postmortem) => {
    const { incident } = postmortem;
    const name = index.byId.get(incident)?.record.title ?? incident;
    const href = links.incident(incident);
    return { ...groupOf(name, promisedActions([postmortem]), context), href };
  });
  return { groups, more };
}

function groupOf(
  name: string,
  promised: readonly PromisedAction[],
  context: PageContext,
): ActionGroup {
  const { done, of } = actionProgress(promised.map(({ action }) => action));
  return {
    name,
    progress: of === 0 ? undefined : context.words.actions.progress(done, of),
    ...rowsOf(promised, context),
  };
}
