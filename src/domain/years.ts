import type { Instant } from '../schema/instant.ts';
import { utcDateOf } from './utc-days.ts';

/**
 * Things by the UTC year in which they began, newest year first, within it as they were given.
 * @param startOf when something began
 */
export function byYear<Item>(
  items: readonly Item[],
  startOf: (item: Item) => Instant,
): ReadonlyMap<string, readonly Item[]> {
  const years = Map.groupBy(items, (item) => utcDateOf(startOf(item)).slice(0, 4));
  return new Map([...years].sort(([a], [b]) => (a < b ? 1 : -1)));
}
