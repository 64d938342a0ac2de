import { actionProgress, promisedActions } from '../domain/actions.ts';
import { type ActionGroup, actionRow } from './action-row.ts';
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
  return grouped(context, ({ action }) => action.owner).sort((a, b) =>
    a.name.localeCompare(b.name, locale),
  );
}

/** By the incident after which they were promised, newest first. */
export function actionsByIncident(context: PageContext): ActionGroup[] {
  const { index } = context;
  return grouped(context, ({ postmortem: { incident } }) => incident).map(
    ({ name: id, ...group }) => ({
      ...group,
      name: index.byId.get(id)?.record.title ?? id,
      href: links.incident(id),
    }),
  );
}

type Promised = ReturnType<typeof promisedActions>[number];

function grouped(context: PageContext, nameOf: (promised: Promised) => string): ActionGroup[] {
  const groups = Map.groupBy(promisedActions(context.site.postmortems), nameOf);
  return [...groups].map(([name, promised]) => {
    const { done, of } = actionProgress(promised.map(({ action }) => action));
    return {
      name,
      progress: of === 0 ? undefined : context.words.actions.progress(done, of),
      rows: promised.map(({ action, postmortem }) => actionRow(action, postmortem, context)),
    };
  });
}
