import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WrittenCorpus } from './corpora.ts';
import type { Command } from './measure.ts';

/** What is measured at every size. */
export type Scenario =
  'full' | 'unchanged' | 'edit' | 'midnight' | 'check' | 'recheck' | 'pages' | 'astro' | 'hugo';

/** How tables name it. */
export const scenarioNames: Readonly<Record<Scenario, string>> = {
  full: '`lifeboat build`, everything, nothing remembered',
  unchanged: '`lifeboat build`, nothing changed',
  edit: '`lifeboat build`, the title of one incident edited',
  midnight: '`lifeboat build`, twelve hours later, past midnight',
  check: '`lifeboat check`, nothing remembered',
  recheck: '`lifeboat check`, nothing changed',
  pages: 'Lifeboat, only pages and the feed of the site',
  astro: '`astro build`, everything',
  hugo: 'Hugo, the same pages and the same feed',
};

const program = resolve(import.meta.dirname, '..');
const lifeboat = join(program, 'bin/lifeboat.js');
const astro = join(program, 'node_modules/astro/bin/astro.mjs');

/** Where the two sites lie that are to be the same. */
export interface ComparedFolders {
  readonly ours: string;
  readonly hugos: string;
}

export function comparedFolders({ folder }: WrittenCorpus): ComparedFolders {
  return { ours: join(folder, 'pages'), hugos: join(folder, 'hugo') };
}

/** A scenario with the process that is measured for it. */
export type ScenarioCommand = Command<Scenario>;

/** What Lifeboat does with a corpus. Each of the first four finds what the one before it left. */
export function lifeboatScenarios(corpus: WrittenCorpus): ScenarioCommand[] {
  const { root, now, folder, edit, restore } = corpus;
  const out = join(folder, 'out');
  const cache = join(folder, 'cache');
  const midnight = new Date(Date.parse(now));
  midnight.setUTCHours(24, 0, 0, 0);
  const node = (
    name: Scenario,
    args: readonly string[],
    prepare?: ScenarioCommand['prepare'],
  ): ScenarioCommand => ({
    name,
    program: process.execPath,
    args,
    env: { XDG_CACHE_HOME: cache },
    ...(prepare && { prepare }),
  });
  const build = (
    name: Scenario,
    at: string,
    prepare?: ScenarioCommand['prepare'],
  ): ScenarioCommand =>
    node(name, [lifeboat, 'build', '--root', root, '--now', at, '--out', out], prepare);
  const check = [lifeboat, 'check', '--root', root, '--now', now];
  const { ours } = comparedFolders(corpus);
  const memory = join(folder, 'memory');
  return [
    build('full', now, async () => {
      restore();
      remove(out, cache);
      // What was written within two seconds before a build is looked at again by the next one.
      await sleep(3000);
    }),
    build('unchanged', now),
    build('edit', now, edit),
    build('midnight', midnight.toISOString()),
    node('check', check, () => {
      restore();
      remove(cache);
    }),
    node('recheck', check),
    node('pages', [join(import.meta.dirname, 'build-pages.ts'), root, now, ours, memory], () =>
      remove(ours, memory),
    ),
  ];
}

/** The same site through ordinary Astro. */
export function astroScenario({ root, now, folder }: WrittenCorpus): ScenarioCommand {
  const out = join(folder, 'astro');
  return {
    name: 'astro',
    program: process.execPath,
    args: [astro, 'build', '--outDir', out],
    env: { LIFEBOAT_ROOT: root, LIFEBOAT_NOW: now, ASTRO_TELEMETRY_DISABLED: '1' },
    prepare: () => remove(out),
  };
}

/** @param source the folder that {@link writeHugoSite} wrote */
export function hugoScenario(corpus: WrittenCorpus, source: string): ScenarioCommand {
  const { hugos } = comparedFolders(corpus);
  const cache = join(corpus.folder, 'hugo-cache');
  return {
    name: 'hugo',
    program: 'hugo',
    args: ['--quiet', '--source', source, '--destination', hugos, '--cacheDir', cache],
    prepare: () => remove(hugos),
  };
}

function remove(...folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
