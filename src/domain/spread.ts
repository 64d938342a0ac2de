/** With fewer values than this, a percentile is chance: there is none. */
export const leastForSpread = 10;

/** The middle of many values and the range of eight in ten of them. There is no average on purpose. */
export interface Spread {
  /** The 10th percentile. */
  readonly low: number;
  readonly median: number;
  /** The 90th percentile. */
  readonly high: number;
}

/** Undefined for fewer than {@link leastForSpread} values. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length < leastForSpread) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  return {
    low: percentile(sorted, 0.1),
    median: percentile(sorted, 0.5),
    high: percentile(sorted, 0.9),
  };
}

/**
 * The value below which a share of the values lies, on a straight line between two neighbours: what spreadsheets
 * call MEDIAN and PERCENTILE.INC, so that everybody can count again.
 * @param sorted ascending, not empty
 * @param share from 0 to 1
 */
function percentile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}
