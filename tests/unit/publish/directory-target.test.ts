import fs, { mkdirSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BuiltSite, openBuiltSite } from '../../../src/publish/built-site.ts';
import {
  generationsIn,
  publishToDirectory,
  rollBackDirectory,
} from '../../../src/publish/directory-target.ts';
import { memoryFolder } from './memory-folder.ts';
import { edition, writeBuilt } from './built-sites.ts';
import { whatReadersSee } from './readers.ts';
import { diskWith, failingAt, killedAt } from './rough-disk.ts';

const first = '2026-03-14T12:00:00.000Z';
const second = '2026-03-14T13:00:00.000Z';
const third = '2026-03-14T14:00:00.000Z';

function built(folder: string, now: string): BuiltSite {
  return openBuiltSite(writeBuilt(join(folder, `built ${now}`), edition(now), now));
}

/** A target with the first generation, and the second one ready to be published. */
function targetWithFirst(): { target: string; old: BuiltSite; next: BuiltSite; folder: string } {
  const folder = memoryFolder();
  const target = join(folder, 'web');
  const old = built(folder, first);
  publishToDirectory(fs, target, old, 10);
  return { target, old, next: built(folder, second), folder };
}

describe('publishing to a directory', () => {
  it('makes the folder, and shows all files', () => {
    const target = join(memoryFolder(), 'srv/web');
    const site = built(memoryFolder(), first);
    const { id, previous } = publishToDirectory(fs, target, site, 10);
    expect({ id, previous }).toEqual({ id: site.id, previous: undefined });
    expect(id).toMatch(/^20260314T120000Z-[0-9a-f]{12}$/);
    expect(whatReadersSee(target)).toBe(first);
    expect(readdirSync(target)).toEqual(['current', 'generations']);
  });

  it('keeps the old generation beside the new one', () => {
    const { target, old, next } = targetWithFirst();
    const { id, previous } = publishToDirectory(fs, target, next, 10);
    expect(previous).toBe(old.id);
    expect(generationsIn(fs, target)).toEqual([id, old.id]);
    expect(whatReadersSee(target)).toBe(second);
  });

  it('keeps as many as it is told, and always what readers saw last', () => {
    const folder = memoryFolder();
    const target = join(folder, 'web');
    const instants = ['01', '02', '03', '04', '05'].map((hour) => `2026-03-14T${hour}:00:00.000Z`);
    const sites = instants.map((now) => built(folder, now));
    for (const site of sites) publishToDirectory(fs, target, site, 3);
    const [oldest, , , fourth, fifth] = sites.map(({ id }) => id);
    expect(generationsIn(fs, target).slice(0, 2)).toEqual([fifth, fourth]);
    expect(generationsIn(fs, target)).toHaveLength(3);
    // Something old published again is the current one, whatever its name says.
    if (sites[0]) publishToDirectory(fs, target, sites[0], 2);
    expect(generationsIn(fs, target)).toEqual([oldest, fifth]);
    expect(whatReadersSee(target)).toBe(instants[0]);
  });

  it('does not keep for ever what was built by a clock that was ahead', () => {
    const { target, folder } = targetWithFirst();
    const instants = ['2027-01-01T00', '2026-03-14T13', '2026-03-14T14', '2026-03-14T15'];
    const sites = instants.map((hour) => built(folder, `${hour}:00:00.000Z`));
    for (const site of sites) publishToDirectory(fs, target, site, 3);
    const [, ...later] = sites.map(({ id }) => id);
    expect(generationsIn(fs, target)).toEqual(later.reverse());
  });

  it('publishes the same again without writing it again', () => {
    const { target, old } = targetWithFirst();
    const { disk, calls } = diskWith();
    expect(publishToDirectory(disk, target, old, 10).id).toBe(old.id);
    expect(calls.filter(({ name }) => name === 'writeFileSync')).toEqual([]);
  });

  it('writes a generation anew that was damaged since', () => {
    const { target, old, next } = targetWithFirst();
    writeFileSync(join(target, 'current/index.html'), 'other');
    const { id } = publishToDirectory(fs, target, old, 10);
    expect(id).toBe(`${old.id}-2`);
    expect(whatReadersSee(target)).toBe(first);
    publishToDirectory(fs, target, next, 10);
    expect(rollBackDirectory(fs, target, undefined).id).toBe(`${old.id}-2`);
  });

  it('does not publish what is not as it was built', () => {
    const { target, old, next } = targetWithFirst();
    writeFileSync(join(next.folder, 'history.rss'), 'other');
    expect(() => publishToDirectory(fs, target, next, 10)).toThrow(
      `${next.folder}/history.rss is not as it was built. Build again, and publish that.\n` +
        `Readers see the whole generation ${old.id}.`,
    );
    expect(whatReadersSee(target)).toBe(first);
  });

  it.for(['folder', 'file'])('does not replace a %s of another origin', (kind) => {
    const folder = memoryFolder();
    const target = join(folder, 'web');
    mkdirSync(target);
    const current = join(target, 'current');
    if (kind === 'file') writeFileSync(current, 'mine');
    else mkdirSync(current);
    const site = built(folder, first);
    expect(() => publishToDirectory(fs, target, site, 10)).toThrow('was made by something else');
    expect(readdirSync(target)).toEqual(['current']);
  });

  it('has every byte and every name on the disk before it changes the link', () => {
    const { target, next } = targetWithFirst();
    const { disk, calls } = diskWith();
    publishToDirectory(disk, target, next, 10);
    const switched = calls.findIndex(
      ({ name, args }) => name === 'renameSync' && args[1] === join(target, 'current'),
    );
    const before = calls.slice(0, switched);
    const synced = syncedPaths(before);
    const staging = join(target, 'generations', `.new-${next.id}`);
    const files = [...Object.keys(next.generation.files), 'generation.json'];
    expect(synced).toEqual(expect.arrayContaining(files.map((file) => join(staging, file))));
    const folders = ['', '_astro', 'incidents', 'incidents/2026-03-10-storage'];
    expect(synced).toEqual(expect.arrayContaining(folders.map((name) => join(staging, name))));
    // The new generation's own name.
    expect(synced.at(-1)).toBe(join(target, 'generations'));
    expect(syncedPaths(calls.slice(switched))[0]).toBe(target);
  });
});

