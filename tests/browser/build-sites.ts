import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { SiteFiles } from '../sites/site-files.ts';
import { writeSite } from '../sites/site-files.ts';
import { sites } from '../sites/sites.ts';

const project = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** The project's own example, as the README shows it. */
const exampleNow = '2026-11-21T12:00:00Z';

export const siteNames = ['example', ...Object.keys(sites)] as readonly BuiltSiteName[];
export type BuiltSiteName = 'example' | keyof typeof sites;

/** Builds the example and every site of `tests/sites` below a folder, one after the other: `<folder>/<name>/`. */
export async function buildSites(folder: string): Promise<void> {
  await build(['--root', project, '--now', exampleNow, '--out', join(folder, 'example')]);
  for (const [name, site] of Object.entries(sites) as [string, SiteFiles][]) {
    const source = join(folder, 'sources', name);
    mkdirSync(source, { recursive: true });
    writeSite(source, site);
    const out = join(folder, name);
    const keepGoing = site.keepGoing ? ['--keep-going'] : [];
    await build(['--root', source, '--now', site.now, '--out', out, ...keepGoing]);
  }
}

async function build(args: readonly string[]): Promise<void> {
  const command = [join(project, 'bin/lifeboat.js'), 'build', ...args];
  await run(process.execPath, command, { cwd: project, maxBuffer: 64 * 1024 * 1024 });
}
