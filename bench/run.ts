import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSite } from '../src/content.ts';
import { claimsReport } from './claims.ts';
import { withCorpus, type WrittenCorpus } from './corpora.ts';
import { hugoVersion, installHugo } from './hugo/hugo-program.ts';
import { expectSamePages } from './hugo/same-pages.ts';
import { writeHugoSite } from './hugo/write-hugo-site.ts';
import { machine } from './machine.ts';
import { measureInTurn, type Rounds } from './measure.ts';
import { homePageOf, sizeReport, type SizeResult } from './report.ts';
import { writeResults } from './results-page.ts';
import {
  astroScenario,
  comparedFolders,
  hugoScenario,
  lifeboatScenarios,
  type ScenarioCommand,
} from './scenarios.ts';

/*
 * Measures whole processes, and prints tables in Markdown. It asserts nothing but that Hugo prints the same pages:
 * machines differ.
 */

const { values: options } = parseArgs({
  options: {
    /** Of 100 and 1,000 records; larger ones take fewer. */
    runs: { type: 'string', default: '5' },
    /** Which sizes, with commas between: multiples of 20. */
    sizes: { type: 'string', default: '100,1000,10000' },
    /** Also 100,000 records, of Lifeboat alone: takes long, and some gigabytes of the temporary folder. */
    large: { type: 'boolean', default: false },
    /** Puts the results into `docs/benchmarks.md`. */
    write: { type: 'boolean', default: false },
    'install-hugo': { type: 'boolean', default: false },
  },
});

const sizes = new Set([
  ...options.sizes.split(',').map(Number),
  ...(options.large ? [100_000] : []),
]);
const mostCompared = 10_000;

if (hugoVersion() === undefined && options['install-hugo']) installHugo();
const hugo = hugoVersion();
const withHugo = hugo ?? 'Hugo is not installed and left out; --install-hugo installs it';
const results: SizeResult[] = [];
for (const count of sizes) {
  process.stderr.write(`${count} records …\n`);
  results.push(await withCorpus(count, measure));
}
const report = [
  `${machine()}; ${withHugo}.`,
  claimsReport(results),
  ...results.map(sizeReport),
].join('\n\n');
process.stdout.write(`${report}\n`);
if (options.write) await writeResults(report);

async function measure(corpus: WrittenCorpus): Promise<SizeResult> {
  const ours = lifeboatScenarios(corpus);
  const isCompared = corpus.count <= mostCompared;
  const hugos = isCompared && hugo !== undefined ? [await hugoCommand(corpus)] : [];
  const samePages = await comparePages(corpus, [...ours, ...hugos]);
  const commands = [...ours, ...(isCompared ? [astroScenario(corpus)] : []), ...hugos];
  const runs = await measureInTurn(commands, roundsFor(corpus.count));
  const homePage = homePageOf(join(comparedFolders(corpus).ours, 'index.html'));
  return { count: corpus.count, runs, homePage, samePages };
}

/** Before anything is measured, pages that differ end the run. */
async function comparePages(
  corpus: WrittenCorpus,
  commands: readonly ScenarioCommand[],
): Promise<number | undefined> {
  if (!commands.some(({ name }) => name === 'hugo')) return undefined;
  const both = commands.filter(({ name }) => ['full', 'pages', 'hugo'].includes(name));
  await measureInTurn(both, { warmUp: false, counted: 1 });
  const { ours, hugos } = comparedFolders(corpus);
  return expectSamePages(ours, hugos);
}

async function hugoCommand(corpus: WrittenCorpus): Promise<ScenarioCommand> {
  const { root, now, folder } = corpus;
  const { context } = await loadSite(root, Date.parse(now));
  if (!context) throw new Error('The corpus has errors.');
  const source = join(folder, 'hugo-site');
  writeHugoSite(context, root, source);
  return hugoScenario(corpus, source);
}

function roundsFor(count: number): Rounds {
  const counted = Number(options.runs);
  if (count >= 100_000) return { warmUp: false, counted: 1 };
  return { warmUp: true, counted: count >= 10_000 ? Math.min(counted, 3) : counted };
}
