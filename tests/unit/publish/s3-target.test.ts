import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { S3Store } from '../../../src/publish/bucket.ts';
import { type BuiltSite, openBuiltSite } from '../../../src/publish/built-site.ts';
import { lease } from '../../../src/publish/s3-lock.ts';
import { s3Source } from '../../../src/publish/s3-source.ts';
import { openS3Store } from '../../../src/publish/s3-store.ts';
import { publishToS3 } from '../../../src/publish/s3-target.ts';
import { verify } from '../../../src/publish/verify.ts';
import { at } from '../../build-site.ts';
import { type BuiltFiles, edition, writeBuilt } from './built-sites.ts';
import { bucket, type LocalS3, startS3 } from './local-s3.ts';
import { memoryFolder } from './memory-folder.ts';

vi.setConfig({ testTimeout: 120_000 });

const noon = '2026-03-14T12:00:00.000Z';
const one = '2026-03-14T13:00:00.000Z';
const stylesheet = '_astro/page.hash.css';
const ordinary = { contentType: 'text/html', cacheControl: 'no-cache' };

function built(files: BuiltFiles, now: string): BuiltSite {
  return openBuiltSite(writeBuilt(join(memoryFolder(), 'built'), files, now));
}

function storeOf({ endpoint }: LocalS3, prefix?: string): S3Store {
  const id = 'bucket';
  const target = {
    id,
    type: 's3',
    bucket,
    endpoint,
    region: 'us-east-1',
    graceMinutes: 0,
  } as const;
  return openS3Store({ ...target, ...(prefix !== undefined && { prefix }) });
}

interface Circumstances {
  readonly graceMinutes?: number;
  readonly holder?: string;
  readonly clock?: () => number;
  readonly progress?: (done: number, of: number) => void;
}

function publish(
  store: S3Store,
  site: BuiltSite,
  circumstances: Circumstances = {},
): Promise<void> {
  const { graceMinutes = 60, ...others } = circumstances;
  const usual = { holder: 'This one', clock: () => 0, progress: () => undefined };
  return publishToS3(store, { graceMinutes }, site, { ...usual, ...others });
}

async function wrongWith(store: S3Store): Promise<string[]> {
  const [report] = await verify([s3Source('bucket', store)], { now: at(one) });
  return (report?.findings ?? []).map(({ kind, file }) => `${kind} ${file}`);
}

