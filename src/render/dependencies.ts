import { phaseAt } from '../domain/moments.ts';
import type { Verdict } from '../check/verdict.ts';
import { endedAt, type SiteEvent } from '../domain/events.ts';
import type { Incident } from '../schema/site.ts';
import { archivedMonths } from '../views/history-page.ts';
import { listed } from '../views/incident-lists.ts';
import { hasIcon, links } from '../views/links.ts';
import type { PageContext } from '../views/page-context.ts';
import type { PageOutput } from '../views/output-paths.ts';
import { postmortemYears } from '../views/postmortem-list.ts';
import { concerns, scopes } from '../views/scopes.ts';
import { stampOfText } from './stamp.ts';

/**
 * What an output is made from. A name stands for a part of the site; where a part belongs to something, the
 * `:name` in the output's address says to what, or the output itself says which event it is about.
 */
type Part =
  /** The configuration, what was left out because of errors, and whether there is an icon. */
  | 'site'
  /** The time. */
  | 'now'
  /** All events. */
  | 'events'
  /** The event `:id` with its postmortem. */
  | 'event'
  /** The time and all events, as long as the event `:id` is not over. */
  | 'unfinished'
  /** When the first of all events was. */
  | 'beginning'
  /** Events that belong to `:id`. */
  | 'related'
  /** Other events that the postmortem of `:id` covers. */
  | 'covered'
  /** Events of the component, the group, the year or the month in the address. */
  | 'events-of-component'
  | 'events-of-group'
  | 'events-of-year'
  | 'events-of-month'
  /** Incidents like `:id`. */
  | 'alike'
  /** Incidents of the facet and value in the address; of its year, with the years that there are. */
  | 'incidents-of-list'
  | 'incidents-of-list-year'
  /** All events that have a postmortem. */
  | 'postmortems'
  /** Postmortems of incidents of the year in the address, and of which years there are some. */
  | 'postmortems-of-year'
  /** Which months have an archive, and how much is in each. */
  | 'months';

/**
 * The dependency plan: which outputs depend on which parts. The first pattern that matches an address counts;
 * what is not named here is made anew whenever anything changes.
 */
export const plan: readonly (readonly [pattern: string, parts: readonly Part[]])[] = [
  ['/incidents/:id/', ['site', 'event', 'related', 'alike']],
  ['/incidents/:id/postmortem/', ['site', 'event', 'covered', 'related', 'alike']],
  ['/maintenance/:id/', ['site', 'event', 'related']],
  ['/components/:component/', ['site', 'now', 'events-of-component']],
  ['/history/:year/', ['site', 'months', 'events-of-year']],
  ['/history/:year/:month/', ['site', 'months', 'events-of-month']],
  ['/incidents/', ['site', 'events']],
  ['/incidents/by/:facet/:value/', ['site', 'incidents-of-list']],
  ['/incidents/by/:facet/:value/:year/', ['site', 'incidents-of-list-year']],
  ['/search/', ['site', 'events']],
  ['/search/:year.json', ['site', 'events-of-year']],
  ['/_headers', ['site']],
  ['/search.js', []],
  ['/minisearch.js', []],
  ['/reliability/definitions/', ['site']],
  ['/reliability/incidents.csv', ['site', 'events']],
  ['/reliability/impact.csv', ['site', 'events']],
  ['/reliability/intervals.json', ['site', 'events']],
  ['/postmortems/', ['site', 'postmortems']],
  ['/postmortems/:year/', ['site', 'postmortems-of-year']],
  ['/actions/', ['site', 'now', 'postmortems']],
  ['/actions/owners/', ['site', 'now', 'postmortems']],
  ['/actions/incidents/', ['site', 'now', 'postmortems']],
  ['/actions.rss', ['site', 'postmortems']],
  ['/subscribe/', ['site']],
  ['/about/', ['site']],
  ['/404/', ['site']],
  ['/history.:format', ['site', 'events']],
  ['/updates.:format', ['site', 'events']],
  ['/components/:component/history.:format', ['site', 'events-of-component']],
  ['/components/:component/updates.:format', ['site', 'events-of-component']],
  ['/groups/:group/history.:format', ['site', 'events-of-group']],
  ['/groups/:group/updates.:format', ['site', 'events-of-group']],
  ['/api/v2/incidents/:answer', ['site', 'event', 'unfinished', 'beginning']],
  ['/about/api/schema.json', ['site']],
  ['/calendar.ics', ['site', 'events']],
  ['/components/:component/calendar.ics', ['site', 'events-of-component']],
  ['/groups/:group/calendar.ics', ['site', 'events-of-group']],
  ['/sitemap.xml', ['site', 'events']],
  ['/sitemap/:year-:month.xml', ['site', 'events-of-month']],
  ['/robots.txt', ['site']],
  ['/embed/script.js', ['site']],
];

const everything: readonly Part[] = ['site', 'now', 'events'];

/** What dependencies are told apart by. */
export interface Sources {
  readonly context: PageContext;
  /** Says for each state of the files of an event something else. */
  readonly fingerprintOf: (id: string) => string | undefined;
  readonly verdictOn: (id: string) => Verdict | undefined;
}

