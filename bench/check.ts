import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { withCorpora } from './corpora.ts';
import { machine } from './machine.ts';
import { measureInTurn } from './measure.ts';
import { ratios, runsTable } from './report.ts';

/*
 * How long `lifeboat check` takes as a whole process, against a Node.js that does nothing.
 * It asserts nothing: machines differ.
 */

const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' } } });

const lifeboat = resolve(import.meta.dirname, '../bin/lifeboat.js');
const baseline = { name: 'node -e 0', args: ['-e', '0'] };

withCorpora([100, 1000, 10_000], (corpora) => {
  const checks = corpora.map(({ name, siteArgs }) => ({
    name: `check, ${name}`,
    args: [lifeboat, 'check', ...siteArgs],
  }));
  const runs = measureInTurn([baseline, ...checks], Number(values.runs));
  const [, thousand, tenThousand] = checks.map(({ name }) => runs.get(name) ?? []);
  process.stdout.write(
    [
      `${machine()}; median (least–most) of ${values.runs} runs`,
      runsTable(runs, baseline.name),
      `10,000 records against 1,000: ${ratios(tenThousand ?? [], thousand ?? [])}`,
      '',
    ].join('\n\n'),
  );
});