describe('publishing to a bucket', () => {
  it('sends what pages load first, then pages, the generation last', async () => {
    const s3 = await startS3();
    const progress: string[] = [];
    await publish(storeOf(s3), built(edition('noon'), noon), {
      progress: (done, of) => progress.push(`${done} of ${of}`),
    });
    const sent = s3.changes.filter((change) => !change.includes('_lifeboat/'));
    expect(sent).toHaveLength(10);
    expect(sent[0]).toBe(`PUT ${stylesheet}`);
    expect(sent.at(-1)).toBe('PUT generation.json');
    // Nothing is changed by somebody who has not got the lock, and it is given back.
    expect(s3.changes[0]).toBe('PUT _lifeboat/lock.json');
    expect(s3.changes.at(-1)).toBe('PUT _lifeboat/lock.json');
    expect(progress).toEqual(Array.from({ length: 9 }, (_none, index) => `${index + 1} of 9`));
    expect(await wrongWith(storeOf(s3))).toEqual([]);
  });

  it('says of each file what it is, and how long it may be kept', async () => {
    const s3 = await startS3();
    await publish(storeOf(s3), built(edition('noon'), noon));
    const headers = async (file: string): Promise<(string | null)[]> => {
      const response = await fetch(`${s3.endpoint}/${bucket}/${file}`);
      return ['content-type', 'cache-control'].map((name) => response.headers.get(name));
    };
    const short = 'public, max-age=60, stale-if-error=604800';
    expect(await headers('index.html')).toEqual(['text/html;charset=utf-8', short]);
    expect(await headers('history.rss')).toEqual(['application/rss+xml;charset=utf-8', short]);
    expect(await headers(stylesheet)).toEqual(['text/css;charset=utf-8', short]);
    expect(await headers('generation.json')).toEqual([
      'application/json;charset=utf-8',
      'no-cache',
    ]);
  });

  it('leaves alone what lies beside its prefix, and what it did not publish', async () => {
    const s3 = await startS3();
    const whole = storeOf(s3);
    await whole.write('mine.txt', Buffer.from('mine'), ordinary);
    const store = storeOf(s3, 'status/');
    await publish(store, built(edition('noon'), noon), { graceMinutes: 0 });
    await store.write('verification.html', Buffer.from('mine'), ordinary);
    await publish(store, built({ 'index.html': 'Little' }, one), { graceMinutes: 0 });
    const keys = [...(await whole.list()).keys()].filter((key) => !key.includes('_lifeboat/'));
    expect(keys.sort()).toEqual([
      'mine.txt',
      'status/generation.json',
      'status/index.html',
      'status/verification.html',
    ]);
    expect(await wrongWith(store)).toEqual(['extra verification.html']);
  });

  it('lets what has left the site stay for a time of grace', async () => {
    const s3 = await startS3();
    const store = storeOf(s3);
    await publish(store, built(edition('noon'), noon));
    const little = built({ 'index.html': 'Little' }, one);
    await publish(store, little);
    expect(await store.read(stylesheet)).toBeDefined();
    expect(await wrongWith(store)).toEqual([]);
    s3.ahead = 59 * 60_000;
    await publish(store, little);
    expect(await store.read(stylesheet)).toBeDefined();
    s3.ahead = 61 * 60_000;
    await publish(store, little);
    expect(await store.read(stylesheet)).toBeUndefined();
    // What comes back in time stays.
    await publish(store, built(edition('noon'), noon));
    await publish(store, little);
    await publish(store, built(edition('noon'), noon));
    s3.ahead += 61 * 60_000;
    await publish(store, built(edition('noon'), noon));
    expect(await wrongWith(store)).toEqual([]);
  });

  it('takes names as they are', async () => {
    const s3 = await startS3();
    // The local server writes `&` and `<` twice escaped into its listings.
    const names = ['a b+c', '%41 #?=!*()~', 'Störung ☂ 😀', '.well-known/x'];
    const files = Object.fromEntries(names.map((name) => [`${name}.html`, name]));
    for (const prefix of [undefined, 'status/']) {
      const store = storeOf(s3, prefix);
      await publish(store, built(files, noon), { graceMinutes: 0 });
      expect(await wrongWith(storeOf(s3, prefix ?? ''))).toEqual([]);
      s3.changes.length = 0;
      await publish(store, built(files, noon), { graceMinutes: 0 });
      expect(s3.changes.filter((change) => change.endsWith('.html'))).toEqual([]);
      await publish(store, built({ 'index.html': 'Little' }, one), { graceMinutes: 0 });
      const left = [...(await store.list()).keys()].filter((key) => !key.includes('_lifeboat/'));
      expect(left.sort()).toEqual(['generation.json', 'index.html']);
      for (const file of (await store.list()).keys()) await store.remove(file);
    }
  });

  it('sends only what has changed', async () => {
    const s3 = await startS3();
    const store = storeOf(s3);
    await publish(store, built(edition('noon'), noon));
    s3.changes.length = 0;
    await publish(store, built({ ...edition('noon'), 'index.html': 'New' }, one));
    expect(s3.changes.filter((change) => !change.includes('_lifeboat/'))).toEqual([
      'PUT index.html',
      'PUT generation.json',
    ]);
  });
});

