import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pMap from 'p-map';
import type { SiteFiles } from '../sites/site-files.ts';
import { writeSite } from '../sites/site-files.ts';
import { sites } from '../sites/sites.ts';
import { lifeboat, project } from './command.ts';

/** The project's own example, as the README shows it. */
const exampleNow = '2026-11-21T12:00:00Z';

export const siteNames = ['example', ...Object.keys(sites)] as readonly BuiltSiteName[];
export type BuiltSiteName = 'example' | keyof typeof sites;

/** Builds the example and every site of `tests/sites` below a folder, each into `<folder>/<name>/`. */
export async function buildSites(folder: string): Promise<void> {
  await lifeboat([
    'build',
    '--root',
    project,
    '--now',
    exampleNow,
    '--out',
    join(folder, 'example'),
  ]);
  const build = async ([name, site]: [string, SiteFiles]): Promise<void> => {
    const source = join(folder, 'sources', name);
    mkdirSync(source, { recursive: true });
    writeSite(source, site);
    const out = join(folder, name);
    const keepGoing = site.keepGoing ? ['--keep-going'] : [];
    await lifeboat(['build', '--root', source, '--now', site.now, '--out', out, ...keepGoing]);
  };
  await pMap(Object.entries(sites), build, { concurrency: availableParallelism() });
}
