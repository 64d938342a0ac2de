import { LockedError } from './lock.ts';
import { ConflictError, type S3Store, type Writing } from './bucket.ts';
import { TargetError } from './target-error.ts';

/** The folder of what Lifeboat itself needs to know in a bucket. */
export const stateFolder = '_lifeboat/';

/** Nobody is to keep what is in it. */
export const stateWriting: Writing = {
  contentType: 'application/json',
  cacheControl: 'no-store',
};

/** After how long without a sign of life a publisher counts as gone, in milliseconds. */
export const lease = 120_000;

/** How often it gives a sign of life. */
const heartbeat = lease / 6;

const lockFile = `${stateFolder}lock.json`;

/** The right to change a bucket. */
export interface S3Lock {
  /**
   * Makes sure that we still have it. To be called before every change.
   * @throws {TargetError} when somebody else has taken it
   */
  readonly hold: () => Promise<void>;
  readonly release: () => Promise<void>;
}

/**
 * Takes the lock of a bucket: an object that is written only as long as nobody else has written it. One whose holder
 * has given no sign of life during the lease is taken over; both times are those of the store's clock.
 * @param clock counts milliseconds
 * @throws {LockedError} when another publisher is at work
 */
export async function takeS3Lock(
  store: S3Store,
  holder: string,
  clock: () => number,
): Promise<S3Lock> {
  let beats = 0;
  const write = (onlyIf: string | null, isHeld = true): Promise<string> => {
    beats += 1;
    const bytes = Buffer.from(JSON.stringify({ holder, beats, isHeld }));
    return store.write(lockFile, bytes, { ...stateWriting, onlyIf });
  };
  let etag = await take(store, write);
  let last = clock();
  const renew = async (): Promise<void> => {
    try {
      etag = await write(etag);
      last = clock();
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      throw new TargetError('Another publisher has taken over: this one was silent for too long.');
    }
  };
  let renewal: Promise<void> | undefined;
  return {
    hold: async () => {
      if (clock() - last < heartbeat) return;
      renewal ??= renew().finally(() => {
        renewal = undefined;
      });
      await renewal;
    },
    release: async () => {
      await renewal?.catch(() => undefined);
      // Who has taken over keeps it.
      await write(etag, false).catch(() => undefined);
    },
  };
}

async function take(
  store: S3Store,
  write: (onlyIf: string | null) => Promise<string>,
): Promise<string> {
  const there = await store.read(lockFile);
  if (there && isHeld(there.bytes) && !(store.now() - there.written >= lease)) {
    throw lockedBy(there.bytes);
  }
  try {
    return await write(there?.etag ?? null);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    throw lockedBy((await store.read(lockFile))?.bytes);
  }
}

interface LockState {
  readonly holder?: unknown;
  readonly isHeld?: unknown;
}

function isHeld(bytes: Uint8Array): boolean {
  return stateIn(bytes).isHeld !== false;
}

function lockedBy(bytes: Uint8Array | undefined): LockedError {
  const { holder } = bytes ? stateIn(bytes) : {};
  const who = typeof holder === 'string' ? holder : 'Another process';
  const minutes = lease / 60_000;
  return new LockedError(
    `${who} is publishing there now. Try again when it is done, or in ${minutes} minutes if it was stopped.`,
  );
}

function stateIn(bytes: Uint8Array): LockState {
  try {
    return (JSON.parse(new TextDecoder().decode(bytes)) ?? {}) as LockState;
  } catch {
    return {};
  }
}
