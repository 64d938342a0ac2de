import type { Component } from '../../domain/components.ts';
import { endedAt, type SiteEvent } from '../../domain/events.ts';
import {
  incidentSeverity,
  incidentStatus,
  isOpen,
  lastUpdateAt,
  resolvedAt,
  startedAt,
  toldAt,
  updatesSinceTold,
} from '../../domain/incident-state.ts';
import { maintenanceCourse, maintenanceStatus } from '../../domain/maintenance-state.ts';
import type { Instant } from '../../schema/instant.ts';
import type { Incident, Maintenance, Postmortem } from '../../schema/site.ts';
import type {
  ComponentObject,
  IncidentObject,
  ScheduledMaintenance,
} from '../../schema/statuspage-v2.ts';
import { absolute, links } from '../links.ts';
import type { PageContext } from '../page-context.ts';
import { componentObject, stateNow, type StateSince } from './component-objects.ts';
import { incidentId } from './ids.ts';
import { isoTime } from './iso-time.ts';
import { ownPageId } from './page-object.ts';
import { postmortemUpdate, updateObjects } from './update-objects.ts';

/** Which state the components of an incident are shown in. */
export type ComponentsAs =
  /** That at `now`. */
  | 'now'
  /** For an event that is over, that in which it left them: then the object depends on the record alone. */
  | 'left';

export function incidentObject(
  record: Incident,
  context: PageContext,
  as: ComponentsAs = 'now',
): IncidentObject {
  const event: SiteEvent = { kind: 'incident', record, at: startedAt(record) };
  const postmortem = postmortemOf(record, context);
  const updates = updateObjects(event, context);
  return {
    id: incidentId(record.id),
    name: record.title,
    status: statusOf(record, postmortem),
    created_at: isoTime(createdAt(record)),
    updated_at: isoTime(incidentUpdatedAt(record, context)),
    monitoring_at: isoOrNull(record.updates.find(({ status }) => status === 'monitoring')?.at),
    resolved_at: isoOrNull(resolvedAt(record)),
    impact: incidentSeverity(record),
    shortlink: absolute(context.site.config.url, links.incident(record.id)),
    started_at: isoTime(startedAt(record)),
    page_id: ownPageId(context),
    incident_updates: postmortem
      ? updates.toSpliced(
          updatesSinceTold(postmortem, record),
          0,
          postmortemUpdate(record, postmortem, context),
        )
      : updates,
    components: componentsOf(record, context, (component) =>
      as === 'left' && !isOpen(record)
        ? { state: 'operational', since: resolvedAt(record) }
        : stateNow(component, context),
    ),
    reminder_intervals: null,
  };
}

/** When something was last said of an incident, its postmortem included. */
export function incidentUpdatedAt(record: Incident, context: PageContext): Instant {
  const postmortem = postmortemOf(record, context);
  const said = lastUpdateAt(record);
  return postmortem ? Math.max(said, toldAt(postmortem, record)) : said;
}

/** The published postmortem; none while the incident is open, even if one was published before it was reopened. */
function postmortemOf(record: Incident, { index }: PageContext): Postmortem | undefined {
  return isOpen(record) ? undefined : index.postmortems.get(record.id);
}

/** What changed last: an incident that was reopened after its postmortem, and resolved again, is resolved. */
function statusOf(record: Incident, postmortem: Postmortem | undefined): IncidentObject['status'] {
  const resolved = resolvedAt(record);
  const isToldLast = postmortem && resolved !== undefined && resolved <= toldAt(postmortem, record);
  return isToldLast ? 'postmortem' : incidentStatus(record);
}

/** A maintenance that was called off is completed, with what was said of it: the API has no other word. */
export function maintenanceObject(
  record: Maintenance,
  context: PageContext,
  as: ComponentsAs = 'now',
): ScheduledMaintenance {
  const event: SiteEvent = { kind: 'maintenance', record, at: record.window.from };
  const status = maintenanceStatus(record, context.now);
  const { window } = maintenanceCourse(record, context.now);
  const isOver = status === 'completed' || status === 'cancelled' || status === 'postponed';
  const end = isOver ? endedAt(event, context.now) : undefined;
  return {
    id: incidentId(record.id),
    name: record.title,
    status: isOver ? 'completed' : status,
    created_at: isoTime(createdAt(record)),
    updated_at: isoTime(maintenanceUpdatedAt(record, context)),
    monitoring_at: isoOrNull(record.updates.find((update) => update.status === 'verifying')?.at),
    resolved_at: isoOrNull(end),
    impact: 'maintenance',
    shortlink: absolute(context.site.config.url, links.maintenance(record.id)),
    started_at: isoTime(createdAt(record)),
    page_id: ownPageId(context),
    incident_updates: updateObjects(event, context),
    components: componentsOf(record, context, (component) =>
      as === 'left' && isOver ? { state: 'operational', since: end } : stateNow(component, context),
    ),
    scheduled_for: isoTime(window.from),
    scheduled_until: isoTime(window.to),
  };
}

/** When something was last said of a maintenance, or the clock moved it on. */
export function maintenanceUpdatedAt(record: Maintenance, { now }: PageContext): Instant {
  const { work } = maintenanceCourse(record, now);
  const moments = [createdAt(record), record.updates.at(-1)?.at ?? 0, work.from, work.to];
  return Math.max(...moments.filter((at) => at <= now));
}

function createdAt(record: Incident | Maintenance): Instant {
  const first = record.updates[0]?.at ?? 0;
  return 'announcedAt' in record ? Math.min(record.announcedAt ?? first, first) : first;
}

function isoOrNull(at: Instant | undefined): string | null {
  return at === undefined ? null : isoTime(at);
}

function componentsOf(
  record: Incident | Maintenance,
  context: PageContext,
  stateOf: (component: Component) => StateSince,
): ComponentObject[] {
  return [...new Set(record.impact.map(({ component }) => component))].flatMap((id) => {
    const component = context.components.get(id);
    return component ? [componentObject(component, context, stateOf(component))] : [];
  });
}
