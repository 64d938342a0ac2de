import { byYear } from '../domain/years.ts';
import type { Postmortem } from '../schema/site.ts';
import { postmortemLink } from './event-row.ts';
import type { Moment } from './format.ts';
import type { CountedLink } from './incident-lists.ts';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { perContext } from './per-context.ts';

/** Published postmortems: the newest of all, or those of one year. */
export interface PostmortemList {
  readonly title: string;
  readonly href: string;
  /** Newest first. */
  readonly rows: readonly PostmortemRow[];
  /** Said when there are more than are shown. */
  readonly more: string | undefined;
  /** Lists of single years, newest first; none as long as one list holds them all. */
  readonly years: readonly CountedLink[];
}

export interface PostmortemRow {
  readonly href: string;
  readonly title: string;
  readonly published: Moment | undefined;
  readonly summary: string;
  readonly progress: string | undefined;
}

/** How many the list of all years shows. */
const newest = 50;

/** Published postmortems by the UTC year in which their incident began; empty as long as one list holds them all. */
export const postmortemYears = perContext(
  ({ site, index }): ReadonlyMap<string, readonly Postmortem[]> =>
    site.postmortems.length > newest
      ? byYear(site.postmortems, ({ incident }) => index.byId.get(incident)?.at ?? 0)
      : new Map(),
);

/** Undefined when there is no list of that year. It does not depend on `now`. */
export function postmortemList(
  year: string | undefined,
  context: PageContext,
): PostmortemList | undefined {
  const { site, words } = context;
  const all = site.postmortems;
  const years = postmortemYears(context);
  const shown = year === undefined ? all.slice(0, newest) : years.get(year);
  if (!shown) return undefined;
  const title = words.postmortem.listTitle;
  return {
    title: year === undefined ? title : words.lists.ofYear(title, year),
    href: year === undefined ? links.postmortems : links.postmortemsOfYear(year),
    rows: shown.map((postmortem) => postmortemRow(postmortem, context)),
    more:
      shown.length < all.length && year === undefined
        ? words.lists.newest(newest, all.length)
        : undefined,
    years: [...years].map(([each, some]) => ({
      href: links.postmortemsOfYear(each),
      text: each,
      // How much another year holds is not said on the page of a year: it would change with that year.
      count: year === undefined ? words.postmortem.count(some.length) : undefined,
    })),
  };
}

function postmortemRow(
  { incident, publishedAt, summary }: Postmortem,
  context: PageContext,
): PostmortemRow {
  const { index, format } = context;
  return {
    href: links.postmortem(incident),
    title: index.byId.get(incident)?.record.title ?? incident,
    published: publishedAt === undefined ? undefined : format.day(publishedAt),
    summary,
    progress: postmortemLink(incident, context)?.progress,
  };
}
