import { type Facet, facets } from '../domain/facets.ts';
import { startedAt } from '../domain/incident-state.ts';
import { byYear } from '../domain/years.ts';
import type { Trigger } from '../schema/incident.ts';
import type { Severity } from '../schema/levels.ts';
import type { Incident } from '../schema/site.ts';
import { type EventRow, eventRow } from './event-row.ts';
import { type Link, links } from './links.ts';
import { componentName, type PageContext } from './page-context.ts';

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
  const years = [...byYear(context.site.incidents).keys()].map((year) => ({
    href: links.year(year),
    text: year,
    count: undefined,
  }));
  return [
    ...facets.map((facet) => ({
      id: facet,
      name: words.lists.by[facet],
      entries: valuesInOrder(facet, context).map((value) => ({
        href: links.incidentsBy(facet, value),
        text: valueName(facet, value, context),
        count: words.history.count(incidentsOf(facet, value, context).length),
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

/** Addresses of all lists: of everything in common, and of it year by year. */
export function listAddresses(
  context: PageContext,
): { readonly facet: Facet; readonly value: string; readonly years: readonly string[] }[] {
  return facets.flatMap((facet) =>
    valuesInOrder(facet, context).map((value) => ({
      facet,
      value,
      years: [...byYear(incidentsOf(facet, value, context)).keys()],
    })),
  );
}

/** Undefined when nothing is in the list. It does not depend on `now`. */
export function incidentList(
  facet: string,
  value: string,
  year: string | undefined,
  context: PageContext,
): IncidentList | undefined {
  if (!isFacet(facet)) return undefined;
  const { words } = context;
  const all = incidentsOf(facet, value, context);
  const years = byYear(all);
  const own = year === undefined ? all.slice(0, newest) : (years.get(year) ?? []);
  if (own.length === 0) return undefined;
  const title = words.lists.titles[facet](valueName(facet, value, context));
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
      count: words.history.count(some.length),
    })),
  };
}

function isFacet(text: string): text is Facet {
  return (facets as readonly string[]).includes(text);
}

function incidentsOf(facet: Facet, value: string, { index }: PageContext): readonly Incident[] {
  return index.byFacet[facet].get(value) ?? [];
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
