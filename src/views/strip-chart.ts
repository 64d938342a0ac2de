import { millisecondsInDay, millisecondsInHour, millisecondsInMinute } from 'date-fns/constants';
import type { MeasureSummary } from '../domain/reliability.ts';
import type { PageContext } from './page-context.ts';

/** Lengths of time as dots over a logarithmic scale, drawn beforehand. Positions are percentages of its width. */
export interface StripChart {
  /** The whole drawing in one sentence. */
  readonly label: string;
  /** A path of zero-length strokes, one for each dot, in a box of `columns` × `rows`. */
  readonly dots: string;
  /** For how many incidents a dot stands at most; 1 as long as each has a dot of its own. */
  readonly perDot: number;
  /** From the 10th to the 90th percentile, with the median; undefined where there are too few dots. */
  readonly spread:
    { readonly from: string; readonly width: string; readonly median: string } | undefined;
  readonly ticks: readonly { readonly at: string; readonly text: string }[];
}

/** The box of the dots. Narrow columns and few rows: the drawing stays small with ten thousand incidents. */
export const columns = 60;
export const rows = 10;

/** The ends of the scale, the same for all measures and all sites: drawings can be compared. */
const shortest = millisecondsInMinute;
const longest = 30 * millisecondsInDay;
const tickLengths = [
  shortest,
  10 * millisecondsInMinute,
  millisecondsInHour,
  6 * millisecondsInHour,
  millisecondsInDay,
  7 * millisecondsInDay,
  longest,
];

/** @param label what is said to those who do not see the drawing */
export function stripChart(
  { lengths, spread }: MeasureSummary,
  label: string,
  { format }: PageContext,
): StripChart {
  const counts = countColumns(lengths);
  const perDot = Math.max(1, Math.ceil(Math.max(...counts) / rows));
  return {
    label,
    dots: counts.map((count, column) => stackOf(column, Math.ceil(count / perDot))).join(''),
    perDot,
    spread: spread && {
      from: percent(positionOf(spread.low)),
      width: percent(positionOf(spread.high) - positionOf(spread.low)),
      median: percent(positionOf(spread.median)),
    },
    ticks: tickLengths.map((length) => ({
      at: percent(positionOf(length)),
      text: format.shortDuration(length),
    })),
  };
}

/** How many lengths fall into each column; what lies beyond an end of the scale stands at that end. */
export function countColumns(lengths: readonly number[]): number[] {
  const counts = new Array<number>(columns).fill(0);
  for (const length of lengths) {
    const column = Math.min(columns - 1, Math.floor(positionOf(length) * columns));
    counts[column] = (counts[column] ?? 0) + 1;
  }
  return counts;
}

/** From 0 at the shortest to 1 at the longest. */
function positionOf(length: number): number {
  const within = Math.min(longest, Math.max(shortest, length));
  return Math.log(within / shortest) / Math.log(longest / shortest);
}

/** Dots one above the other, from the bottom. */
function stackOf(column: number, height: number): string {
  return height === 0 ? '' : `M${column + 0.5} ${rows - 0.5}h0${'m0-1h0'.repeat(height - 1)}`;
}

function percent(position: number): string {
  return `${Math.round(position * 10_000) / 100}%`;
}
