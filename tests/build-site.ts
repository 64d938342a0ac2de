import { type IncidentUpdate, type ImpactWindow } from '../src/schema/incident.ts';
import { type Instant, instant } from '../src/schema/instant.ts';
import type {
  ImpactLevel,
  IncidentUpdateStatus,
  MaintenanceUpdateStatus,
} from '../src/schema/levels.ts';
import type { MaintenanceUpdate } from '../src/schema/maintenance.ts';
import type { Action } from '../src/schema/postmortem.ts';
import { type SiteConfigInput, siteConfigSchema } from '../src/schema/site-config.ts';
import type { Incident, Maintenance, Postmortem, Site } from '../src/schema/site.ts';

/*
 * Sites as data, without files: a test writes down what it is about, and the rest is filled in with
 * something valid. Records get the id that their folder would have.
 */

/** An instant from ISO 8601 with a zone, read as authors' files are: `at('2026-03-14T10:02Z')`. */
export function at(text: string): Instant {
  return instant.parse(text);
}

/** A stretch of time from two texts. */
export function between(
  from: string,
  to: string,
): { readonly from: Instant; readonly to: Instant } {
  return { from: at(from), to: at(to) };
}

/** An impact window; without `to` it lasts. */
export function hit(
  component: string,
  level: ImpactLevel,
  from: string,
  to?: string,
): ImpactWindow {
  return { component, level, from: at(from), ...(to === undefined ? {} : { to: at(to) }) };
}

/** An update of an incident. */
export function said(
  when: string,
  status: IncidentUpdateStatus,
  promise?: { readonly nextUpdateBy: string },
): IncidentUpdate {
  const nextUpdateBy = promise && { nextUpdateBy: at(promise.nextUpdateBy) };
  return { at: at(when), status, text: 'Some requests fail.', ...nextUpdateBy };
}

/** An update of a maintenance. */
export function told(
  when: string,
  status: MaintenanceUpdateStatus,
  extension?: { readonly newTo: string },
): MaintenanceUpdate {
  const newTo = extension && { newTo: at(extension.newTo) };
  return { at: at(when), status, text: 'The routers get new software.', ...newTo };
}

/** An incident; unless said, it began with its first impact and is being investigated since. */
export function incident(parts: Partial<Incident> = {}): Incident {
  const impact = parts.impact ?? [];
  const moments = [
    ...impact.map(({ from }) => from),
    ...(parts.updates ?? []).map((said) => said.at),
  ];
  const began = moments.length === 0 ? at('2026-03-14T10:02Z') : Math.min(...moments);
  return {
    id: `${utcDate(began)}-requests-fail`,
    title: 'Some requests fail',
    impact,
    updates: [{ at: began, status: 'investigating', text: 'Some requests fail.' }],
    body: '',
    pictures: [],
    ...parts,
  };
}

/** A maintenance; unless said, `website` is down from 02:00 to 04:00 on 2026-03-14, announced a week before. */
export function maintenance(parts: Partial<Maintenance> = {}): Maintenance {
  const window = parts.window ?? between('2026-03-14T02:00Z', '2026-03-14T04:00Z');
  const aWeekBefore = window.from - 7 * 24 * 60 * 60_000;
  return {
    id: `${utcDate(window.from)}-router-update`,
    title: 'Router update',
    window,
    impact: [{ component: 'website', level: 'major_outage' }],
    expect: 'The website does not answer for some minutes.',
    updates: [{ at: aWeekBefore, status: 'scheduled', text: 'The routers get new software.' }],
    body: '',
    pictures: [],
    ...parts,
  };
}

/** A published postmortem. */
export function postmortem(parts: Partial<Postmortem> & Pick<Postmortem, 'incident'>): Postmortem {
  return {
    status: 'published',
    publishedAt: at('2026-03-20T09:00Z'),
    summary: 'Some requests failed for half an hour.',
    contributingFactors: [{ title: 'No limit', text: 'The queue had no limit.' }],
    body: '',
    ...parts,
  };
}

/** An action of a postmortem. */
export function action(parts: Partial<Action> = {}): Action {
  return {
    title: 'Set a limit for the queue',
    type: 'prevent',
    owner: 'Platform',
    status: 'open',
    due: '2026-04-01',
    ...parts,
  };
}

/** A whole site. Unless said, it has `website` and, in the group `hosting`, `vm` and `storage`. */
export function siteWith({
  config,
  incidents = [],
  maintenances = [],
  postmortems = [],
  leftOut = [],
  publicFiles = [],
}: { readonly config?: Partial<SiteConfigInput> } & Partial<Omit<Site, 'config'>> = {}): Site {
  return {
    config: siteConfigSchema.parse({
      name: 'Harbour Hosting',
      url: 'https://harbour-status.example',
      services: ['harbour.example'],
      components: [
        { id: 'website', name: 'Website' },
        {
          id: 'hosting',
          name: 'Hosting',
          components: [
            { id: 'vm', name: 'Virtual machines' },
            { id: 'storage', name: 'Storage' },
          ],
        },
      ],
      ...config,
    }),
    incidents: incidents.toSorted((a, b) => compareIds(b.id, a.id)),
    maintenances: maintenances.toSorted((a, b) => compareIds(b.id, a.id)),
    postmortems: postmortems.toSorted((a, b) => compareIds(b.incident, a.incident)),
    leftOut,
    publicFiles,
  };
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function utcDate(when: Instant): string {
  return new Date(when).toISOString().slice(0, 10);
}
