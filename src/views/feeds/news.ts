import type { SiteEvent, SiteIndex } from '../../domain/events.ts';
import { lastUpdateAt, toldAt } from '../../domain/incident-state.ts';
import type { Instant } from '../../schema/instant.ts';
import type { Postmortem } from '../../schema/site.ts';
import { perContext } from '../per-context.ts';

/** An event with the dates of its newest news. */
export interface News {
  readonly event: SiteEvent;
  readonly postmortem: Postmortem | undefined;
  /** When something was last said about it. */
  readonly at: Instant;
  /** The date in RSS. A maintenance of which nothing was said but when it takes place is dated with its window. */
  readonly pubDate: Instant;
}

/** Every event, the one of which something was said last first. */
export const newsOf = perContext(({ index }): readonly News[] =>
  index.events.map((event) => newsAbout(event, index)).sort((a, b) => b.at - a.at),
);

function newsAbout(event: SiteEvent, index: SiteIndex): News {
  if (event.kind === 'incident') {
    const postmortem = index.postmortems.get(event.record.id);
    const said = lastUpdateAt(event.record);
    const at = postmortem ? Math.max(said, toldAt(postmortem, event.record)) : said;
    return { event, postmortem, at, pubDate: at };
  }
  const { window, updates } = event.record;
  const at = updates.at(-1)?.at ?? window.from;
  const isOnlyAnnounced = updates.every(({ status }) => status === 'scheduled');
  return { event, postmortem: undefined, at, pubDate: isOnlyAnnounced ? window.from : at };
}