describe('when the network is bad', () => {
  it('tries again', async () => {
    const s3 = await startS3();
    const seen = new Set<string>();
    s3.trouble = (request) => {
      if (seen.has(request)) return undefined;
      seen.add(request);
      return 503;
    };
    await publish(storeOf(s3), built(edition('noon'), noon));
    s3.trouble = () => undefined;
    expect(await wrongWith(storeOf(s3))).toEqual([]);
  });

  it('shows the old generation until all is there, and goes on where it was', async () => {
    const s3 = await startS3();
    const store = storeOf(s3);
    await publish(store, built(edition('noon'), noon));
    const next = built(edition('one', 9), one);
    s3.changes.length = 0;
    s3.trouble = (request) => (request.includes('03-17') ? 403 : undefined);
    await expect(publish(store, next)).rejects.toThrow('Refused with 403');
    const isFile = (change: string): boolean => !change.includes('_lifeboat/');
    const sent = s3.changes.filter(isFile);
    expect(sent.length).toBeGreaterThan(0);
    expect(Buffer.from((await store.read('generation.json'))?.bytes ?? []).toString()).toContain(
      noon,
    );
    s3.trouble = () => undefined;
    s3.changes.length = 0;
    await publish(store, next);
    const sentAgain = s3.changes.filter(isFile).filter((change) => sent.includes(change));
    expect(sentAgain).toEqual([]);
    expect(await wrongWith(store)).toEqual([]);
  });

  it('removes later what an interrupted run has sent and no later one wants', async () => {
    const s3 = await startS3();
    const store = storeOf(s3);
    await publish(store, built(edition('noon'), noon));
    s3.trouble = (request) => (request === 'PUT generation.json' ? 403 : undefined);
    await expect(publish(store, built(edition('one', 9), one))).rejects.toThrow();
    s3.trouble = () => undefined;
    expect((await store.list()).has('incidents/2026-03-18-storage/index.html')).toBe(true);
    await publish(store, built(edition('noon'), noon), { graceMinutes: 0 });
    expect((await store.list()).has('incidents/2026-03-18-storage/index.html')).toBe(false);
    expect(await wrongWith(store)).toEqual([]);
  });

  it('lets what an interrupted run wanted to remove stay for the whole time of grace', async () => {
    const s3 = await startS3();
    const store = storeOf(s3);
    await publish(store, built(edition('noon'), noon));
    const little = built({ 'index.html': 'Little' }, one);
    s3.trouble = (request) => (request === 'PUT generation.json' ? 403 : undefined);
    await expect(publish(store, little)).rejects.toThrow();
    s3.trouble = () => undefined;
    // Until here, readers saw pages that load it.
    s3.ahead = 2 * 60 * 60_000;
    await publish(store, little);
    expect(await store.read(stylesheet)).toBeDefined();
    s3.ahead += 61 * 60_000;
    await publish(store, little);
    expect(await store.read(stylesheet)).toBeUndefined();
  });

  it('changes nothing any more when it has said that it failed', async () => {
    const s3 = await startS3();
    const store = storeOf(s3);
    await publish(store, built(edition('noon'), noon));
    let isOver = false;
    const late: string[] = [];
    const uneven: S3Store = {
      ...store,
      write: async (path, bytes, writing) => {
        if (path.startsWith('incidents/')) await wait(100);
        if (path === 'index.html') {
          await wait(20);
          throw new Error('Refused.');
        }
        const etag = await store.write(path, bytes, writing);
        if (isOver) late.push(path);
        return etag;
      },
    };
    await expect(publish(uneven, built(edition('one'), one))).rejects.toThrow('Refused.');
    isOver = true;
    await wait(300);
    expect(late).toEqual([]);
    expect(s3.changes.at(-1)).toBe('PUT _lifeboat/lock.json');
  });

  it('says what is the matter when there is no such bucket', async () => {
    const s3 = await startS3();
    const target = { id: 'a', type: 's3', bucket: 'absent', region: 'us-east-1', graceMinutes: 0 };
    const store = openS3Store({ ...target, type: 's3', endpoint: s3.endpoint });
    await expect(publish(store, built(edition('noon'), noon))).rejects.toThrow(
      'The specified bucket does not exist',
    );
  });
});

