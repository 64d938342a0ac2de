import { completedActions, type PromisedAction } from '../../domain/actions.ts';
import { escapeHtml } from '../../markdown/render.ts';
import type { DataOutput } from '../data-output.ts';
import { absolute, links } from '../links.ts';
import type { PageContext } from '../page-context.ts';
import { type Feed, type FeedEntry, mostEntries } from './feed.ts';
import { actionId, feedId } from './ids.ts';
import { printRss } from './rss.ts';

/** `/actions.rss`: one entry for each follow-up action that was done, the latest first. */
export function actionsFeedOutput(context: PageContext): DataOutput {
  return {
    path: links.actionsRss,
    mediaType: 'application/rss+xml; charset=utf-8',
    print: () => printRss(actionsFeed(context)),
  };
}

function actionsFeed(context: PageContext): Feed {
  const { site, words } = context;
  const { url, name, locale } = site.config;
  const path = links.actionsRss.replace(/\.rss$/, '');
  return {
    id: feedId(path, context),
    title: words.actions.feedTitle(name),
    description: words.actions.feedText,
    language: locale,
    author: name,
    home: absolute(url, links.actions),
    address: absolute(url, path),
    entries: completedActions(site.postmortems)
      .slice(0, mostEntries)
      .map((done) => entry(done, context)),
  };
}

function entry(
  { action, postmortem: { incident }, doneAt }: PromisedAction & { readonly doneAt: number },
  context: PageContext,
): FeedEntry {
  const { site, index, words } = context;
  const id = actionId(incident, action.title, context);
  const title = index.byId.get(incident)?.record.title ?? incident;
  const text = words.actions.doneBy(action.owner, title);
  return {
    id,
    guid: id,
    link: `${absolute(site.config.url, links.postmortem(incident))}#actions`,
    title: action.title,
    html: `<p>${escapeHtml(text)}</p>`,
    at: doneAt,
    pubDate: doneAt,
  };
}
