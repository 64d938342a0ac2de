import XMLBuilder from 'fast-xml-builder';
import type { SiteEvent } from '../domain/events.ts';
import { lastUpdateAt } from '../domain/incident-state.ts';
import { maintenanceCourse, maintenanceStatus } from '../domain/maintenance-state.ts';
import { escapeHtml } from '../markdown/render.ts';
import type { Instant } from '../schema/instant.ts';
import { incidentUpdates, maintenanceUpdates, type SaidUpdate } from './said-updates.ts';
import { absolute, eventLink, links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { textRenderer } from './text.ts';

/** How many entries the feed holds. */
const mostItems = 50;

/**
 * `/history.rss`: RSS 2.0, one item for each incident and maintenance, newest news first. Elements, their
 * order and their meaning are those of Statuspage's feed of the same name: the date moves with the updates,
 * and is the beginning of the window while a maintenance lies ahead.
 */
export function historyRss(context: PageContext): string {
  const { site, index, words } = context;
  const items = index.events
    .map((event) => ({ event, at: newsAt(event, context) }))
    .sort((a, b) => b.at - a.at)
    .slice(0, mostItems)
    .map(({ event, at }) => item(event, at, context));
  const { url, name, description, locale } = site.config;
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    format: true,
  });
  const self = {
    '@href': absolute(url, links.historyRss),
    '@rel': 'self',
    '@type': 'application/rss+xml',
  };
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    rss: {
      '@version': '2.0',
      '@xmlns:atom': 'http://www.w3.org/2005/Atom',
      channel: {
        title: xmlText(words.subscribe.feedTitle(name)),
        link: absolute(url, links.home),
        description: xmlText(description ?? words.site.title(name)),
        language: locale,
        'atom:link': self,
        item: items,
      },
    },
  });
}

function item(event: SiteEvent, at: Instant, context: PageContext): Record<string, string> {
  const link = absolute(context.site.config.url, eventLink(event));
  return {
    title: xmlText(event.record.title),
    description: xmlText(descriptionHtml(event, link, context)),
    pubDate: rfc822(at),
    ...(event.kind === 'maintenance' && {
      maintenanceEndDate: rfc822(maintenanceCourse(event.record, context.now).announced.to),
    }),
    link,
    guid: link,
  };
}

function newsAt(event: SiteEvent, { now }: PageContext): Instant {
  if (event.kind === 'incident') return lastUpdateAt(event.record);
  const { record } = event;
  const isAhead = maintenanceStatus(record, now) === 'scheduled';
  return isAhead ? record.window.from : (record.updates.at(-1)?.at ?? record.window.from);
}

/** Everything that was said, newest first; a maintenance begins with its window. */
function descriptionHtml(event: SiteEvent, link: string, context: PageContext): string {
  const { words, format, now } = context;
  const render = textRenderer(context, link, event.record.pictures, 4);
  if (event.kind === 'incident') {
    return incidentUpdates(event.record, context, render).map(updateHtml).join('');
  }
  const { announced } = maintenanceCourse(event.record, now);
  const window = words.feed.scheduled(format.range(announced.from, announced.to));
  const updates = maintenanceUpdates(event.record, context, render).map(updateHtml);
  return [`<p><strong>${escapeHtml(window)}</strong></p>`, ...updates].join('');
}

function updateHtml({ at, status, text }: SaidUpdate): string {
  const body = 'html' in text ? text.html : `<p>${escapeHtml(text.text)}</p>`;
  return `<p><small>${escapeHtml(at.text)}</small><br><strong>${escapeHtml(status)}</strong></p>${body}`;
}

/** `Sat, 14 Mar 2026 10:05:00 GMT`: the date format of RFC 822, as RSS 2.0 wants it. */
function rfc822(at: Instant): string {
  return new Date(at).toUTCString();
}

/** XML 1.0 cannot hold most control characters, not even escaped; half a surrogate pair is no character at all. */
function xmlText(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '');
}
