import type { SiteEvent } from '../../domain/events.ts';
import { toldAt } from '../../domain/incident-state.ts';
import { escapeHtml } from '../../markdown/render.ts';
import type { Instant } from '../../schema/instant.ts';
import type { Postmortem } from '../../schema/site.ts';
import { absolute, eventLink, links } from '../links.ts';
import type { PageContext } from '../page-context.ts';
import { concerns, type Scope } from '../scopes.ts';
import { type Feed, type FeedEntry, mostEntries } from './feed.ts';
import { feedId, postmortemId, updateId } from './ids.ts';
import { newsOf } from './news.ts';
import { postmortemHtml, proseHtml, saidAbroad } from './said-html.ts';

/**
 * One entry for each update and each postmortem, which never moves and never changes its id: an edited text
 * announces nothing. It depends on the records alone, not on `now`.
 */
export function updatesFeed(scope: Scope, context: PageContext): Feed {
  const { site, words } = context;
  const { url, name, description, locale } = site.config;
  return {
    id: feedId(`${scope.path}updates`, context),
    title: words.feed.updates(name, scope.name),
    description: description ?? words.site.title(name),
    language: locale,
    author: name,
    home: absolute(url, scope.page),
    address: absolute(url, `${scope.path}updates`),
    entries: newestUtterances(scope, context).map((utterance) => updateEntry(utterance, context)),
  };
}

/** Something that was said at one instant. */
type Utterance = {
  readonly at: Instant;
  /** The event in whose folder it stands. */
  readonly event: SiteEvent;
} & ({ readonly update: number } | { readonly postmortem: Postmortem });

/**
 * The newest utterances about a scope, newest first. Each of them belongs to an event, and no event of which nothing
 * was said as lately as of so many others has one: only these few are looked at.
 */
function newestUtterances(scope: Scope, context: PageContext): Utterance[] {
  const isOurs = concerns(scope);
  const lately = newsOf(context)
    .filter(({ event }) => isOurs(event))
    .slice(0, mostEntries);
  const updates = lately.flatMap(({ event }): Utterance[] =>
    event.record.updates.map(({ at }, update) => ({ at, event, update })),
  );
  const postmortems = new Set(lately.flatMap(({ postmortem }) => postmortem ?? []));
  const told = [...postmortems].flatMap((postmortem): Utterance[] => {
    const event = context.index.byId.get(postmortem.incident);
    if (event?.kind !== 'incident') return [];
    return [{ at: toldAt(postmortem, event.record), event, postmortem }];
  });
  return [...updates, ...told].sort((a, b) => b.at - a.at).slice(0, mostEntries);
}

function updateEntry(utterance: Utterance, context: PageContext): FeedEntry {
  const { at, event } = utterance;
  const url = context.site.config.url;
  if ('postmortem' in utterance) {
    const { id, title } = event.record;
    return {
      ...entryAt(at, postmortemId(id, context), absolute(url, links.postmortem(id))),
      title: context.words.postmortem.titleOf(title),
      html: postmortemHtml(utterance.postmortem, context),
    };
  }
  const said = saidAbroad(event, context).at(-1 - utterance.update);
  const link = absolute(url, eventLink(event));
  return {
    ...entryAt(at, updateId(event.record.id, at, context), link),
    title: context.words.feed.update(said?.status ?? '', event.record.title),
    html: (said ? proseHtml(said.text) : '') + promiseHtml(event, utterance.update, context),
  };
}

function entryAt(at: Instant, id: string, link: string) {
  return { id, guid: id, link, at, pubDate: at };
}

/** By when the next update was promised, if it was. */
function promiseHtml(event: SiteEvent, update: number, { words, format }: PageContext): string {
  const by = event.kind === 'incident' ? event.record.updates[update]?.nextUpdateBy : undefined;
  if (by === undefined) return '';
  const text = `${words.incident.nextUpdate} ${words.incident.nextUpdateBy(format.moment(by).text)}.`;
  return `<p>${escapeHtml(text)}</p>`;
}
