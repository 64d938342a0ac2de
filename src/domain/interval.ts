import type { Instant } from '../schema/instant.ts';

/** A stretch of time, half-open: `from` belongs to it, `to` does not. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** A stretch of time with what it means. */
export interface Span<Value> extends Interval {
  readonly value: Value;
}

/** All of time. */
export const always: Interval = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** Length in milliseconds, never negative. */
export function lengthOf({ from, to }: Interval): number {
  return Math.max(0, to - from);
}

export function contains({ from, to }: Interval, at: Instant): boolean {
  return from <= at && at < to;
}

/** The part of `span` inside `bounds`, or nothing when they do not meet. Touching ends do not meet. */
export function clip<S extends Interval>(span: S, bounds: Interval): S | undefined {
  const from = Math.max(span.from, bounds.from);
  const to = Math.min(span.to, bounds.to);
  return from < to ? { ...span, from, to } : undefined;
}

/**
 * One line of time from many overlapping ones: at each instant the highest-ranked value wins. The result is
 * sorted, does not overlap, and neighbours that touch differ in value.
 *
 * `[0, 10) slow` and `[5, 15) down` give `[0, 5) slow`, `[5, 15) down`.
 */
export function mergeByRank<Value>(
  spans: readonly Span<Value>[],
  rank: (value: Value) => number,
): Span<Value>[] {
  const edges = spans
    .filter((span) => span.from < span.to)
    .flatMap((span) => [
      { at: span.from, opens: true, value: span.value },
      { at: span.to, opens: false, value: span.value },
    ])
    .sort((a, b) => a.at - b.at);
  const open = new Map<Value, number>();
  const merged: Span<Value>[] = [];
  let since = Number.NEGATIVE_INFINITY;
  for (const edge of edges) {
    const value = highest(open, rank);
    if (value !== undefined && since < edge.at) append(merged, { from: since, to: edge.at, value });
    const count = (open.get(edge.value) ?? 0) + (edge.opens ? 1 : -1);
    if (count === 0) open.delete(edge.value);
    else open.set(edge.value, count);
    since = edge.at;
  }
  return merged;
}

function highest<Value>(
  open: ReadonlyMap<Value, number>,
  rank: (value: Value) => number,
): Value | undefined {
  let best: Value | undefined;
  for (const value of open.keys()) {
    if (best === undefined || rank(value) > rank(best)) best = value;
  }
  return best;
}

function append<Value>(merged: Span<Value>[], span: Span<Value>): void {
  const last = merged.at(-1);
  if (last?.to === span.from && last.value === span.value) {
    merged[merged.length - 1] = { ...last, to: span.to };
  } else {
    merged.push(span);
  }
}
