import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import type { Contest } from './lock-contender.ts';
import { memoryFolder } from './memory-folder.ts';

it('of two that ask for a lock at the same moment exactly one gets it', async () => {
  const rounds = 500;
  const contest: Contest = {
    file: join(memoryFolder(), '.lock'),
    arrivals: new Int32Array(new SharedArrayBuffer(4)),
    got: new Int32Array(new SharedArrayBuffer(4 * rounds)),
  };
  const contender = new URL('lock-contender.ts', import.meta.url);
  const ends = await Promise.all(
    ['one', 'two'].map((name) =>
      once(new Worker(contender, { name, workerData: contest }), 'exit'),
    ),
  );
  expect(ends).toEqual([[0], [0]]);
  expect(contest.got.every((winners) => winners === 1)).toBe(true);
});
