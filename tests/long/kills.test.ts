import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { seeded } from '../unit/check/seeded.ts';
import { filesIn } from '../unit/cli/run-lifeboat.ts';
import { edition, writeBuilt } from '../unit/publish/built-sites.ts';
import { buildForgetful, siteOf } from '../unit/publish/forgetful-build.ts';
import { memoryFolder } from '../unit/publish/memory-folder.ts';
import { whatReadersSee } from '../unit/publish/readers.ts';

const kills = 1000;
const program = join(import.meta.dirname, '../unit/publish/publisher.ts');
const killedBuilder = join(import.meta.dirname, '../unit/publish/killed-builder.ts');
const instants = ['2026-03-14T12:00:00.000Z', '2026-03-14T13:00:00.000Z'];

vi.setConfig({ testTimeout: 900_000 });

it(`readers see a whole generation after each of ${kills} kills, and the next publish succeeds`, async () => {
  const folder = memoryFolder();
  const built = instants.map((now) => writeBuilt(join(folder, now), edition(now), now));
  const random = seeded('kills');
  let broken = 0;
  const publishers = ['one', 'two'].map(async (name) => {
    const target = join(folder, name);
    mkdirSync(target);
    let published = 0;
    for (let kill = 0; kill < kills / 2; kill += 1) {
      published += await publishUntilKilled(target, built, random.below(12));
      expect(instants).toContain(whatReadersSee(target));
      const names = readdirSync(join(target, 'generations'));
      if (names.some((name) => /^\.(new|old)-/.test(name))) broken += 1;
    }
    return published;
  });
  const published = await Promise.all(publishers);
  expect(Math.min(...published)).toBeGreaterThanOrEqual(kills / 2);
  // Kills came in the middle of the work, and not between.
  expect(broken).toBeGreaterThan(kills / 4);
});

it('a build leaves no file of one that was killed, at whichever of its steps', async () => {
  const now = { 'index.html': 'now', 'c/index.html': 'c', 'incidents/d/index.html': 'd' };
  const next = { 'index.html': 'next', 'incidents/b/index.html': 'b' };
  const own = { CNAME: 'status.example' };
  let steps = 0;
  for (let isKilled = true; isKilled; steps += 1) {
    const out = join(memoryFolder(), 'out');
    await buildForgetful(out, { 'index.html': 'before', 'incidents/a/index.html': 'a', c: 'c' });
    writeFileSync(join(out, 'CNAME'), own.CNAME);
    const args = [killedBuilder, out, JSON.stringify(now), String(steps)];
    const { signal, status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
    isKilled = signal === 'SIGKILL';
    if (!isKilled) expect(status).toBe(0);
    await buildForgetful(out, next);
    expect(filesIn(out), `killed before step ${steps}`).toEqual({ ...own, ...siteOf(next) });
  }
  // What is in the way goes, what is new comes, what is gone goes, and the listing comes last.
  expect(steps).toBeGreaterThan(7);
});

/**
 * Lets a publisher work, with what the one before left, until it has published once and then some milliseconds more.
 * @returns how often it published
 */
async function publishUntilKilled(
  target: string,
  built: readonly string[],
  milliseconds: number,
): Promise<number> {
  const child = spawn(process.execPath, [program, target, ...built], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // A thousand processes: each takes half the time when it need not compile.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'lifeboat-test-compile-cache') },
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('close', (_code, signal) => resolve(signal));
  });
  let published = 0;
  const once = new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', () => {
      published += 1;
      resolve();
    });
  });
  await Promise.race([once, ended]);
  await wait(milliseconds);
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  expect(published).toBeGreaterThan(0);
  return published;
}
