import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withCorpus } from './corpora.ts';
import { machine } from './machine.ts';
import { type Command, measureInTurn, type Run } from './measure.ts';

/*
 * How long it takes from nothing to a valid incident on disk, as a whole process, against a Node.js that does nothing
 * and against the check of all records. It asserts nothing: machines differ.
 */

const lifeboat = resolve(import.meta.dirname, '../bin/lifeboat.js');
const names = ['node -e 0', 'new incident', 'check'] as const;
type Name = (typeof names)[number];

await withCorpus(1000, async ({ root, now }) => {
  const site = ['--root', root, '--now', now];
  const program = process.execPath;
  const opening = [
    ...['--title', 'Measured', '--slug', 'measured', '--text', 'Some requests fail.'],
    ...['--component', 'storage=partial_outage'],
  ];
  const written = join(root, 'incidents', `${now.slice(0, 10)}-measured`);
  const commands: Command<Name>[] = [
    { name: 'node -e 0', program, args: ['-e', '0'] },
    {
      name: 'new incident',
      program,
      args: [lifeboat, 'new', 'incident', ...site, ...opening],
      prepare: () => rmSync(written, { recursive: true, force: true }),
    },
    { name: 'check', program, args: [lifeboat, 'check', ...site] },
  ];
  const runs = await measureInTurn(commands, { warmUp: true, counted: 7 });
  process.stdout.write(`${machine()}, 1,000 records; least and median of 7 runs\n`);
  const base = figures(runs.get('node -e 0') ?? []);
  for (const name of names) {
    const { least, median, cpu } = figures(runs.get(name) ?? []);
    const ratio = (cpu / base.cpu).toFixed(1);
    process.stdout.write(
      `${name}: wall ${least.toFixed(0)}, ${median.toFixed(0)} ms; CPU ${cpu.toFixed(0)} ms, ${ratio} × node -e 0\n`,
    );
  }
});

function figures(runs: readonly Run[]): { least: number; median: number; cpu: number } {
  const middle = (values: readonly number[]): number =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
  const walls = runs.map(({ wall }) => wall);
  return {
    least: Math.min(...walls),
    median: middle(walls),
    cpu: middle(runs.map(({ cpu }) => cpu)),
  };
}
