import { actionProgress } from '../domain/actions.ts';
import type { SiteEvent } from '../domain/events.ts';
import { impactExtent, incidentSeverity, isOpen } from '../domain/incident-state.ts';
import { maintenanceCourse, maintenanceStatus } from '../domain/maintenance-state.ts';
import type { Incident, Maintenance } from '../schema/site.ts';
import type { Moment } from './format.ts';
import { eventLink, type Link, links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { perContext } from './per-context.ts';
import { severityTag, type StateTag } from './state-tag.ts';

/** An incident or a maintenance as one entry of a list. */
export interface EventRow {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly tag: StateTag;
  readonly when: Moment;
  /** Short facts: how long, which components, how it stands. */
  readonly facts: readonly string[];
  readonly postmortem: Link | undefined;
}

/** An event stands in many lists: its row is made once. */
export function eventRow(event: SiteEvent, context: PageContext): EventRow {
  const rows = rowsOf(context);
  let row = rows.get(event.record);
  if (!row) rows.set(event.record, (row = makeRow(event, context)));
  return row;
}

const rowsOf = perContext(() => new Map<SiteEvent['record'], EventRow>());

function makeRow(event: SiteEvent, context: PageContext): EventRow {
  const { record, at } = event;
  return {
    id: record.id,
    href: eventLink(event),
    title: record.title,
    when: context.format.day(at),
    ...(event.kind === 'incident'
      ? incidentFacts(event.record, context)
      : maintenanceFacts(event.record, context)),
  };
}

type Facts = Pick<EventRow, 'tag' | 'facts' | 'postmortem'>;

function incidentFacts(incident: Incident, context: PageContext): Facts {
  return {
    tag: severityTag(incidentSeverity(incident), context),
    facts: [...componentsFact(incident, context), ...lengthFact(incident, context)],
    postmortem: postmortemLink(incident.id, context),
  };
}

function maintenanceFacts(maintenance: Maintenance, context: PageContext): Facts {
  const { words, format, now } = context;
  const { window } = maintenanceCourse(maintenance, now);
  return {
    tag: { kind: 'under_maintenance', word: words.maintenance.kind },
    facts: [
      ...componentsFact(maintenance, context),
      words.maintenanceStatuses[maintenanceStatus(maintenance, now)],
      format.duration(window.to - window.from),
    ],
    postmortem: undefined,
  };
}

/** How long customers were hit, or since when they are; nothing for a notice that is still open. */
export function lengthFact(incident: Incident, { words, format }: PageContext): string[] {
  const extent = impactExtent(incident);
  if (isOpen(incident)) {
    return extent ? [words.incident.openSince(format.moment(extent.from).text)] : [];
  }
  if (extent?.to === undefined) return [words.incident.notAnOutage];
  const duration = format.duration(extent.to - extent.from);
  const isApproximate = incident.impact.some(({ approximate }) => approximate);
  return [words.incident.lastedFor(isApproximate ? words.incident.about(duration) : duration)];
}

function componentsFact({ impact }: Incident | Maintenance, context: PageContext): string[] {
  const names = new Set(
    impact.map(({ component }) => context.components.get(component)?.name ?? component),
  );
  return names.size === 0 ? [] : [context.format.list([...names])];
}

/** To the postmortem that covers an incident, with how far its actions are. */
export function postmortemLink(
  id: string,
  { index, words }: PageContext,
): (Link & { readonly progress: string | undefined }) | undefined {
  const postmortem = index.postmortems.get(id);
  if (!postmortem) return undefined;
  const { done, of } = actionProgress(postmortem.actions ?? []);
  return {
    href: links.postmortem(postmortem.incident),
    text: words.incident.postmortem,
    progress: of === 0 ? undefined : words.incident.followUps(done, of),
  };
}
