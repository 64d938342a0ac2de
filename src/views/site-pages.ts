import { archivedMonths, archivedYears } from './history-page.ts';
import { listAddresses } from './incident-lists.ts';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { postmortemYears } from './postmortem-list.ts';

/** Addresses of every page for people but those of single records. */
export function sitePages(context: PageContext): string[] {
  return [
    links.home,
    links.history,
    ...archivedYears(context).map(links.year),
    ...archivedMonths(context).map(links.month),
    links.incidents,
    ...listAddresses(context).flatMap(({ facet, value, years }) => [
      links.incidentsBy(facet, value),
      ...years.map((year) => links.incidentsOfYear(facet, value, year)),
    ]),
    links.maintenances,
    ...[...context.components.keys()].map(links.component),
    links.postmortems,
    ...[...postmortemYears(context).keys()].map(links.postmortemsOfYear),
    links.actions,
    links.search,
    links.actionsByOwner,
    links.actionsByIncident,
    links.reliability,
    links.definitions,
    links.subscribe,
    links.about,
    links.api,
  ];
}