describe('two publishers of one bucket', () => {
  it.for([
    ['', false],
    [', where entity tags have no quotes', true],
  ] as const)('at once: one wins and the other says so, 20 times%s', async ([, withoutQuotes]) => {
    const s3 = await startS3();
    s3.withoutQuotes = withoutQuotes;
    const sites = [built(edition('noon'), noon), built(edition('one'), one)] as const;
    const names = ['The first', 'The second'] as const;
    for (let time = 0; time < 20; time += 1) {
      const outcomes = await Promise.allSettled(
        sites.map((site, index) => publish(storeOf(s3), site, { holder: `${names[index]}` })),
      );
      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
      const loser = outcomes[1 - winner];
      expect(loser?.status === 'rejected' && String(loser.reason)).toContain(
        `${names[winner]} is publishing there now.`,
      );
      const seen = await storeOf(s3).read('generation.json');
      expect(Buffer.from(seen?.bytes ?? []).toString()).toContain([noon, one][winner]);
      expect(await wrongWith(storeOf(s3))).toEqual([]);
    }
  });

  it('one of which has died: the other takes over after the lease, by the clock of the store', async () => {
    const s3 = await startS3();
    const store = storeOf(s3);
    const held = Buffer.from(JSON.stringify({ holder: 'The dead one', isHeld: true }));
    await store.write('_lifeboat/lock.json', held, ordinary);
    const site = built(edition('noon'), noon);
    s3.ahead = lease - 5000;
    await expect(publish(store, site)).rejects.toThrow('The dead one is publishing there now.');
    s3.ahead = lease + 5000;
    await publish(store, site);
    expect(await wrongWith(store)).toEqual([]);
  });

  it('one of which was silent for too long: it changes nothing any more', async () => {
    const s3 = await startS3();
    const store = storeOf(s3);
    await publish(store, built(edition('noon'), noon));
    const taken = Buffer.from(JSON.stringify({ holder: 'The quick one', isHeld: true }));
    let time = 0;
    const slow: S3Store = {
      ...store,
      write: async (path, bytes, writing) => {
        if (path === 'index.html') {
          await store.write('_lifeboat/lock.json', taken, ordinary);
          time += lease;
        }
        return store.write(path, bytes, writing);
      },
    };
    await expect(publish(slow, built(edition('slow'), one), { clock: () => time })).rejects.toThrow(
      'Another publisher has taken over: this one was silent for too long.',
    );
    expect(Buffer.from((await store.read('generation.json'))?.bytes ?? []).toString()).toContain(
      noon,
    );
    expect((await store.read('_lifeboat/lock.json'))?.bytes).toEqual(new Uint8Array(taken));
  });
});

describe('verifying a bucket', () => {
  const page = 'incidents/2026-03-10-storage/index.html';

  it.for<readonly [what: string, spoil: (store: S3Store) => Promise<unknown>, found: string]>([
    [
      'a file has other bytes',
      (store) => store.write(page, Buffer.from('x'.repeat(99)), ordinary),
      `altered ${page}`,
    ],
    ['a file is missing', (store) => store.remove(page), `missing ${page}`],
    [
      'a file is truncated',
      (store) => store.write(page, Buffer.from('<h1>'), ordinary),
      `truncated ${page}`,
    ],
    [
      'a file is too many',
      (store) => store.write('more.html', Buffer.from(''), ordinary),
      'extra more.html',
    ],
    [
      'a file has the wrong type',
      (store) => store.write(stylesheet, Buffer.from(edition('')[stylesheet] ?? ''), ordinary),
      `wrong-type ${stylesheet}`,
    ],
  ])('finds out that %s', async ([, spoil, found]) => {
    const store = storeOf(await startS3());
    await publish(store, built(edition('noon'), noon));
    await spoil(store);
    expect(await wrongWith(store)).toEqual([found]);
  });
});
