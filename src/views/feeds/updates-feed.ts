import { coveredBy, type SiteEvent } from '../../domain/events.ts';
import { lastUpdateAt } from '../../domain/incident-state.ts';
import { escapeHtml } from '../../markdown/render.ts';
import type { Instant } from '../../schema/instant.ts';
import type { Postmortem } from '../../schema/site.ts';
import { absolute, eventLink, links } from '../links.ts';
import type { PageContext } from '../page-context.ts';
import { perContext } from '../per-context.ts';
import { concerns, type Scope } from '../scopes.ts';
import { type Feed, type FeedEntry, mostEntries } from './feed.ts';
import { feedId, postmortemId, updateId } from './ids.ts';
import { postmortemHtml, proseHtml, saidAbroad } from './said-html.ts';

/**
 * One entry for each update and each postmortem, which never moves and never changes its id: an edited text
 * announces nothing. It depends on the records alone, not on `now`.
 */
export function updatesFeed(scope: Scope, context: PageContext): Feed {
  const { site, words } = context;
  const { url, name, description, locale } = site.config;
  const isOurs = concerns(scope);
  return {
    id: feedId(`${scope.path}updates`, context),
    title: words.feed.updates(name, scope.name),
    description: description ?? words.site.title(name),
    language: locale,
    author: name,
    home: absolute(url, scope.page),
    address: absolute(url, `${scope.path}updates`),
    entries: utterancesOf(context)
      .filter(({ about }) => about.some(isOurs))
      .slice(0, mostEntries)
      .map((utterance) => updateEntry(utterance, context)),
  };
}

/** Something that was said at one instant. */
type Utterance = {
  readonly at: Instant;
  /** The events that it is about, the one in whose folder it stands first. */
  readonly about: readonly [SiteEvent, ...SiteEvent[]];
} & ({ readonly update: number } | { readonly postmortem: Postmortem });

const utterancesOf = perContext(({ site, index }): readonly Utterance[] => {
  const updates = index.events.flatMap((event): Utterance[] =>
    event.record.updates.map(({ at }, update) => ({ at, about: [event], update })),
  );
  const postmortems = site.postmortems.flatMap((postmortem): Utterance[] => {
    const [own, ...others] = coveredBy(postmortem).flatMap((id) => index.byId.get(id) ?? []);
    if (own?.kind !== 'incident') return [];
    const at = postmortem.publishedAt ?? lastUpdateAt(own.record);
    return [{ at, about: [own, ...others], postmortem }];
  });
  return [...updates, ...postmortems].sort((a, b) => b.at - a.at);
});

function updateEntry(utterance: Utterance, context: PageContext): FeedEntry {
  const { at, about } = utterance;
  const [event] = about;
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
