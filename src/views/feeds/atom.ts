import type { Instant } from '../../schema/instant.ts';
import { withinLimit } from '../within-limit.ts';
import { type Feed, type FeedEntry, lastSaid } from './feed.ts';
import { printXml, type Xml } from './xml.ts';

/** Atom (RFC 4287). As in Statuspage's feed, both dates of an entry are those of what is newest in it. */
export function printAtom(feed: Feed): string {
  return withinLimit(feed.entries, (entries) =>
    printXml({
      feed: {
        '@xmlns': 'http://www.w3.org/2005/Atom',
        '@xml:lang': feed.language,
        id: feed.id,
        link: [
          { '@rel': 'alternate', '@type': 'text/html', '@href': feed.home },
          { '@rel': 'self', '@type': 'application/atom+xml', '@href': `${feed.address}.atom` },
        ],
        title: feed.title,
        subtitle: feed.description,
        updated: rfc3339(lastSaid(entries)),
        author: { name: feed.author },
        entry: entries.map(entryElement),
      },
    }),
  );
}

function entryElement({ id, at, link, title, html }: FeedEntry): Xml {
  return {
    id,
    published: rfc3339(at),
    updated: rfc3339(at),
    link: { '@rel': 'alternate', '@type': 'text/html', '@href': link },
    title,
    content: { '@type': 'html', '#text': html },
  };
}

function rfc3339(at: Instant): string {
  return new Date(at).toISOString();
}
