import { absolute } from './links.ts';
import type { PageContext } from './page-context.ts';

/** A way to hear of news, with its address ready to copy. */
export interface Channel {
  readonly title: string;
  readonly text: string;
  readonly href: string;
  readonly address: string;
}

export function subscribeChannels({ site, words }: PageContext): Channel[] {
  return [
    {
      title: words.subscribe.feed,
      text: words.subscribe.feedText,
      href: '/history.rss',
      address: absolute(site.config.url, '/history.rss'),
    },
  ];
}
