import type { Moment } from './format.ts';
import { postmortemLink } from './event-row.ts';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';

export interface PostmortemRow {
  readonly href: string;
  readonly title: string;
  readonly published: Moment | undefined;
  readonly summary: string;
  readonly progress: string | undefined;
}

/** Published postmortems, newest first. */
export function postmortemList(context: PageContext): PostmortemRow[] {
  const { site, index, format } = context;
  return site.postmortems.map(({ incident, publishedAt, summary }) => ({
    href: links.postmortem(incident),
    title: index.byId.get(incident)?.record.title ?? incident,
    published: publishedAt === undefined ? undefined : format.day(publishedAt),
    summary,
    progress: postmortemLink(incident, context)?.progress,
  }));
}
