import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadSite } from '../../src/content.ts';
import { checkRemembered } from '../../src/render/remembered-site.ts';
import { sites } from '../sites/sites.ts';
import { scratchFolder, siteIn } from '../unit/cli/run-lifeboat.ts';
import { newSite, randomOf, step } from './random-site.ts';

/* `lifeboat check` does not judge again what it has judged before. */

it('finds what a check finds that remembers nothing, over random steps', async () => {
  let found = 0;
  for (let sequence = 0; sequence < 5; sequence += 1) {
    const folder = scratchFolder();
    const random = randomOf(sequence);
    const site = newSite(join(folder, 'site'));
    const steps: string[] = [];
    for (let index = 0; index < 20; index += 1) {
      steps.push(step(site, random));
      const again = await checkRemembered(site.root, site.now, join(folder, 'memory'), 'program');
      const fresh = await loadSite(site.root, site.now, { prose: true });
      expect(again.problems, steps.join('; ')).toEqual(fresh.problems);
      found += fresh.problems.length;
    }
  }
  expect(found).toBeGreaterThan(10);
});

it('repeats what it found in prose, as long as that stands there and is asked for', async () => {
  const folder = scratchFolder();
  const root = siteIn(folder, sites.partial);
  const now = Date.parse(sites.partial.now);
  const rules = async (program = 'program'): Promise<string[]> => {
    const { problems } = await checkRemembered(root, now, join(folder, 'memory'), program);
    return problems.map(({ rule }) => rule).filter((rule) => rule === 'human-error');
  };
  const [name = ''] = readdirSync(join(root, 'incidents'));
  const file = join(root, 'incidents', name, 'incident.md');
  const clean = readFileSync(file, 'utf8');
  expect(await rules()).toEqual([]);
  writeFileSync(file, `${clean}\nIt was human error.\n`);
  expect(await rules()).toEqual(['human-error']);
  expect(await rules()).toEqual(['human-error']);
  expect(await rules('another program')).toEqual(['human-error']);

  const config = join(root, 'status.config.ts');
  const asked = readFileSync(config, 'utf8');
  writeFileSync(
    config,
    asked.replace(/^(export default (?:\w+\()?\{)/m, "$1 prose: { off: ['human-error'] },"),
  );
  expect(readFileSync(config, 'utf8')).not.toBe(asked);
  expect(await rules()).toEqual([]);
  writeFileSync(config, asked);
  expect(await rules()).toEqual(['human-error']);

  for (const each of readdirSync(join(folder, 'memory'))) {
    writeFileSync(join(folder, 'memory', each), '{"damaged":');
  }
  expect(await rules()).toEqual(['human-error']);
  writeFileSync(file, clean);
  expect(await rules()).toEqual([]);
});
