import { printJson } from '../json.ts';
import { withinLimit } from '../within-limit.ts';
import type { Feed, FeedEntry } from './feed.ts';

/** JSON Feed 1.1. */
export function printJsonFeed(feed: Feed): string {
  return withinLimit(feed.entries, (entries) =>
    printJson({
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      home_page_url: feed.home,
      feed_url: `${feed.address}.json`,
      description: feed.description,
      authors: [{ name: feed.author }],
      language: feed.language,
      items: entries.map(item),
    }),
  );
}

function item({ id, link, title, html, at }: FeedEntry) {
  return {
    id,
    url: link,
    title,
    content_html: html,
    date_published: new Date(at).toISOString(),
  };
}
