import type { SiteEvent } from '../domain/events.ts';
import { lastUpdateAt, toldAt } from '../domain/incident-state.ts';
import type { Instant } from '../schema/instant.ts';
import type { DataOutput } from './data-output.ts';
import { printXml } from './feeds/xml.ts';
import { absolute, eventLink, links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { sitePages } from './site-pages.ts';

export const sitemapLink = '/sitemap.xml';
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** An address with when what stands there last changed. */
interface Place {
  readonly path: string;
  readonly at?: Instant;
}

/**
 * `/sitemap.xml` lists one sitemap of the lasting pages and one for each month with records, so that a new record
 * changes one small file. They depend on the records alone, not on `now`. `/robots.txt` says where they are.
 */
export function sitemapOutputs(context: PageContext): DataOutput[] {
  const { site, index } = context;
  const { url } = site.config;
  const pages = '/sitemap/pages.xml';
  const months = [...index.byMonth].map(([month, events]) => ({
    path: `/sitemap/${month}.xml`,
    places: () => events.flatMap((event) => placesOf(event, context)),
  }));
  return [
    xmlOutput(sitemapLink, () =>
      printXml({
        sitemapindex: {
          '@xmlns': namespace,
          sitemap: [
            { path: pages },
            ...months.map(({ path, places }) => ({
              path,
              at: Math.max(...places().map(({ at = 0 }) => at)),
            })),
          ].map((place) => element(place, url)),
        },
      }),
    ),
    xmlOutput(pages, () =>
      urlSet(
        sitePages(context).map((path) => ({ path })),
        url,
      ),
    ),
    ...months.map(({ path, places }) => xmlOutput(path, () => urlSet(places(), url))),
    {
      path: '/robots.txt',
      mediaType: 'text/plain; charset=utf-8',
      print: () => `User-agent: *\nAllow: /\n\nSitemap: ${absolute(url, sitemapLink)}\n`,
    },
  ];
}

function xmlOutput(path: string, print: () => string): DataOutput {
  return { path, mediaType: 'application/xml; charset=utf-8', print };
}

/** The page of a record, and that of the postmortem beside it; one that only covers it stands with its own incident. */
function placesOf(event: SiteEvent, { index }: PageContext): Place[] {
  const { id } = event.record;
  const corrected = (event.record.corrections ?? []).map(({ at }) => at);
  const said =
    event.kind === 'incident' ? lastUpdateAt(event.record) : (event.record.updates.at(-1)?.at ?? 0);
  const page = { path: eventLink(event), at: Math.max(said, ...corrected) };
  const postmortem = index.postmortems.get(id);
  if (event.kind !== 'incident' || postmortem?.incident !== id) return [page];
  return [page, { path: links.postmortem(id), at: toldAt(postmortem, event.record) }];
}

function urlSet(places: readonly Place[], url: string): string {
  return printXml({
    urlset: { '@xmlns': namespace, url: places.map((place) => element(place, url)) },
  });
}

function element({ path, at }: Place, url: string) {
  return {
    loc: absolute(url, path),
    lastmod: at === undefined ? undefined : new Date(at).toISOString(),
  };
}
