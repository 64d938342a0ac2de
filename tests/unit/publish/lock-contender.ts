/*
 * One of two threads that ask for a lock at the same moment, many times: `got` counts who got it in each round.
 */
import { workerData } from 'node:worker_threads';
import { LockedError, withLock } from '../../../src/publish/lock.ts';

const { file, arrivals, got } = workerData as Contest;

/** What two threads share. */
export interface Contest {
  readonly file: string;
  /** How often a thread has come to the line, over all rounds. */
  readonly arrivals: Int32Array;
  /** For each round, how many got the lock. */
  readonly got: Int32Array;
}

for (let round = 0; round < got.length; round += 1) {
  atTheLine();
  try {
    await withLock(file, 'The other one', () => {
      Atomics.add(got, round, 1);
      atTheLine();
    });
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    atTheLine();
  }
}

/** Waits until both are there. */
function atTheLine(): void {
  const turn = Math.floor(Atomics.add(arrivals, 0, 1) / 2);
  while (Atomics.load(arrivals, 0) < (turn + 1) * 2);
}