/** Gives an output's address a stamp: the same one as long as nothing has changed that it depends on. */
export function stamps(sources: Sources): (output: PageOutput) => string {
  const { context } = sources;
  const { index, site, now } = context;
  const once = memoised();
  const onceForEvent = memoised();
  const eventStamp = (id: string): string => onceForEvent(id, () => stampOf(id, sources));
  const all = (key: string, events: () => readonly SiteEvent[]): string =>
    once(key, () =>
      stampOfText(
        events()
          .map(({ record }) => eventStamp(record.id))
          .join(),
      ),
    );
  const inYear = (year: string): SiteEvent[] =>
    [...index.byMonth].flatMap(([month, events]) => (month.startsWith(year) ? events : []));
  const listStamp = (incidents: readonly Incident[] = []): string =>
    stampOfText(incidents.map((incident) => eventStamp(incident.id)).join());
  const alikeStamp = (id: string): string => {
    const event = index.byId.get(id);
    return event?.kind === 'incident' ? listStamp(index.alike(event.record)) : '';
  };
  const stampOfPart = (part: Part, address: Readonly<Record<string, string>>): string => {
    const { id = '', component = '', year = '', month = '', facet = '', value = '' } = address;
    switch (part) {
      case 'site':
        return once(part, () =>
          stampOfText(JSON.stringify([site.config, site.leftOut, hasIcon(site)])),
        );
      case 'now':
        return String(now);
      case 'events':
        return all(part, () => index.events);
      case 'event':
        return eventStamp(id);
      case 'beginning':
        return String(index.events.at(-1)?.at);
      case 'unfinished': {
        const event = index.byId.get(id);
        return event && endedAt(event, now) !== undefined
          ? ''
          : stampOfPart('now', address) + stampOfPart('events', address);
      }
      case 'related':
        return (index.related.get(id) ?? []).map(eventStamp).join();
      case 'covered':
        return (index.postmortems.get(id)?.alsoCovers ?? []).map(eventStamp).join();
      case 'events-of-component':
        return all(`${part} ${component}`, () => index.byComponent.get(component) ?? []);
      case 'events-of-group': {
        const scope = scopes(context).find(
          ({ path }) => path === links.group(address['group'] ?? ''),
        );
        const isOurs = scope ? concerns(scope) : () => true;
        return all(`${part} ${scope?.path}`, () => index.events.filter(isOurs));
      }
      case 'events-of-year':
        return all(`${part} ${year}`, () => inYear(year));
      case 'events-of-month':
        return all(`${part} ${year}-${month}`, () => index.byMonth.get(`${year}-${month}`) ?? []);
      case 'alike':
        return alikeStamp(id);
      case 'incidents-of-list':
        return listStamp(listed(facet, value, context)?.all);
      case 'incidents-of-list-year': {
        const { years } = listed(facet, value, context) ?? {};
        return [...(years?.keys() ?? []), listStamp(years?.get(year))].join();
      }
      case 'postmortems':
        return all(part, () =>
          index.events.filter(({ record }) => index.postmortems.has(record.id)),
        );
      case 'postmortems-of-year': {
        const years = postmortemYears(context);
        const ids = (years.get(year) ?? []).map(({ incident }) => incident);
        return [...years.keys(), stampOfText(ids.map(eventStamp).join())].join();
      }
      case 'months':
        return once(part, () => stampOfText(archivedMonths(context).join()));
    }
  };
  return ({ path, about }) => {
    const [parts, address] = dependenciesOf(path);
    const named = about === undefined ? address : { ...address, id: about };
    return stampOfText(parts.map((part) => stampOfPart(part, named)).join());
  };
}

const patterns = plan.map(([pattern, parts]) => ({
  parts,
  // A dot in an address stands for itself.
  matches: new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
}));

/** What the output at an address is made from, and what its address says. */
export function dependenciesOf(
  path: string,
): readonly [parts: readonly Part[], address: Readonly<Record<string, string>>] {
  for (const { matches, parts } of patterns) {
    const match = matches.exec(path);
    if (match) return [parts, match.groups ?? {}];
  }
  return [everything, {}];
}

/**
 * Changes with the files of an event and what git knows of them, with those of the postmortem that covers it, and when
 * one of its moments comes.
 */
function stampOf(id: string, { context, fingerprintOf, verdictOn }: Sources): string {
  const covering = context.index.postmortems.get(id)?.incident;
  const ids = covering === undefined || covering === id ? [id] : [id, covering];
  return ids
    .map((each) => {
      const verdict = verdictOn(each);
      const phase = verdict && (phaseAt(verdict.ahead, context.now) ?? verdict.phase);
      const edits = JSON.stringify(context.edits.get(each)) ?? '';
      return `${fingerprintOf(each)} ${phase} ${edits}`;
    })
    .join();
}

function memoised(): (key: string, make: () => string) => string {
  const made = new Map<string, string>();
  return (key, make) => {
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make()));
    return value;
  };
}
