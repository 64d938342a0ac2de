import type { SiteEvent } from '../../domain/events.ts';
import { toldAt, updatesSinceTold } from '../../domain/incident-state.ts';
import { latestWindow } from '../../domain/maintenance-state.ts';
import { escapeHtml } from '../../markdown/render.ts';
import type { Postmortem } from '../../schema/site.ts';
import { absolute, eventLink } from '../links.ts';
import type { PageContext } from '../page-context.ts';
import { perContext } from '../per-context.ts';
import type { SaidUpdate } from '../said-updates.ts';
import { concerns, type Scope } from '../scopes.ts';
import { type Feed, type FeedEntry, mostEntries } from './feed.ts';
import { feedId, incidentId } from './ids.ts';
import { type News, newsOf } from './news.ts';
import { postmortemHtml, proseHtml, saidAbroad } from './said-html.ts';

/**
 * One entry for each incident and maintenance; it moves up with its updates and with its postmortem. Address,
 * dates and text are those of Statuspage's feed of the same name. It depends on the records alone, not on `now`.
 */
export function historyFeed(scope: Scope, context: PageContext): Feed {
  const { site, words } = context;
  const { url, name, description, locale } = site.config;
  const isOurs = concerns(scope);
  return {
    id: feedId(`${scope.path}history`, context),
    title: words.feed.history(name, scope.name),
    description: description ?? words.site.title(name),
    language: locale,
    author: name,
    home: absolute(url, scope.page),
    address: absolute(url, `${scope.path}history`),
    entries: byDate(context)
      .filter(({ event }) => isOurs(event))
      .slice(0, mostEntries)
      .map((news) => historyEntry(news, context)),
  };
}

const byDate = perContext((context): readonly News[] =>
  newsOf(context).toSorted((a, b) => b.pubDate - a.pubDate || b.event.at - a.event.at),
);

function historyEntry({ event, postmortem, at, pubDate }: News, context: PageContext): FeedEntry {
  const link = absolute(context.site.config.url, eventLink(event));
  return {
    id: incidentId(event.record.id, context),
    link,
    guid: link,
    title: event.record.title,
    html: historyHtml(event, postmortem, context),
    at,
    pubDate,
    ...(event.kind === 'maintenance' && { maintenanceEnd: latestWindow(event.record).to }),
  };
}

/** Everything that was said, newest first; a maintenance begins with its window. */
function historyHtml(
  event: SiteEvent,
  postmortem: Postmortem | undefined,
  context: PageContext,
): string {
  const { words, format } = context;
  const updates = saidAbroad(event, context).map(updateHtml);
  if (event.kind === 'maintenance') {
    const { from, to } = latestWindow(event.record);
    const window = words.feed.scheduled(format.range(from, to));
    return [`<p><strong>${escapeHtml(window)}</strong></p>`, ...updates].join('');
  }
  if (!postmortem) return updates.join('');
  const at = format.moment(toldAt(postmortem, event.record));
  const told = saidHtml(at.text, words.incident.postmortem, postmortemHtml(postmortem, context));
  return updates.toSpliced(updatesSinceTold(postmortem, event.record), 0, told).join('');
}

function updateHtml({ at, status, text }: SaidUpdate): string {
  return saidHtml(at.text, status, proseHtml(text));
}

/** `time`, `status - text`: as in Statuspage's feeds, the text begins in the paragraph that says what it is. */
function saidHtml(time: string, status: string, html: string): string {
  const head = `<small>${escapeHtml(time)}</small><br><strong>${escapeHtml(status)}</strong>`;
  return html.startsWith('<p>')
    ? `<p>${head} - ${html.slice('<p>'.length)}`
    : `<p>${head}</p>${html}`;
}
