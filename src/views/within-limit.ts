/**
 * How many bytes a feed, a calendar or a list of the API may have. Readers fetch them again and again, and many
 * give up on large ones.
 */
export const mostBytes = 290_000;

/**
 * Prints as many of the items, from the first on, as the limit has room for; one always.
 * @param print prints the output with the items that it is given
 */
export function withinLimit<Item>(
  items: readonly Item[],
  print: (items: readonly Item[]) => string,
): string {
  const text = print(items);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= mostBytes || items.length <= 1) return text;
  const fitting = Math.floor((items.length * mostBytes) / bytes);
  return withinLimit(items.slice(0, Math.max(1, fitting)), print);
}
