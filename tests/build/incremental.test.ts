import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sites } from '../sites/sites.ts';
import { filesIn, lifeboat, scratchFolder, siteIn } from '../unit/cli/run-lifeboat.ts';
import { expectSameBytes } from './incremental-steps.ts';

// `npm run test:long` takes more steps, and other ones.
it('gives the same bytes as a whole build, over 100 random steps', async () => {
  await expectSameBytes(5, 0);
});

it('prints the list of postmortems of a year again when one of its own is edited', async () => {
  const folder = scratchFolder();
  const root = siteIn(folder, sites.years);
  const build = async (name: string): Promise<string> => {
    const out = join(folder, name);
    const args = ['build', '--root', root, '--now', sites.years.now, '--out', out];
    expect(await lifeboat(args)).toMatchObject({ exitCode: 0 });
    return out;
  };
  const out = await build('out');
  const pageOf = (year: string): string => join(out, `postmortems/${year}/index.html`);
  const writtenAt = (year: string): number => statSync(pageOf(year)).mtimeMs;
  const before = writtenAt('2022');
  const edited = join(root, 'incidents/2021-03-10-trouble-15/postmortem.md');
  const text = readFileSync(edited, 'utf8').replace('for reason 15', 'for want of memory');
  writeFileSync(edited, text);
  await build('out');
  expect(readFileSync(pageOf('2021'), 'utf8')).toContain('for want of memory');
  expect(writtenAt('2022')).toBe(before);
  expect(filesIn(out)).toEqual(filesIn(await build('fresh')));
});
