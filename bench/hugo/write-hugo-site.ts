import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { maintenanceStatus } from '../../src/domain/maintenance-state.ts';
import type { SiteEvent } from '../../src/domain/events.ts';
import { severityOf, stateRank } from '../../src/domain/states.ts';
import { impactLevels } from '../../src/schema/levels.ts';
import type { Incident } from '../../src/schema/site.ts';
import { pageParts } from '../../src/views/content-policy.ts';
import { actionTabs } from '../../src/views/actions-page.ts';
import { dailyRebuild, nextRebuild, timed } from '../../src/views/ahead.ts';
import { componentPage } from '../../src/views/component-page.ts';
import { historyFeed } from '../../src/views/feeds/history-feed.ts';
import { historyPage, monthPage, yearPage } from '../../src/views/history-page.ts';
import { type Link, links } from '../../src/views/links.ts';
import { incidentPage } from '../../src/views/incident-page.ts';
import {
  endedMaintenances,
  maintenanceList,
  maintenancePage,
} from '../../src/views/maintenance-page.ts';
import { overview } from '../../src/views/overview.ts';
import type { PageContext } from '../../src/views/page-context.ts';
import { postmortemPage } from '../../src/views/postmortem-page.ts';
import { scopes } from '../../src/views/scopes.ts';
import { severityTag } from '../../src/views/state-tag.ts';

/*
 * Writes a site as Hugo content, for the templates in `site/`. A record's file is its author's, byte for byte, with a
 * few keys added at the end of its frontmatter. Dates, lengths, severities, labels of updates, lists by month and
 * Markdown are made by Hugo's templates.
 *
 * What Hugo need not do, which favours it, because it is done here and not measured:
 * - the state of every component, its bar, its uptime and its days; the headline and the cards of the home page
 * - everything that the pages will say later, when time has passed and nobody has written anything
 * - which records the home page, the page of a component, "the last 90 days", "incidents like this
 *   one" and "has happened before" list
 * - what state a maintenance is in; which 50 records the feed holds, and their dates
 * - which months and years there are, and their neighbours
 * - looking up the title of a postmortem's incident, and the address of an incident's postmortem
 * Its templates know the keys that the corpus uses, and no others: no pictures, corrections, related records,
 * workarounds. It neither checks what it reads nor writes a list of hashes.
 */

/** @param root the folder of the site that `context` was made from */
export function writeHugoSite(context: PageContext, root: string, folder: string): void {
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  cpSync(join(import.meta.dirname, 'site'), folder, { recursive: true });
  cpSync(join(root, 'public'), join(folder, 'static'), { recursive: true });
  for (const [name, value] of Object.entries(dataOf(context))) {
    write(`data/${name}.json`, JSON.stringify(value));
  }
  for (const [path, keys] of listPages(context)) write(`content/${path}`, page(keys));
  for (const event of context.index.events) {
    const { id } = event.record;
    const file = readFileSync(join(root, `incidents/${id}/${event.kind}.md`), 'utf8');
    const section = event.kind === 'incident' ? 'incidents' : 'maintenance';
    write(`content/${section}/${id}.md`, withKeys(file, addedKeys(event, context)));
  }
  for (const postmortem of context.site.postmortems) {
    const { incident, publishedAt } = postmortem;
    const event = context.index.byId.get(incident);
    if (event?.kind !== 'incident') throw new Error(`${incident} is no incident.`);
    const file = readFileSync(join(root, `incidents/${incident}/postmortem.md`), 'utf8');
    const keys = {
      url: links.postmortem(incident),
      date: isoOf(publishedAt ?? 0),
      incidentTitle: event.record.title,
      before: postmortemPage(postmortem, event.record, context).before.map(hugoPath),
    };
    write(`content/postmortems/${incident}.md`, withKeys(file, keys));
  }
}

function page(keys: object): string {
  return `---\n${stringify(keys)}---\n`;
}

/** Adds keys at the end of the frontmatter. */
function withKeys(file: string, keys: object): string {
  const end = file.indexOf('\n---\n') + 1;
  return file.slice(0, end) + stringify(keys) + file.slice(end);
}

function addedKeys(event: SiteEvent, context: PageContext): object {
  const { index, site, now, words } = context;
  const { kind, record, at } = event;
  const above =
    kind === 'incident'
      ? { href: links.history, text: words.history.title }
      : { href: links.maintenances, text: words.maintenance.title };
  const edit = site.config.repository;
  if (edit !== undefined) throw new Error('The templates print no links to edit a record.');
  return {
    date: isoOf(at),
    above,
    ...(kind === 'maintenance' && {
      statusNow: maintenanceStatus(record, now),
      statusLater: maintenancePage(record, context).status.later,
    }),
    ...(kind === 'incident' && incidentKeys(record, context)),
    ...(index.postmortems.has(record.id) && { postmortemPage: links.postmortem(record.id) }),
  };
}

function incidentKeys(incident: Incident, context: PageContext): object {
  const { alike, nextUpdate } = incidentPage(incident, context);
  return { alike: alike.map(hugoPath), ...(nextUpdate && { nextUpdate }) };
}

