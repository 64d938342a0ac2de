import type { Instant } from '../../schema/instant.ts';
import type { PageContext } from '../page-context.ts';

/*
 * Ids of entries are tag URIs (RFC 4151) as in Statuspage's feeds. They are made from the site's host and the
 * record's folder, and never change.
 */

/** @param path address of the feed from the root, without its ending */
export function feedId(path: string, context: PageContext): string {
  return tag(path, context);
}

/** What an incident or a maintenance is known by. */
export function incidentId(record: string, context: PageContext): string {
  return tag(`Incident/${record}`, context);
}

/**
 * What an update is known by: when it was said, which no other update of the record shares. Its place in the record
 * would not do: an older update that is added later would move all others.
 */
export function updateId(record: string, at: Instant, context: PageContext): string {
  return tag(`Incident/${record}/${new Date(at).toISOString()}`, context);
}

export function postmortemId(record: string, context: PageContext): string {
  return tag(`Incident/${record}/postmortem`, context);
}

/** What a follow-up action is known by: its title, whatever its place among the others. */
export function actionId(record: string, title: string, context: PageContext): string {
  return tag(`Incident/${record}/action/${encodeURIComponent(title.toWellFormed())}`, context);
}

function tag(specific: string, { site }: PageContext): string {
  return `tag:${new URL(site.config.url).hostname},2005:${specific}`;
}
