import { siteChanges, type SiteChange } from '../domain/site-changes.ts';
import { utcDateOf } from '../domain/utc-days.ts';
import { updatesFeed } from './feeds/updates-feed.ts';
import { headline } from './headline.ts';
import { componentName, type PageContext } from './page-context.ts';
import { scopes } from './scopes.ts';
import { uptimeText } from './uptime-text.ts';

/** What a change of the content changes for readers, in sentences; none when they will see no difference. */
export function changeLines(before: PageContext, after: PageContext): string[] {
  const { words } = after;
  const changes = siteChanges(before.site, after.site, after.now);
  const [was, is] = [headline(before).text, headline(after).text];
  const order: readonly SiteChange['kind'][] = ['state', 'incident_added', 'incident_status'];
  const rank = ({ kind }: SiteChange): number =>
    order.includes(kind) ? order.indexOf(kind) : order.length;
  return [
    ...(was === is ? [] : [words.diff.headline(is, was)]),
    ...changes
      .toSorted((a, b) => rank(a) - rank(b))
      .map((change) => changeLine(change, before, after)),
    ...feedLines(before, after),
  ];
}

function changeLine(change: SiteChange, before: PageContext, after: PageContext): string {
  const { words, format } = after;
  const say = words.diff;
  const state = words.stateInSentence;
  switch (change.kind) {
    case 'state':
      return say.state(
        componentName(after, change.component),
        state[change.from],
        state[change.to],
      );
    case 'component_added':
      return say.componentAdded(componentName(after, change.component));
    case 'component_removed':
      return say.componentRemoved(componentName(before, change.component));
    case 'incident_added':
      return say.incidentAdded(change.incident.title, words.incidentStatuses[change.status]);
    case 'incident_removed':
      return say.recordRemoved(change.incident.title);
    case 'incident_status':
      return say.status(
        change.incident.title,
        words.incidentStatuses[change.from],
        words.incidentStatuses[change.to],
      );
    case 'maintenance_added': {
      const { from, to } = change.maintenance.window;
      return say.maintenanceAdded(change.maintenance.title, format.range(from, to));
    }
    case 'maintenance_removed':
      return say.recordRemoved(change.maintenance.title);
    case 'maintenance_status':
      return say.status(
        change.maintenance.title,
        words.maintenanceStatuses[change.from],
        words.maintenanceStatuses[change.to],
      );
    case 'window_moved': {
      const { from, to } = change.maintenance.window;
      return say.windowMoved(change.maintenance.title, format.range(from, to));
    }
    case 'updates_added':
      return say.updatesAdded(change.record.title, change.count);
    case 'update_changed':
      return say.updateChanged(change.record.title, format.moment(change.at).text);
    case 'update_removed':
      return say.updateRemoved(change.record.title, format.moment(change.at).text);
    case 'title_changed':
      return say.titleChanged(change.record.title);
    case 'impact_changed':
      return say.impactChanged(change.record.title);
    case 'postmortem_added':
      return say.postmortemAdded(titleOf(change.incident, after));
    case 'postmortem_removed':
      return say.postmortemRemoved(titleOf(change.incident, before));
    case 'uptime': {
      const none = words.component.noUptime;
      const from = uptimeText(change.from, before) ?? none;
      const to = uptimeText(change.to, after) ?? none;
      return say.uptime(
        componentName(after, change.component),
        format.month(utcDateOf(change.month).slice(0, 7)),
        from,
        to,
      );
    }
  }
}

/** How many feeds announce how many entries that they did not have. */
function feedLines(before: PageContext, after: PageContext): string[] {
  const known = new Map(
    scopes(before).map((scope) => [
      scope.path,
      new Set(updatesFeed(scope, before).entries.map(({ id }) => id)),
    ]),
  );
  const announced = scopes(after).map((scope) => {
    const ids = known.get(scope.path);
    return ids ? updatesFeed(scope, after).entries.filter(({ id }) => !ids.has(id)).length : 0;
  });
  const feeds = announced.filter((count) => count > 0).length;
  // The first scope is the whole page: it announces everything.
  return feeds === 0 ? [] : [after.words.diff.feeds(feeds, announced[0] ?? 0)];
}

function titleOf(id: string, { index }: PageContext): string {
  return index.byId.get(id)?.record.title ?? id;
}
