import type { Instant } from '../../schema/instant.ts';

/** One entry, whatever the format. */
export interface FeedEntry {
  /** Unlike that of any other entry, for ever. */
  readonly id: string;
  /** Absolute address of the page about it. */
  readonly link: string;
  /** What RSS knows it by: the id, or the address where that is as good. */
  readonly guid: string;
  readonly title: string;
  readonly html: string;
  /** When what is newest in it was said. */
  readonly at: Instant;
  /** The date in RSS. Entries are sorted by it, newest first. */
  readonly pubDate: Instant;
  /** When the announced window of a maintenance ends. */
  readonly maintenanceEnd?: Instant;
}

export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** Whose page it is. */
  readonly author: string;
  /** Absolute address of the page for people. */
  readonly home: string;
  /** Absolute address of the feed, without the ending that names its format. */
  readonly address: string;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/** How many entries a feed holds at most. */
export const mostEntries = 50;

/** When something was last said in a feed. A feed without entries has said nothing since 1970. */
export function lastSaid(entries: readonly FeedEntry[]): Instant {
  return Math.max(0, ...entries.map(({ at }) => at));
}