function syncedPaths(calls: ReturnType<typeof diskWith>['calls']): unknown[] {
  return calls.flatMap(({ name }, index) =>
    name === 'fsyncSync'
      ? [calls.slice(0, index).findLast((call) => call.name === 'openSync')?.args[0]]
      : [],
  );
}

describe('rolling back', () => {
  it('shows the generation before the current one, or any other', () => {
    const { target, old, next, folder } = targetWithFirst();
    publishToDirectory(fs, target, next, 10);
    const last = built(folder, third);
    publishToDirectory(fs, target, last, 10);
    expect(rollBackDirectory(fs, target, undefined)).toMatchObject({
      id: next.id,
      previous: last.id,
    });
    expect(whatReadersSee(target)).toBe(second);
    rollBackDirectory(fs, target, old.id);
    expect(whatReadersSee(target)).toBe(first);
    rollBackDirectory(fs, target, last.id);
    expect(whatReadersSee(target)).toBe(third);
  });

  it('goes by what was published, and not by when it was built', () => {
    const { target, old, next, folder } = targetWithFirst();
    // The clock was an hour ahead, and then corrected; `next` was built before, and published last.
    const ahead = built(folder, third);
    publishToDirectory(fs, target, ahead, 3);
    publishToDirectory(fs, target, next, 3);
    expect(generationsIn(fs, target)).toEqual([next.id, ahead.id, old.id]);
    expect(rollBackDirectory(fs, target, undefined).id).toBe(ahead.id);
    expect(rollBackDirectory(fs, target, undefined).id).toBe(old.id);
  });

  it('does not go back to what was gone back from', () => {
    const { target, old, next, folder } = targetWithFirst();
    publishToDirectory(fs, target, next, 10);
    rollBackDirectory(fs, target, undefined);
    const last = built(folder, third);
    publishToDirectory(fs, target, last, 10);
    expect(rollBackDirectory(fs, target, undefined).id).toBe(old.id);
  });

  it('goes back from what was published again to what was there in between', () => {
    const { target, old, next } = targetWithFirst();
    publishToDirectory(fs, target, next, 10);
    publishToDirectory(fs, target, old, 10);
    expect(rollBackDirectory(fs, target, undefined).id).toBe(next.id);
  });

  it('goes by the names where nothing says what was published when', () => {
    const { target, old, next, folder } = targetWithFirst();
    publishToDirectory(fs, target, next, 10);
    const list = join(target, 'generations/.order');
    for (const spoil of [
      () => rmSync(list),
      () => writeFileSync(list, `../..\n${next.id}\0\n.order\n`),
    ]) {
      spoil();
      expect(generationsIn(fs, target)).toEqual([next.id, old.id]);
    }
    const last = built(folder, third);
    publishToDirectory(fs, target, last, 10);
    expect(generationsIn(fs, target)).toEqual([last.id, next.id, old.id]);
  });

  it('says what there is when there is no such generation', () => {
    const { target, old } = targetWithFirst();
    for (const id of ['20200101T000000Z-000000000000', '../..', 'current']) {
      expect(() => rollBackDirectory(fs, target, id)).toThrow(
        `There is no generation ${id}. There are:\n  ${old.id}\nReaders see`,
      );
    }
    expect(() => rollBackDirectory(fs, target, undefined)).toThrow('There is no older generation.');
    expect(readlinkSync(join(target, 'current'))).toBe(`generations/${old.id}`);
  });

  it('does not show a damaged generation', () => {
    const { target, old, next } = targetWithFirst();
    publishToDirectory(fs, target, next, 10);
    writeFileSync(join(target, 'generations', old.id, 'index.html'), 'other');
    expect(() => rollBackDirectory(fs, target, old.id)).toThrow(
      'index.html is not as it was published.',
    );
    expect(whatReadersSee(target)).toBe(second);
  });
});

