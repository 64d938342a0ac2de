import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { markdownTable } from '../src/docs/markdown-table.ts';
import { withCorpora } from './corpora.ts';
import { machine } from './machine.ts';
import { measureInTurn } from './measure.ts';
import { runsTable } from './report.ts';

/*
 * How long `lifeboat build` takes as a whole process, and how large the home page is that comes out.
 * It asserts nothing: machines differ.
 */

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    /** Also 10,000 records: takes minutes. */
    large: { type: 'boolean', default: false },
  },
});

const lifeboat = resolve(import.meta.dirname, '../bin/lifeboat.js');
const baseline = { name: 'node -e 0', args: ['-e', '0'] };

withCorpora([100, 1000, ...(values.large ? [10_000] : [])], (corpora, folder) => {
  const builds = corpora.map(({ count, name, siteArgs }) => {
    const out = join(folder, `site-${count}`);
    const args = [lifeboat, 'build', ...siteArgs, '--out', out];
    return { name: `build, ${name}`, args, out, site: name };
  });
  const runs = measureInTurn([baseline, ...builds], Number(values.runs));
  const homePages = builds.map(({ site, out }) => {
    const html = readFileSync(join(out, 'index.html'));
    return [site, String(html.length), String(brotliCompressSync(html).length)];
  });
  process.stdout.write(
    [
      `${machine()}; median (least–most) of ${values.runs} runs`,
      runsTable(runs, baseline.name),
      markdownTable(['home page of', 'bytes', 'bytes, brotli'], homePages),
      '',
    ].join('\n\n'),
  );
});
