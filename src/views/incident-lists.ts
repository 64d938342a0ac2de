import { type Facet, facets } from '../domain/facets.ts';
import { startedAt } from '../domain/incident-state.ts';
import { byYear } from '../domain/years.ts';
import type { Trigger } from '../schema/incident.ts';
import type { Severity } from '../schema/levels.ts';
import type { Incident } from '../schema/site.ts';
import { type EventRow, eventRow } from './event-row.ts';
import { type Link, links } from './links.ts';
import { componentName, type PageContext } from './page-context.ts';
import { perContext } from './per-context.ts';

/** A link to a list with how much it holds. */
export interface CountedLink extends Link {
  readonly count: string | undefined;
}

/** One way to tell incidents apart, and its values that occur. */
export interface FacetSection {
  readonly id: string;
  readonly name: string;
  readonly entries: readonly CountedLink[];
}

/** `/incidents/`: every list of incidents that there is. It does not depend on `now`. */
export function incidentLists(context: PageContext): FacetSection[] {
  const { words } = context;
  const years = [...byYear(context.site.incidents, startedAt).keys()].map((year) => ({
    href: links.year(year),
    text: year,
    count: undefined,
  }));
  return [
    ...facets.map((facet) => ({
      id: facet,
      name: words.lists.by[facet],
      entries: [...lists(context).values()]
        .filter((list) => list.facet === facet)
        .map(({ value, all }) => ({
          href: links.incidentsBy(facet, value),
          text: valueName(facet, value, context),
          count: words.history.count(all.length),
        })),
    })),
    { id: 'year', name: words.lists.byYear, entries: years },
  ].filter(({ entries }) => entries.length > 0);
}

/** A list of incidents with something in common: the newest of all, or those of one year. */
export interface IncidentList {
  readonly title: string;
  readonly href: string;
  readonly rows: readonly EventRow[];
  /** Said when there are more than are shown. */
  readonly more: string | undefined;
  /** Lists of single years, newest first. */
  readonly years: readonly CountedLink[];
}

/** How many the list of all years shows; every one stands in the list of its year. */
const newest = 50;

/** The incidents under one value of a facet, newest first, and by year. */
interface Listed {
  readonly facet: Facet;
  readonly value: string;
  readonly all: readonly Incident[];
  readonly years: ReadonlyMap<string, readonly Incident[]>;
}

/** Every list, by facet and value as they stand in its address. */
const lists: (context: PageContext) => ReadonlyMap<string, Listed> = perContext((context) => {
  const listed = facets.flatMap((facet) =>
    valuesInOrder(facet, context).map((value) => {
      const all = context.index.byFacet[facet].get(value) ?? [];
      return { facet, value, all, years: byYear(all, startedAt) };
    }),
  );
  return new Map(listed.map((each) => [`${each.facet}/${each.value}`, each]));
});

/** What stands in a list; undefined when there is no such list. */
export function listed(facet: string, value: string, context: PageContext): Listed | undefined {
  return lists(context).get(`${facet}/${value}`);
}

/** Addresses of all lists: of everything in common, and of it year by year. */
export function listAddresses(
  context: PageContext,
): { readonly facet: Facet; readonly value: string; readonly years: readonly string[] }[] {
  return [...lists(context).values()].map(({ facet, value, years }) => ({
    facet,
    value,
    years: [...years.keys()],
  }));
}

/** Undefined when nothing is in the list. It does not depend on `now`. */
export function incidentList(
  facet: string,
  value: string,
  year: string | undefined,
  context: PageContext,
): IncidentList | undefined {
  const { words } = context;
  const list = listed(facet, value, context);
  const own = year === undefined ? list?.all.slice(0, newest) : list?.years.get(year);
  if (!list || !own) return undefined;
  const { all, years } = list;
  const title = words.lists.titles[list.facet](valueName(list.facet, value, context));
  return {
    title: year === undefined ? title : words.lists.ofYear(title, year),
    href:
      year === undefined
        ? links.incidentsBy(facet, value)
        : links.incidentsOfYear(facet, value, year),
    rows: own.map((record) =>
      eventRow({ kind: 'incident', record, at: startedAt(record) }, context),
    ),
    more:
      year === undefined && all.length > newest
        ? words.lists.newest(newest, all.length)
        : undefined,
    years: [...years].map(([each, some]) => ({
      href: links.incidentsOfYear(facet, value, each),
      text: each,
      // How much another year holds is not said on the page of a year: it would change with that year.
      count: year === undefined ? words.history.count(some.length) : undefined,
    })),
  };
}

/** Components in the order of the configuration, everything else as most occur. */
function valuesInOrder(facet: Facet, { index, components }: PageContext): string[] {
  const found = index.byFacet[facet];
  if (facet === 'component') return [...components.keys()].filter((id) => found.has(id));
  return [...found]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([value]) => value);
}

function valueName(facet: Facet, value: string, context: PageContext): string {
  const { words } = context;
  switch (facet) {
    case 'component':
      return componentName(context, value);
    case 'severity':
      return words.severities[value as Severity];
    case 'trigger':
      return words.incident.triggers[value as Trigger];
  }
}