/** By what Hugo looks a page up: its address without the final slash. */
function hugoPath({ href }: Pick<Link, 'href'>): string {
  return href.replace(/\/$/, '');
}

/** To the second, as the corpus has it. */
function isoOf(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** Hugo's `data/`: words, tables of look-ups, and what is made beforehand. */
function dataOf(context: PageContext): Readonly<Record<string, unknown>> {
  const { words, format, components, site } = context;
  const feed = historyFeed(pageScope(context), context);
  const rfc822 = (at: number): string => new Date(at).toUTCString();
  const home = overview(context);
  const rebuildOf = (at: string): object => ({
    at,
    stale: words.present.stale(home.asOf.text, format.moment(Date.parse(at)).text, '#'),
  });
  return {
    words,
    components: Object.fromEntries([...components.values()].map(({ id, name }) => [id, name])),
    upstreams: Object.fromEntries(site.config.upstreams.map(({ id, name }) => [id, name])),
    severities: Object.fromEntries(
      impactLevels.map((level) => [
        level,
        { rank: stateRank(level), ...severityTag(severityOf([level]), context) },
      ]),
    ),
    parts: { home: pageParts(links.home, context), inner: pageParts(undefined, context) },
    home: { ...home, recentPages: home.recent.now.map(hugoPath) },
    maintenances: {
      lists: timed(context, (at) => {
        const { running, upcoming } = maintenanceList(at);
        return { running, upcoming };
      }),
      ended: timed(context, (at) => endedMaintenances(at, context.now)),
    },
    rebuilds: { daily: rebuildOf(dailyRebuild(context)), next: rebuildOf(nextRebuild(context)) },
    feed: {
      pubDate: rfc822(Math.max(0, ...feed.entries.map(({ at }) => at))),
      entries: feed.entries.map(({ link, pubDate }) => ({
        page: hugoPath({ href: new URL(link).pathname }),
        pubDate: rfc822(pubDate),
      })),
    },
  };
}

function pageScope(context: PageContext): ReturnType<typeof scopes>[number] {
  const [scope] = scopes(context);
  if (!scope) throw new Error('A site has a scope for the whole page.');
  return scope;
}

/** Pages that are no record: the home page, lists, archives, components. */
function listPages(context: PageContext): (readonly [path: string, keys: object])[] {
  const { words, components } = context;
  const { recent, years } = historyPage(context);
  const top = { inNavigation: true };
  const monthKeys = (href: string): string => href.slice(links.history.length, -1);
  return [
    ['_index.md', { title: context.site.config.name }],
    // Its records have pages, it has none.
    ['incidents/_index.md', { _build: { render: 'never' } }],
    ['components/_index.md', { _build: { render: 'never' } }],
    [
      'maintenance/_index.md',
      {
        ...top,
        title: words.maintenance.title,
        description: words.maintenance.lede,
        rebuild: 'next',
      },
    ],
    [
      'postmortems/_index.md',
      { ...top, title: words.postmortem.listTitle, description: words.postmortem.listLede },
    ],
    [
      'actions.md',
      {
        type: 'actions',
        title: words.actions.title,
        description: words.actions.lede,
        tabs: actionTabs(links.actions, context),
        rebuild: 'daily',
        above: { href: links.postmortems, text: words.postmortem.listTitle },
      },
    ],
    [
      'history/_index.md',
      {
        ...top,
        title: words.history.title,
        description: words.history.lede,
        rebuild: 'daily',
        recent: recent.map(hugoPath),
        years: years.map(({ year, months }) => ({
          year: year.text,
          months: months.map(({ href }) => monthKeys(href)),
        })),
      },
    ],
    ...years.flatMap(({ year, months }) => [
      yearKeys(
        year,
        months.map(({ href }) => monthKeys(href)),
        context,
      ),
      ...months.map(({ href }) => monthKeysOf(monthKeys(href), context)),
    ]),
    ...[...components.values()].map((component) => {
      const { records, description, name, bar, ...given } = componentPage(component, context);
      if (description !== undefined) throw new Error('The templates print no descriptions.');
      const { width, paths, label, from, uptime } = bar;
      return [
        `components/${component.id}.md`,
        {
          title: name,
          description: label,
          rebuild: 'daily',
          above: { href: links.home, text: words.site.home },
          records: records.map(hugoPath),
          given: { ...given, bar: { width, paths, label, from, uptime } },
        },
      ] as const;
    }),
  ];
}

function yearKeys(
  year: Link,
  months: readonly string[],
  context: PageContext,
): readonly [string, object] {
  const { title, newer, older } = yearPage(year.text, context);
  const { words } = context;
  const above = { href: links.history, text: words.history.title };
  return [
    `history/${year.text}/_index.md`,
    { title, description: words.history.lede, above, year: year.text, months, newer, older },
  ];
}

/** @param month `2026/03` */
function monthKeysOf(month: string, context: PageContext): readonly [string, object] {
  const { title, newer, older } = monthPage(month.replace('/', '-'), context);
  const { words } = context;
  const year = month.slice(0, 4);
  const above = { href: links.year(year), text: words.history.yearTitle(year) };
  return [
    `history/${month}.md`,
    { title, description: words.history.lede, above, month, newer, older },
  ];
}
