import type { Instant } from '../../schema/instant.ts';
import { withinLimit } from '../within-limit.ts';
import { type Feed, type FeedEntry, lastSaid } from './feed.ts';
import { printXml, type Xml } from './xml.ts';

/** RSS 2.0. The elements of an item, and their order, are those of Statuspage's feeds. */
export function printRss(feed: Feed): string {
  return withinLimit(feed.entries, (entries) =>
    printXml({
      rss: {
        '@version': '2.0',
        '@xmlns:atom': 'http://www.w3.org/2005/Atom',
        channel: {
          title: feed.title,
          link: feed.home,
          description: feed.description,
          language: feed.language,
          pubDate: entries.length === 0 ? undefined : rfc822(lastSaid(entries)),
          'atom:link': {
            '@href': `${feed.address}.rss`,
            '@rel': 'self',
            '@type': 'application/rss+xml',
          },
          item: entries.map(item),
        },
      },
    }),
  );
}

function item({ title, html, pubDate, maintenanceEnd, link, guid }: FeedEntry): Xml {
  return {
    title,
    description: html,
    pubDate: rfc822(pubDate),
    maintenanceEndDate: maintenanceEnd === undefined ? undefined : rfc822(maintenanceEnd),
    link,
    guid: guid === link ? guid : { '@isPermaLink': 'false', '#text': guid },
  };
}

/** `Sat, 14 Mar 2026 10:05:00 GMT`: the date format of RFC 822, as RSS 2.0 wants it. */
function rfc822(at: Instant): string {
  return new Date(at).toUTCString();
}
