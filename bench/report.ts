import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { markdownTable } from '../src/docs/markdown-table.ts';
import type { Run } from './measure.ts';
import { type Scenario, scenarioNames } from './scenarios.ts';

/** What was measured of one corpus. */
export interface SizeResult {
  readonly count: number;
  readonly runs: ReadonlyMap<Scenario, readonly Run[]>;
  readonly homePage: HomePage;
  /** How many pages and feeds were compared with Hugo's and are the same; undefined without Hugo. */
  readonly samePages: number | undefined;
}

interface HomePage {
  readonly bytes: number;
  readonly brotli: number;
}

/** @param file the built home page: one file, its styles are in it */
export function homePageOf(file: string): HomePage {
  const html = readFileSync(file);
  return { bytes: html.length, brotli: brotliCompressSync(html).length };
}

/** Medians of the runs of one scenario. */
export function mediansOf(runs: readonly Run[]): Run {
  const of = (figure: keyof Run): number => median(runs.map((run) => run[figure]));
  return { wall: of('wall'), cpu: of('cpu'), memory: of('memory') };
}

/** A heading and tables in Markdown about one corpus. */
export function sizeReport({ count, runs, homePage, samePages }: SizeResult): string {
  const [least, ...others] = [...runs.values()].map(({ length }) => length);
  const table = markdownTable(
    ['', 'wall, s', 'CPU, s', 'memory, MiB', 'CPU against the full build'],
    [...runs].map(([name, measured]) => [
      scenarioNames[name],
      seconds(measured.map(({ wall }) => wall)),
      seconds(measured.map(({ cpu }) => cpu)),
      mediansOf(measured).memory.toFixed(0),
      `${(mediansOf(measured).cpu / mediansOf(runs.get('full') ?? []).cpu).toFixed(2)} ×`,
    ]),
  );
  const home = `The home page has ${number(homePage.bytes)} bytes, ${number(homePage.brotli)} with Brotli.`;
  const same =
    samePages === undefined
      ? ''
      : ` ${number(samePages)} files of Hugo's were compared with ours: all say the same.`;
  return [
    `### ${number(count)} records`,
    table,
    `Median (least–most) of ${Math.min(least ?? 0, ...others)} runs. ${home}${same}`,
  ].join('\n\n');
}

export function number(value: number): string {
  return value.toLocaleString('en');
}

/** The median of a list that is not empty. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? NaN;
  const high = sorted[Math.floor(middle)] ?? NaN;
  return (low + high) / 2;
}

/** Median, least and most: `0.52 (0.50–0.61)`. */
function seconds(milliseconds: readonly number[]): string {
  const all = milliseconds.map((value) => value / 1000);
  return `${median(all).toFixed(2)} (${Math.min(...all).toFixed(2)}–${Math.max(...all).toFixed(2)})`;
}
