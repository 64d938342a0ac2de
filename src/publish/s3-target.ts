import { createHash } from 'node:crypto';
import pMap from 'p-map';
import type { S3Target } from '../schema/target.ts';
import { type BuiltSite, parseGeneration } from './built-site.ts';
import { type Generation, generationFile } from './generation.ts';
import { contentTypeOf, isLoadedByPages } from './media-type.ts';
import { type S3Lock, stateFolder, stateWriting, takeS3Lock } from './s3-lock.ts';
import { ConflictError, type ListedObject, type S3Store } from './bucket.ts';
import { TargetError } from './target-error.ts';
import { cacheControlOf } from '../views/headers.ts';

/*
 * A bucket has no rename: readers may see pages of two generations while one is sent. Each of them is whole: what
 * pages load comes first, and what only older pages load goes last, after a time of grace.
 */

/** How many objects are sent at once. */
const concurrency = 8;

/** What has left the site, by path: since when, in milliseconds since 1970 by the clock of the store. */
type Retired = Readonly<Record<string, number>>;

const retiredFile = `${stateFolder}retired.json`;

export interface S3Surroundings {
  readonly holder: string;
  /** Counts milliseconds. */
  readonly clock: () => number;
  /** Told how many of the files that have to be sent are there. */
  readonly progress: (done: number, of: number) => void;
}

/**
 * Publishes a site to a bucket. Files that are there already are not sent again: an interrupted run goes on where it
 * was.
 * @throws {TargetError} when it cannot be done, or somebody else is at work
 */
export async function publishToS3(
  store: S3Store,
  { graceMinutes }: Pick<S3Target, 'graceMinutes'>,
  site: BuiltSite,
  { holder, clock, progress }: S3Surroundings,
): Promise<void> {
  const lock = await takeS3Lock(store, holder, clock);
  try {
    const there = await store.list();
    const before = await store.read(generationFile);
    const previous = before ? filesOf(before.bytes) : {};
    const { files } = site.generation;
    const retired = await readRetired(store);
    const retiredNow = (): Retired => ({
      // What is new is not yet part of the site: if this run ends early, nobody else would know of it.
      ...since(without(files, previous), store.now()),
      ...retired,
      // Until now, pages load what is leaving, whatever a run has written down that ended early.
      ...since(without(previous, files), store.now()),
    });
    await writeRetired(store, lock, retiredNow());
    await sendAll(store, lock, site, there, progress);
    await lock.hold();
    await sendGeneration(store, site, before?.etag ?? null);
    const gone = without(retiredNow(), files);
    await removeDue(store, lock, gone, store.now() - graceMinutes * 60_000);
  } finally {
    await lock.release();
  }
}

/** Files of a bucket that are there for a time of grace only. */
export async function readRetired(store: S3Store): Promise<Retired> {
  const object = await store.read(retiredFile);
  try {
    return object ? (JSON.parse(new TextDecoder().decode(object.bytes)) as Retired) : {};
  } catch {
    return {};
  }
}

async function sendAll(
  store: S3Store,
  lock: S3Lock,
  site: BuiltSite,
  there: ReadonlyMap<string, ListedObject>,
  progress: S3Surroundings['progress'],
): Promise<void> {
  const toSend = Object.keys(site.generation.files).filter(
    (file) => !isThere(there.get(file), site.read(file)),
  );
  const first = toSend.filter(isLoadedByPages);
  const then = toSend.filter((file) => !isLoadedByPages(file));
  let done = 0;
  for (const group of [first, then]) {
    await forEach(group, async (file) => {
      await lock.hold();
      await store.write(file, site.read(file), {
        contentType: contentTypeOf(file),
        cacheControl: cacheControlOf(file),
      });
      done += 1;
      progress(done, toSend.length);
    });
  }
}

/** Stores give MD5 as the entity tag of what was written in one piece; another tag means: send it again. */
function isThere(object: ListedObject | undefined, bytes: Uint8Array): boolean {
  if (object?.bytes !== bytes.byteLength) return false;
  return object.etag.replaceAll('"', '') === createHash('md5').update(bytes).digest('hex');
}

async function sendGeneration(
  store: S3Store,
  site: BuiltSite,
  onlyIf: string | null,
): Promise<void> {
  try {
    await store.write(generationFile, site.listing, {
      contentType: contentTypeOf(generationFile),
      cacheControl: cacheControlOf(generationFile),
      onlyIf,
    });
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    throw new TargetError('Somebody else has published there in between. Publish again.');
  }
}

async function removeDue(
  store: S3Store,
  lock: S3Lock,
  gone: Retired,
  until: number,
): Promise<void> {
  const due = Object.keys(gone).filter((file) => (gone[file] ?? 0) <= until);
  await forEach(due, async (file) => {
    await lock.hold();
    await store.remove(file);
  });
  await writeRetired(store, lock, without(gone, Object.fromEntries(due.map((file) => [file, 0]))));
}

/**
 * Does some work for several files at once. When it fails for one, no other is begun; what was begun is waited for:
 * it must not change anything when the lock is somebody else's.
 * @throws the first failure
 */
async function forEach(
  files: readonly string[],
  work: (file: string) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  await pMap(
    files,
    async (file) => {
      if (failures.length === 0) await work(file).catch((error: unknown) => failures.push(error));
    },
    { concurrency },
  );
  if (failures.length > 0) throw failures[0];
}

async function writeRetired(store: S3Store, lock: S3Lock, retired: Retired): Promise<void> {
  await lock.hold();
  await store.write(retiredFile, Buffer.from(JSON.stringify(retired)), stateWriting);
}

/** These files, all since the same moment. */
function since(files: object, moment: number): Retired {
  return Object.fromEntries(Object.keys(files).map((file) => [file, moment]));
}

function without<Value>(
  files: Readonly<Record<string, Value>>,
  others: object,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(files).filter(([file]) => !Object.hasOwn(others, file)));
}

/** What the generation in a bucket lists; nothing where it is none. */
function filesOf(listing: Uint8Array): Generation['files'] {
  try {
    return parseGeneration(listing).files;
  } catch {
    return {};
  }
}
