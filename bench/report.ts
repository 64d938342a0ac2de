import { markdownTable } from '../src/docs/markdown-table.ts';
import type { Run } from './measure.ts';

/** The median of a list that is not empty. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? NaN;
  const high = sorted[Math.floor(middle)] ?? NaN;
  return (low + high) / 2;
}

/** How many times more the one took than the other, by the medians: `12.3 × wall, 11.8 × CPU`. */
export function ratios(runs: readonly Run[], base: readonly Run[]): string {
  const wall = ratio(runs, base, ({ wall }) => wall);
  const cpu = ratio(runs, base, ({ cpu }) => cpu);
  return `${wall} wall, ${cpu} CPU`;
}

/**
 * A Markdown table of measured commands.
 * @param runs by the name of the command
 * @param baseline the name of the command that the others are compared with
 */
export function runsTable(runs: ReadonlyMap<string, readonly Run[]>, baseline: string): string {
  const base = runs.get(baseline) ?? [];
  return markdownTable(
    ['command', 'wall, s', 'CPU, s', 'memory, MiB', `against ${code(baseline)}`],
    [...runs].map(([name, measured]) => [
      code(name),
      seconds(measured.map(({ wall }) => wall)),
      seconds(measured.map(({ cpu }) => cpu)),
      median(measured.map(({ memory }) => memory)).toFixed(0),
      ratios(measured, base),
    ]),
  );
}

function ratio(runs: readonly Run[], base: readonly Run[], figureOf: (run: Run) => number): string {
  return `${(median(runs.map(figureOf)) / median(base.map(figureOf))).toFixed(1)} ×`;
}

/** Median, least and most: `0.52 (0.50–0.61)`. */
function seconds(milliseconds: readonly number[]): string {
  const all = milliseconds.map((value) => value / 1000);
  return `${median(all).toFixed(2)} (${Math.min(...all).toFixed(2)}–${Math.max(...all).toFixed(2)})`;
}

function code(text: string): string {
  return `\`${text}\``;
}
