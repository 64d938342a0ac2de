import { apiLink } from './api/api-outputs.ts';
import { badgeLink } from './badges.ts';
import { calendarLink } from './calendar.ts';
import { type FeedLink, feedLinks } from './feeds/feed-outputs.ts';
import { absolute, type Link, links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { type Scope, scopes } from './scopes.ts';

/** Something to copy: an address, a command, a piece of HTML. */
export interface Copy {
  readonly label: string;
  readonly text: string;
}

/** A way to hear of news. */
export interface Channel {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly copies: readonly Copy[];
  /** A picture of it, where there is one. */
  readonly picture?: { readonly src: string; readonly alt: string };
  /** Where to read on. */
  readonly more?: Link;
}

/** A group or a component with addresses of its own. */
export interface PartChannels {
  readonly name: string;
  readonly isGroup: boolean;
  readonly links: readonly Link[];
}

export interface SubscribePage {
  readonly channels: readonly Channel[];
  readonly parts: readonly PartChannels[];
}

/** `/subscribe/`: it depends on the configuration alone. */
export function subscribePage(context: PageContext): SubscribePage {
  const [page, ...parts] = scopes(context);
  return {
    channels: page ? channelsOf(page, context) : [],
    parts: parts.map((part) => partChannels(part, context)),
  };
}

function channelsOf(page: Scope, context: PageContext): Channel[] {
  const { site, words } = context;
  const { url, name } = site.config;
  const w = words.subscribe;
  const at = (path: string): string => absolute(url, path);
  const feeds = feedLinks(page, context);
  const home = at(links.home);
  const badge = { src: badgeLink(page, 'badge'), alt: w.badgeAlt(name) };
  return [
    { id: 'updates', ...w.updates, copies: feedCopies(feeds, 'updates', url) },
    { id: 'history', ...w.history, copies: feedCopies(feeds, 'history', url) },
    {
      id: 'actions',
      title: words.actions.title,
      text: words.actions.feedText,
      copies: [{ label: w.address, text: at(links.actionsRss) }],
    },
    { id: 'calendar', ...w.calendar, copies: [{ label: w.address, text: at(calendarLink(page)) }] },
    {
      id: 'badge',
      ...w.badge,
      picture: badge,
      copies: [
        { label: w.stateNow, text: at(badge.src) },
        { label: w.uptime, text: at(badgeLink(page, 'uptime')) },
        { label: w.markdown, text: `[![${badge.alt}](${at(badge.src)})](${home})` },
      ],
    },
    {
      id: 'embed',
      ...w.embed,
      copies: [
        {
          label: w.html,
          text:
            `<script async src="${at(links.embedScript)}"></script>\n` +
            `<lifeboat-status><a href="${home}">${w.embedFallback}</a></lifeboat-status>`,
        },
        {
          label: w.frame,
          text: `<iframe src="${at(links.embed)}" title="${w.embedFallback}"></iframe>`,
        },
      ],
    },
    {
      id: 'terminal',
      ...w.terminal,
      copies: [{ label: w.command, text: `curl ${at(links.statusText)}` }],
    },
    {
      id: 'api',
      ...w.api,
      copies: [
        { label: w.address, text: at(apiLink('summary')) },
        { label: w.metrics, text: at(links.metrics) },
      ],
      more: { href: links.api, text: w.apiMore },
    },
  ];
}

function feedCopies(feeds: readonly FeedLink[], flavour: FeedLink['flavour'], url: string): Copy[] {
  return feeds
    .filter((feed) => feed.flavour === flavour)
    .map(({ format, href }) => ({ label: format, text: absolute(url, href) }));
}

function partChannels(part: Scope, context: PageContext): PartChannels {
  const { words } = context;
  const w = words.subscribe;
  return {
    name: part.name ?? '',
    isGroup: part.kind === 'group',
    links: [
      ...feedLinks(part, context)
        .filter(({ format }) => format !== 'JSON Feed')
        .map(({ href, flavour, format }) => ({ href, text: `${w.flavours[flavour]} (${format})` })),
      { href: calendarLink(part), text: w.calendar.title },
      { href: badgeLink(part, 'badge'), text: w.badge.title },
    ],
  };
}
