import type { SiteEvent } from '../../domain/events.ts';
import { statusAfter, toldAt } from '../../domain/incident-state.ts';
import { contains } from '../../domain/interval.ts';
import { worstState } from '../../domain/states.ts';
import type { Instant } from '../../schema/instant.ts';
import type { ComponentState, MaintenanceUpdateStatus } from '../../schema/levels.ts';
import type { Incident, Maintenance, Postmortem } from '../../schema/site.ts';
import type { AffectedComponent, IncidentUpdateObject } from '../../schema/statuspage-v2.ts';
import { postmortemHtml, proseHtml, saidAbroad } from '../feeds/said-html.ts';
import type { PageContext } from '../page-context.ts';
import { componentId, incidentId, postmortemId, updateId } from './ids.ts';
import { isoTime } from './iso-time.ts';

/** What was said of an incident or a maintenance, newest first. It depends on the record alone, not on `now`. */
export function updateObjects(event: SiteEvent, context: PageContext): IncidentUpdateObject[] {
  const { record } = event;
  const bodies = saidAbroad(event, context);
  const last = record.updates.length - 1;
  return record.updates
    .map(({ at }, index) =>
      updateObject(record.id, updateId(record.id, at), at, {
        status: statusOf(event, index),
        body: plainBody(proseHtml(bodies[last - index]?.text ?? { text: '' })),
        affected_components: affected(event, index, context),
      }),
    )
    .reverse();
}

/** A published postmortem as an update of its incident. */
export function postmortemUpdate(
  record: Incident,
  postmortem: Postmortem,
  context: PageContext,
): IncidentUpdateObject {
  const at = toldAt(postmortem, record);
  return updateObject(record.id, postmortemId(record.id), at, {
    status: 'postmortem',
    body: plainBody(postmortemHtml(postmortem, context)),
    affected_components: null,
  });
}

type Told = Pick<IncidentUpdateObject, 'status' | 'body' | 'affected_components'>;

function updateObject(record: string, id: string, at: Instant, told: Told): IncidentUpdateObject {
  return {
    id,
    status: told.status,
    body: told.body,
    incident_id: incidentId(record),
    created_at: isoTime(at),
    updated_at: isoTime(at),
    display_at: isoTime(at),
    affected_components: told.affected_components,
    deliver_notifications: true,
    custom_tweet: null,
    tweet_id: null,
  };
}

/** The API has no `update`: what changes nothing bears the status that holds. Nor has it what is called off. */
function statusOf(event: SiteEvent, index: number): IncidentUpdateObject['status'] {
  if (event.kind === 'incident') return statusAfter(event.record.updates.slice(0, index + 1));
  const { window, updates } = event.record;
  const update = updates[index];
  if (update?.status !== 'extended') return maintenanceStatuses[update?.status ?? 'scheduled'];
  return update.at < window.from ? 'scheduled' : 'in_progress';
}

const maintenanceStatuses = {
  scheduled: 'scheduled',
  in_progress: 'in_progress',
  verifying: 'verifying',
  completed: 'completed',
  cancelled: 'completed',
  postponed: 'completed',
} as const satisfies Partial<Record<MaintenanceUpdateStatus, IncidentUpdateObject['status']>>;

/** Which components were in which state at an update, and at the one before; null when it is about none. */
function affected(
  event: SiteEvent,
  index: number,
  { components }: PageContext,
): AffectedComponent[] | null {
  const ids = [...new Set(event.record.impact.map(({ component }) => component))];
  if (ids.length === 0) return null;
  return ids.map((id) => {
    const { name = id, group } = components.get(id) ?? {};
    return {
      code: componentId(id),
      name: group ? `${group.name} - ${name}` : name,
      old_status: stateAt(event, id, index - 1),
      new_status: stateAt(event, id, index),
    };
  });
}

/** What the record itself says of a component at one of its updates; before the first, nothing was wrong. */
function stateAt({ kind, record }: SiteEvent, id: string, index: number): ComponentState {
  const update = record.updates[index];
  if (!update) return 'operational';
  return kind === 'incident'
    ? stateInIncident(record, id, update.at)
    : stateInMaintenance(record, id, update.status as MaintenanceUpdateStatus);
}

/** What an incident's own windows say of a component. */
function stateInIncident({ impact }: Incident, id: string, at: Instant): ComponentState {
  const windows = impact.filter(
    ({ component, from, to = Number.POSITIVE_INFINITY }) =>
      component === id && contains({ from, to }, at),
  );
  return worstState(windows.map(({ level }) => level));
}

const underWay: readonly MaintenanceUpdateStatus[] = ['in_progress', 'verifying', 'extended'];

function stateInMaintenance(
  { impact }: Maintenance,
  id: string,
  status: MaintenanceUpdateStatus,
): ComponentState {
  const isHit = impact.some(({ component, level }) => component === id && level !== 'operational');
  return isHit && underWay.includes(status) ? 'under_maintenance' : 'operational';
}

/**
 * A body as real pages have it: clients that print it as text get by when it is only paragraphs, because those
 * are written as lines.
 */
function plainBody(html: string): string {
  const paragraphs = html.split(/<\/p>\s*<p>/);
  const inner = paragraphs
    .join('<br /><br />')
    .replace(/^<p>/, '')
    .replace(/<\/p>$/, '');
  const hasBlocks = /<\/?(p|ul|ol|dl|div|h\d|blockquote|pre|details|table|hr)\b/.test(inner);
  return hasBlocks ? html : inner;
}
