import { mayHideOutage } from '../../domain/completeness.ts';
import { runningMaintenances, type SiteEvent, upcomingMaintenances } from '../../domain/events.ts';
import { isOpen } from '../../domain/incident-state.ts';
import { pageStatus } from '../../domain/states.ts';
import type { Instant } from '../../schema/instant.ts';
import type { Incident, Maintenance } from '../../schema/site.ts';
import { statuspageJsonSchema, type StatusObject } from '../../schema/statuspage-v2.ts';
import type { DataOutput } from '../data-output.ts';
import { type Json, printJson } from '../json.ts';
import { absolute } from '../links.ts';
import type { PageContext } from '../page-context.ts';
import { perContext } from '../per-context.ts';
import { withinLimit } from '../within-limit.ts';
import { componentList, statesNow } from './component-objects.ts';
import { incidentId } from './ids.ts';
import {
  incidentObject,
  incidentUpdatedAt,
  maintenanceObject,
  maintenanceUpdatedAt,
} from './incident-objects.ts';
import { pageObject } from './page-object.ts';

/** How many incidents or maintenances a list holds that is about all of them. */
const mostListed = 50;

/** Address of an answer of the API: `summary`, `incidents/unresolved`. */
export function apiLink(name: string): string {
  return `/api/v2/${name}.json`;
}

export const apiSchemaLink = '/about/api/schema.json';

/**
 * The Statuspage v2 API as files, and its JSON Schema. All answers depend on `now` but those about one event that is
 * over: they depend on its record and its postmortem alone.
 */
export function apiOutputs(context: PageContext): DataOutput[] {
  const { index, now, site } = context;
  const newest = newestIncidents(context);
  const open = newest.filter(isOpen);
  const running = runningMaintenances(index, now);
  const upcoming = upcomingMaintenances(index, now);
  const incidents = (all: readonly Incident[]): Json =>
    all.map((each) => incidentObject(each, context));
  const maintenances = (all: readonly Maintenance[]): Json =>
    all.map((each) => maintenanceObject(each, context));
  const page = (): Json => pageObject(changeOf(context).at, context);
  const documents: Readonly<Record<string, () => string>> = {
    status: () => printJson({ page: page(), status: statusObject(context) }),
    summary: () =>
      printJson({
        page: page(),
        components: componentList(context),
        incidents: incidents(open),
        scheduled_maintenances: maintenances([...running, ...upcoming]),
        status: statusObject(context),
      }),
    components: () => printJson({ page: page(), components: componentList(context) }),
    incidents: () =>
      withinLimit(newest.slice(0, mostListed), (some) =>
        printJson({ page: page(), incidents: incidents(some) }),
      ),
    'incidents/unresolved': () => printJson({ page: page(), incidents: incidents(open) }),
    'scheduled-maintenances': () =>
      withinLimit(site.maintenances.slice(0, mostListed), (newest) =>
        printJson({ page: page(), scheduled_maintenances: maintenances(newest) }),
      ),
    'scheduled-maintenances/upcoming': () =>
      printJson({ page: page(), scheduled_maintenances: maintenances(upcoming) }),
    'scheduled-maintenances/active': () =>
      printJson({ page: page(), scheduled_maintenances: maintenances(running) }),
  };
  return [
    ...Object.entries(documents).map(([name, print]) => jsonOutput(apiLink(name), print)),
    ...index.events.map((event) => eventOutput(event, context)),
    jsonOutput(apiSchemaLink, () =>
      JSON.stringify(statuspageJsonSchema(absolute(site.config.url, apiSchemaLink)), null, 2),
    ),
  ];
}

/** Address of the answer about one incident or maintenance. */
export function incidentLink({ record }: SiteEvent): string {
  return apiLink(`incidents/${incidentId(record.id)}`);
}

function eventOutput(event: SiteEvent, context: PageContext): DataOutput {
  const print = (): string => printJson(eventDocument(event, context));
  return { ...jsonOutput(incidentLink(event), print), about: event.record.id };
}

function jsonOutput(path: string, print: () => string): DataOutput {
  return { path, mediaType: 'application/json', print };
}

/** The state of the page; never a good one while a record about an outage may be missing. */
export function statusObject(context: PageContext): StatusObject {
  const status = pageStatus(statesNow(context));
  return mayHideOutage(context.site, context.now)
    ? { ...status, description: context.words.home.unknown }
    : status;
}

/** The page of such an answer says when its incident changed, not when anything did: else one update would change all. */
function eventDocument(event: SiteEvent, context: PageContext): Json {
  return {
    page: pageObject(eventUpdatedAt(event, context), context),
    incident:
      event.kind === 'incident'
        ? incidentObject(event.record, context, 'left')
        : maintenanceObject(event.record, context, 'left'),
  };
}

function eventUpdatedAt(event: SiteEvent, context: PageContext): Instant {
  return event.kind === 'incident'
    ? incidentUpdatedAt(event.record, context)
    : maintenanceUpdatedAt(event.record, context);
}

/** By when they were first told, newest first. */
const newestIncidents = perContext(({ site }): readonly Incident[] =>
  site.incidents.toSorted((a, b) => (b.updates[0]?.at ?? 0) - (a.updates[0]?.at ?? 0)),
);

/** When anything on the page last changed. */
const changeOf = perContext((context): { readonly at: Instant } => {
  const told = context.index.events.map((event) => eventUpdatedAt(event, context));
  const turned = componentList(context).map((component) => Date.parse(component.updated_at));
  return { at: [...told, ...turned].reduce((last, at) => Math.max(last, at), 0) };
});