describe('when the file system fails', () => {
  it.each(['ENOSPC', 'EACCES', 'EIO'])('with %s at every call in turn', (code) => {
    const attempts = everyCall((target, next, at) => {
      const { disk, calls } = diskWith(failingAt(at, code));
      const result = attempt(() => publishToDirectory(disk, target, next, 1));
      if (calls.length <= at) return 'past the last call';
      const seen = whatReadersSee(target);
      // Tidying up may fail without harm, and says so; anything else is a failure, and says so.
      if ('outcome' in result) {
        expect(seen).toBe(second);
        expect(result.outcome.notes.join()).toContain(code);
      } else {
        expect([first, second]).toContain(seen);
        expect(result.message).toContain(`${code}: it was let fail`);
        expect(result.message).toContain('Readers see the whole generation');
      }
      return undefined;
    });
    expect(attempts).toBeGreaterThan(60);
  });

  it('and the process is killed at every call in turn', () => {
    const attempts = everyCall((target, next, at) => {
      const { disk, calls } = diskWith(killedAt(at));
      attempt(() => publishToDirectory(disk, target, next, 1));
      if (calls.length <= at) return 'past the last call';
      expect([first, second]).toContain(whatReadersSee(target));
      return undefined;
    });
    expect(attempts).toBeGreaterThan(60);
  });
});

/** Publishes with trouble at call 0, 1, 2 … of a fresh target each. Each time, the next publish must succeed. */
function everyCall(
  publish: (target: string, next: BuiltSite, at: number) => string | undefined,
): number {
  const folder = memoryFolder();
  const [old, next, last] = [first, second, third].map((now) => built(folder, now)) as [
    BuiltSite,
    BuiltSite,
    BuiltSite,
  ];
  for (let at = 0; ; at += 1) {
    const target = join(folder, `web ${at}`);
    publishToDirectory(fs, target, old, 2);
    if (publish(target, next, at) !== undefined) return at;
    const { id } = publishToDirectory(fs, target, last, 1);
    expect(whatReadersSee(target)).toBe(third);
    expect(readdirSync(target)).toEqual(['current', 'generations']);
    expect(readdirSync(join(target, 'generations'))).toEqual(['.order', id]);
  }
}

function attempt<Outcome>(
  work: () => Outcome,
): { readonly outcome: Outcome } | { readonly message: string } {
  try {
    return { outcome: work() };
  } catch (error) {
    return { message: (error as Error).message };
  }
}
