import { millisecondsInDay, millisecondsInHour, millisecondsInMinute } from 'date-fns/constants';
import type { PageContext } from './page-context.ts';

/** Where one class ends and the next begins: lengths that people have words for. */
const edges = [
  millisecondsInMinute,
  5 * millisecondsInMinute,
  15 * millisecondsInMinute,
  30 * millisecondsInMinute,
  millisecondsInHour,
  2 * millisecondsInHour,
  4 * millisecondsInHour,
  8 * millisecondsInHour,
  millisecondsInDay,
  3 * millisecondsInDay,
  7 * millisecondsInDay,
  30 * millisecondsInDay,
];

/** How many lengths fall into each class that holds any, shortest first. A length on an edge is in the class above. */
export function lengthClasses(
  lengths: readonly number[],
  { words, format }: PageContext,
): { readonly name: string; readonly count: string }[] {
  const counts = new Map<number, number>();
  for (const length of lengths) {
    const at = edges.filter((edge) => edge <= length).length;
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const nameOf = (at: number): string => {
    const [from, to] = [edges[at - 1], edges[at]];
    if (from === undefined) return words.reliability.under(format.duration(to ?? 0));
    if (to === undefined) return words.reliability.atLeast(format.duration(from));
    return words.reliability.fromTo(format.duration(from), format.duration(to));
  };
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([at, count]) => ({ name: nameOf(at), count: format.number(count) }));
}
