import { markdownTable } from '../src/docs/markdown-table.ts';
import type { Run } from './measure.ts';
import { mediansOf, number, type SizeResult } from './report.ts';
import type { Scenario } from './scenarios.ts';

/** Something that is to be true of the figures: what was measured is at most the limit. */
interface Claim {
  readonly text: string;
  readonly limit: number;
  readonly unit: '×' | 's' | 'MiB';
  /** Undefined when what it takes was not measured. */
  readonly measured: number | undefined;
}

/** A table in Markdown of what is claimed, and whether it holds. */
export function claimsReport(results: readonly SizeResult[]): string {
  const figure = (count: number, name: Scenario, of: keyof Run): number | undefined => {
    const runs = results.find((result) => result.count === count)?.runs.get(name);
    return runs && mediansOf(runs)[of] / (of === 'memory' ? 1 : 1000);
  };
  return markdownTable(
    ['', 'at most', 'measured', 'holds'],
    claimsAbout(figure).map(({ text, limit, unit, measured }) => [
      text,
      `${number(limit)} ${unit}`,
      measured === undefined ? 'not measured' : `${number(Number(measured.toFixed(2)))} ${unit}`,
      measured === undefined ? '' : measured <= limit ? 'yes' : 'no',
    ]),
  );
}

type Figure = (count: number, name: Scenario, of: keyof Run) => number | undefined;

function claimsAbout(figure: Figure): Claim[] {
  const wall = (count: number, name: Scenario): number | undefined => figure(count, name, 'wall');
  const cpu = (count: number, name: Scenario): number | undefined => figure(count, name, 'cpu');
  const middle = 10_000;
  const large = 100_000;
  return [
    {
      text: '10,000: pages and the feed of the site, CPU time against Hugo',
      limit: 0.75,
      unit: '×',
      measured: ratio(cpu(middle, 'pages'), cpu(middle, 'hugo')),
    },
    {
      text: '10,000: everything, CPU time against pages and the feed of the site',
      limit: 1.6,
      unit: '×',
      measured: ratio(cpu(middle, 'full'), cpu(middle, 'pages')),
    },
    {
      text: '10,000: one edited incident, from the command to finished files',
      limit: 0.35,
      unit: 's',
      measured: wall(middle, 'edit'),
    },
    {
      text: '10,000: the same against the full build',
      limit: 0.05,
      unit: '×',
      measured: ratio(wall(middle, 'edit'), wall(middle, 'full')),
    },
    {
      text: '10,000: nothing changed',
      limit: 0.3,
      unit: 's',
      measured: wall(middle, 'unchanged'),
    },
    {
      text: '10,000: clock step over midnight',
      limit: 0.5,
      unit: 's',
      measured: wall(middle, 'midnight'),
    },
    {
      text: '100,000: full build, CPU time against 10,000',
      limit: 11,
      unit: '×',
      measured: ratio(cpu(large, 'full'), cpu(middle, 'full')),
    },
    {
      text: '100,000: full build, memory at the peak',
      limit: 1024,
      unit: 'MiB',
      measured: figure(large, 'full', 'memory'),
    },
    {
      text: '1,000: check with nothing remembered',
      limit: 1.5,
      unit: 's',
      measured: wall(1000, 'check'),
    },
    {
      text: '1,000: check with nothing changed',
      limit: 1.5,
      unit: 's',
      measured: wall(1000, 'recheck'),
    },
    {
      text: '100: full build with a compiled program',
      limit: 0.6,
      unit: 's',
      measured: wall(100, 'full'),
    },
  ];
}

function ratio(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one / other;
}
