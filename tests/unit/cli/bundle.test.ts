import { cpSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compiledPlace } from '../../../src/cli/load-compiled.ts';
import { sites } from '../../sites/sites.ts';
import { filesIn, lifeboat, project, run, scratchFolder, siteIn } from './run-lifeboat.ts';

const { partial } = sites;

it('builds the same site from a bundle alone, without the project and its packages', async () => {
  const folder = scratchFolder();
  const root = siteIn(folder, partial);
  const bundle = join(folder, 'bundle');
  const { exitCode, stdout } = await lifeboat(['bundle', bundle]);
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: expect.stringContaining('lifeboat.mjs build') as string,
  });
  const args = ['build', '--root', root, '--now', partial.now, '--out'];
  // Nothing above the bundle has a `node_modules`: what it imports, it brings.
  const alone = await run([join(bundle, 'lifeboat.mjs'), ...args, join(folder, 'alone')]);
  expect(alone.exitCode).toBe(0);
  expect((await lifeboat([...args, join(folder, 'out')])).exitCode).toBe(0);
  expect(filesIn(join(folder, 'alone'))).toEqual(filesIn(join(folder, 'out')));
});

it('is compiled into a folder that others may read', async () => {
  const { folder, store } = await compiledPlace();
  expect(statSync(folder).mode & 0o777).toBe(statSync(store).mode & 0o777);
});

it('replaces an older bundle and nothing else', async () => {
  const folder = scratchFolder();
  expect((await lifeboat(['bundle', join(folder, 'new')])).exitCode).toBe(0);
  expect((await lifeboat(['bundle', join(folder, 'new')])).exitCode).toBe(0);
  cpSync(join(project, 'bin'), join(folder, 'mine'), { recursive: true });
  writeFileSync(join(folder, 'mine/notes.txt'), 'mine');
  const before = filesIn(join(folder, 'mine'));
  const { exitCode, stderr } = await lifeboat(['bundle', join(folder, 'mine')]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('holds something else than a bundle');
  expect(filesIn(join(folder, 'mine'))).toEqual(before);
  expect(readdirSync(folder).sort()).toEqual(['mine', 'new']);
});
