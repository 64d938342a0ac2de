import type { Site } from '../schema/site.ts';
import type { SiteEvent } from '../domain/events.ts';

/** Addresses on the site, from its root. They are contracts: feeds, bots and bookmarks hold them. */
export const links = {
  home: '/',
  history: '/history/',
  year: (year: string) => `/history/${year}/`,
  /** @param month `YYYY-MM` */
  month: (month: string) => `/history/${month.replace('-', '/')}/`,
  incidents: '/incidents/',
  /** @param facet by what: `component`, `severity` or `trigger` */
  incidentsBy: (facet: string, value: string) => `/incidents/by/${facet}/${value}/`,
  incidentsOfYear: (facet: string, value: string, year: string) =>
    `/incidents/by/${facet}/${value}/${year}/`,
  incident: (id: string) => `/incidents/${id}/`,
  postmortem: (id: string) => `/incidents/${id}/postmortem/`,
  maintenance: (id: string) => `/maintenance/${id}/`,
  maintenances: '/maintenance/',
  component: (id: string) => `/components/${id}/`,
  /** A group has feeds and a badge, and no page of its own. */
  group: (id: string) => `/groups/${id}/`,
  postmortems: '/postmortems/',
  postmortemsOfYear: (year: string) => `/postmortems/${year}/`,
  actions: '/actions/',
  search: '/search/',
  searchedYear: (year: string) => `/search/${year}.json`,
  searchScript: '/search.js',
  searchEngine: '/minisearch.js',
  actionsByOwner: '/actions/owners/',
  actionsByIncident: '/actions/incidents/',
  actionsRss: '/actions.rss',
  reliability: '/reliability/',
  definitions: '/reliability/definitions/',
  /** @param figure the anchor of a figure on the page of definitions */
  definition: (figure: string) => `/reliability/definitions/#${figure}`,
  incidentsCsv: '/reliability/incidents.csv',
  impactCsv: '/reliability/impact.csv',
  intervalsJson: '/reliability/intervals.json',
  present: '/present.js',
  icon: '/favicon.svg',
  keeper: '/keeper.js',
  subscribe: '/subscribe/',
  about: '/about/',
  /** What one build made, see `publish/generation.ts`. */
  generation: '/generation.json',
  /** For hosts that read which headers to send. */
  headersFile: '/_headers',
  api: '/about/api/',
  embed: '/embed/',
  embedScript: '/embed/script.js',
  statusText: '/status.txt',
  metrics: '/metrics.txt',
} as const;

/** A link with its text. */
export interface Link {
  readonly href: string;
  readonly text: string;
}

export function eventLink({ kind, record }: SiteEvent): string {
  return kind === 'incident' ? links.incident(record.id) : links.maintenance(record.id);
}

/** Address of a picture in the folder of an event. */
export function pictureLink(eventAddress: string, name: string): string {
  return eventAddress + encodeURIComponent(name);
}

/** @param url the site's `url`, without a slash at its end */
export function absolute(url: string, path: string): string {
  return url + path;
}

/** Whether the site brings an icon: pages name none that is not there. */
export function hasIcon({ publicFiles }: Site): boolean {
  return publicFiles.includes(links.icon.slice(1));
}
