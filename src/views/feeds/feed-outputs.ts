import type { DataOutput } from '../data-output.ts';
import type { PageContext } from '../page-context.ts';
import type { Scope } from '../scopes.ts';
import { printAtom } from './atom.ts';
import type { Feed } from './feed.ts';
import { historyFeed } from './history-feed.ts';
import { printJsonFeed } from './json-feed.ts';
import { printRss } from './rss.ts';
import { updatesFeed } from './updates-feed.ts';

const flavours = { history: historyFeed, updates: updatesFeed } as const;
type Flavour = keyof typeof flavours;

const rss = { name: 'RSS', ending: 'rss', mediaType: 'application/rss+xml', print: printRss };
const atom = { name: 'Atom', ending: 'atom', mediaType: 'application/atom+xml', print: printAtom };
const jsonFeed = {
  name: 'JSON Feed',
  ending: 'json',
  mediaType: 'application/feed+json',
  print: printJsonFeed,
};

const formats: Readonly<Record<Flavour, readonly (typeof rss)[]>> = {
  history: [rss, atom],
  updates: [rss, atom, jsonFeed],
};

/** The feeds of a scope in every format; formats share what they hold. */
export function feedOutputs(scope: Scope, context: PageContext): DataOutput[] {
  return eachFlavour((flavour) => {
    let made: Feed | undefined;
    const feed = (): Feed => (made ??= flavours[flavour](scope, context));
    return formats[flavour].map(({ ending, mediaType, print }) => ({
      path: `${scope.path}${flavour}.${ending}`,
      mediaType: `${mediaType}; charset=utf-8`,
      print: () => print(feed()),
    }));
  });
}

/** A feed as pages name it. */
export interface FeedLink {
  readonly flavour: Flavour;
  /** `RSS` */
  readonly format: string;
  readonly href: string;
  readonly mediaType: string;
  readonly title: string;
}

export function feedLinks(scope: Scope, { site, words }: PageContext): FeedLink[] {
  return eachFlavour((flavour) =>
    formats[flavour].map(({ name, ending, mediaType }) => ({
      flavour,
      format: name,
      href: `${scope.path}${flavour}.${ending}`,
      mediaType,
      title: words.feed[flavour](site.config.name, scope.name),
    })),
  );
}

/** Where the feeds of a scope lie. */
export function feedAddresses({ path }: Pick<Scope, 'path'>): string[] {
  return eachFlavour((flavour) =>
    formats[flavour].map(({ ending }) => `${path}${flavour}.${ending}`),
  );
}

function eachFlavour<Item>(make: (flavour: Flavour) => Item[]): Item[] {
  return (Object.keys(flavours) as Flavour[]).flatMap(make);
}
