import { apiSchemaLink } from './api/api-outputs.ts';
import { badgeDataLink, badgeLink, badgeNames } from './badges.ts';
import { calendarLink } from './calendar.ts';
import { headerPolicies } from './content-policy.ts';
import { feedAddresses } from './feeds/feed-outputs.ts';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { perContext } from './per-context.ts';
import { sitemapLink } from './sitemap.ts';

/*
 * Which header a host sends with which file: the one place that decides it. Everything that a host reads is printed from
 * here. The addresses are patterns of the file `_headers`: `:name` is one part of an address, `*` at the end is whatever
 * follows. Hosts apply every rule that fits and join what is said twice, so no two rules may say the same header of one
 * address.
 */

export interface Header {
  readonly name: string;
  readonly value: string;
}

/** Headers of the addresses that one of the patterns fits. */
export interface HeaderRule {
  readonly patterns: readonly string[];
  readonly headers: readonly Header[];
}

/** Every address, also those of the site's own public files. */
const always: HeaderRule = {
  patterns: ['/*'],
  headers: [
    // A year. Other hosts below this name are not ours to speak for.
    { name: 'Strict-Transport-Security', value: 'max-age=31536000' },
    { name: 'X-Content-Type-Options', value: 'nosniff' },
    // Who reads about an outage is nobody else's business.
    { name: 'Referrer-Policy', value: 'no-referrer' },
    {
      name: 'Permissions-Policy',
      value: 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    },
    { name: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  ],
};

/** What the site and each of its components have of their own, beside pages. */
function scopeAddresses(path: string): string[] {
  return [
    ...feedAddresses({ path }),
    calendarLink({ path }),
    ...badgeNames.flatMap((name) => [badgeLink({ path }, name), badgeDataLink({ path }, name)]),
  ];
}

/** What pages of others may read and show. All of it is public, and the same for everybody. */
const open: HeaderRule = {
  patterns: [
    '/api/*',
    links.embedScript,
    ...scopeAddresses(links.home),
    ...scopeAddresses(links.component(':id')),
    '/groups/*',
    links.actionsRss,
    links.statusText,
    links.metrics,
    links.incidentsCsv,
    links.impactCsv,
    links.intervalsJson,
    apiSchemaLink,
  ],
  headers: [
    { name: 'Access-Control-Allow-Origin', value: '*' },
    { name: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
  ],
};

/** Addresses of pages with everything below them, and of what else is not open to pages of others. */
const closed = [
  links.home,
  '/404.html',
  ...[links.history, links.incidents, links.maintenances, '/components/', links.postmortems].map(
    below,
  ),
  ...[links.actions, links.search, links.reliability, links.subscribe, links.about].map(below),
  ...[links.present, links.keeper, links.searchScript, links.searchEngine, links.icon],
  ...[sitemapLink, '/sitemap/*', '/robots.txt'],
];

/** A minute, so that an outage is seen; a week where the host behind a cache is away. */
const usual = 'public, max-age=60, stale-if-error=604800';

const cached = (value: string, patterns: readonly string[]): HeaderRule => ({
  patterns,
  headers: [{ name: 'Cache-Control', value }],
});

/** How long a file may be kept. No two of them fit the same address. */
const caching: readonly HeaderRule[] = [
  // It says what there is now: whoever compares must not be given what was.
  cached('no-cache', [links.generation]),
  // Busy pages of others load it, and what it asks for is kept for a minute only.
  cached('public, max-age=3600, stale-if-error=604800', [links.embedScript]),
  cached(usual, [
    links.embed,
    ...closed,
    ...open.patterns.filter((each) => each !== links.embedScript && !isBelow(each, closed)),
  ]),
];

/** Every address of what is built, each in one pattern. */
const built = caching.flatMap(({ patterns }) => patterns);

/** What hosts are to send. Which styles and scripts are allowed depends on the configuration. */
export const headerRules: (context: PageContext) => readonly HeaderRule[] = perContext(
  (context) => {
    const { page, embed } = headerPolicies(context);
    const secured = (value: string, patterns: readonly string[]): HeaderRule => ({
      patterns,
      headers: [{ name: 'Content-Security-Policy', value }],
    });
    return [
      always,
      ...caching,
      secured(embed, [links.embed]),
      secured(
        page,
        built.filter((each) => each !== links.embed),
      ),
      open,
    ];
  },
);

/** The headers of an address. */
export function headersOf(address: string, rules: readonly HeaderRule[]): Header[] {
  return rules.flatMap(({ patterns, headers }) => (isFitting(patterns, address) ? headers : []));
}

/** The header `cache-control` of a published file: also where a store takes no other headers. */
export function cacheControlOf(file: string): string {
  const address = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
  return headersOf(address, caching)[0]?.value ?? usual;
}

/** What a pattern fits, as the source of a regular expression. Servers may name a folder's page, as `//index.html` too. */
export function addressSource(pattern: string): string {
  return pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:\w+/g, '[^/]+')
    .replace(/\*$/, '.*')
    .replace(/\/$/, '/+(index\\.html)?');
}

function isFitting(patterns: readonly string[], address: string): boolean {
  return patterns.some((pattern) => new RegExp(`^${addressSource(pattern)}$`).test(address));
}

function below(address: string): string {
  return `${address}*`;
}

function isBelow(pattern: string, others: readonly string[]): boolean {
  return others.some((other) => other.endsWith('*') && pattern.startsWith(other.slice(0, -1)));
}
