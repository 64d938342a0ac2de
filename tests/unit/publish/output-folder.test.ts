import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markOf } from '../../../src/read/file-hashes.ts';
import { ForeignFolderError } from '../../../src/publish/output-folder.ts';
import { ObstacleError, UnfinishedError } from '../../../src/publish/put-in-place.ts';
import { filesIn } from '../cli/run-lifeboat.ts';
import { buildForgetful as build, type Files, siteOf } from './forgetful-build.ts';
import { memoryFolder } from './memory-folder.ts';

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function newOut(): { readonly folder: string; readonly out: string } {
  const folder = memoryFolder();
  return { folder, out: join(folder, 'out') };
}

const first = { 'index.html': 'one', 'incidents/a/index.html': 'a', 'incidents/b/index.html': 'b' };
const without = { 'index.html': 'two', 'incidents/b/index.html': 'b' };

describe('an output folder', () => {
  it('holds what the last build made, and beside it nothing is left', async () => {
    const { folder, out } = newOut();
    await build(out, first);
    expect(filesIn(out)).toEqual(siteOf(first));
    await build(out, without);
    expect(filesIn(out)).toEqual(siteOf(without));
    expect(existsSync(join(out, 'incidents/a'))).toBe(false);
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('may have a folder take the place of a file, and a file that of a folder', async () => {
    const { out } = newOut();
    const file = { 'index.html': 'one', a: 'a' };
    const deep = { 'index.html': 'one', 'a/b': 'b', 'a/c/d': 'd' };
    await build(out, file);
    await build(out, deep);
    expect(filesIn(out)).toEqual(siteOf(deep));
    await build(out, file);
    expect(filesIn(out)).toEqual(siteOf(file));
  });

  it.for<readonly [what: string, site: Files, file: string | undefined]>([
    ['a folder with a file of somebody else', { ...without, zzz: 'z' }, 'zzz/own'],
    ['a folder with such a one beside what is gone', { incidents: 'i' }, 'incidents/a/own'],
    ['an empty folder of somebody else', { ...without, zzz: 'z' }, undefined],
    ['a file of somebody else where a folder belongs', { ...without, 'zzz/deep/er': 'z' }, 'zzz'],
  ])('is left as it is when something is in the way: %s', async ([, site, file]) => {
    const { folder, out } = newOut();
    await build(out, first);
    if (file === undefined) mkdirSync(join(out, 'zzz'));
    else put(join(out, file), 'own');
    const before = filesIn(out);
    await expect(build(out, site)).rejects.toThrow(ObstacleError);
    expect(filesIn(out)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('loses nothing that no build made when its listing is missing or damaged', async () => {
    for (const listing of [
      undefined,
      '{}',
      '{"now":',
      siteOf({ '../x': 'x' })['generation.json'],
    ]) {
      const { folder, out } = newOut();
      put(join(folder, 'x'), 'x');
      put(join(out, 'history.rss'), 'old');
      put(join(out, '.git/HEAD'), 'ref');
      put(join(out, 'CNAME'), 'status.example');
      if (listing !== undefined) put(join(out, 'generation.json'), listing);
      await build(out, first);
      const foreign = { '.git/HEAD': 'ref', CNAME: 'status.example', 'history.rss': 'old' };
      expect(filesIn(out)).toEqual({ ...siteOf(first), ...foreign });
      expect(existsSync(join(folder, 'x'))).toBe(true);
    }
  });

  it('is refused when it holds something else', async () => {
    const { out } = newOut();
    put(join(out, 'thesis.txt'), 'ten years of work');
    await expect(build(out, first)).rejects.toThrow(ForeignFolderError);
    expect(filesIn(out)).toEqual({ 'thesis.txt': 'ten years of work' });
  });

  it('that fails while files are moved loses no page, and the next build tidies up', async () => {
    const { folder, out } = newOut();
    await build(out, first);
    const before = filesIn(out);
    const site = { ...without, 'incidents/c/index.html': 'c', 'z/last': 'z' };
    const staged = (): string => join(folder, readdirSync(folder).find((n) => n !== 'out') ?? '');
    const spoiled = build(out, site, () => {
      renameSync(join(staged(), 'z/last'), join(folder, 'elsewhere'));
    });
    await expect(spoiled).rejects.toThrow(UnfinishedError);
    const now = filesIn(out);
    for (const file of Object.keys(before)) expect(now[file], file).toBeDefined();
    expect(now['generation.json']).toBe(before['generation.json']);
    expect(now['incidents/c/index.html']).toBe('c');
    await build(out, without);
    expect(filesIn(out)).toEqual(siteOf(without));
  });
});

describe('a build that was cut off', () => {
  const withNew = { ...first, 'incidents/c/index.html': 'c' };

  /** The output folder as a build leaves it that is killed before it moves its last file, the listing. */
  async function cutOff(out: string, staging: string): Promise<void> {
    await build(out, first);
    put(join(out, 'incidents/c/index.html'), 'c');
    put(join(staging, 'generation.json'), siteOf(withNew)['generation.json'] ?? '');
  }

  it.for(['.out-new-abc123', 'out/.out-new-abc123'])(
    'leaves no page that the next one does not take away: %s',
    async (name) => {
      const { folder, out } = newOut();
      await cutOff(out, join(folder, name));
      await build(out, without);
      const { 'generation.json': listing, ...files } = siteOf(without);
      expect(filesIn(out)).toMatchObject(files);
      expect(readFileSync(join(out, 'generation.json'), 'utf8')).toBe(listing);
      expect(existsSync(join(out, 'incidents/c'))).toBe(false);
    },
  );

  it('does not make a file its own that it did not write', async () => {
    const { folder, out } = newOut();
    await cutOff(out, join(folder, '.out-new-abc123'));
    writeFileSync(join(out, 'incidents/c/index.html'), 'by hand');
    await build(out, without);
    expect(readFileSync(join(out, 'incidents/c/index.html'), 'utf8')).toBe('by hand');
  });

  it('leaves a folder that is swept when nobody has changed it for an hour, and no other', async () => {
    const { folder, out } = newOut();
    const old = ['.out-new-abc123', 'out/.out-new-abc456'];
    const others = ['.out-new-abc789', '.other-new-abc123', '.out-new-x-new-abc123', '.out-new-'];
    await build(out, first);
    for (const name of [...old, ...others]) put(join(folder, name, 'index.html'), 'half');
    const hoursAgo = new Date(Date.now() - 2 * 60 * 60_000);
    for (const name of [...old, ...others.slice(1)]) {
      utimesSync(join(folder, name), hoursAgo, hoursAgo);
    }
    await build(out, without);
    expect(readdirSync(folder).sort()).toEqual([...others, 'out'].sort());
    expect(filesIn(out)).toEqual(siteOf(without));
  });

  it('the first time within the folder does not make it foreign', async () => {
    const { out } = newOut();
    put(join(out, 'index.html'), 'one');
    put(join(out, '.out-new-abc123/generation.json'), siteOf(first)['generation.json'] ?? '');
    await build(out, first);
    expect(filesIn(out)).toMatchObject(siteOf(first));
  });
});

it('has marks of what was written, as it is in its place', async () => {
  const { out } = newOut();
  for (const files of [first, without]) {
    const marks = await build(out, files);
    expect(marks.get('index.html')).toBe(markOf(statSync(join(out, 'index.html'))));
  }
  const marks = await build(out, { ...without, 'index.html': 'three' });
  expect([...marks.keys()]).toEqual(['index.html', 'generation.json']);
});

it('a link among the files of the site is replaced, and what it leads to stays', async () => {
  const { folder, out } = newOut();
  await build(out, first);
  mkdirSync(join(folder, 'elsewhere'));
  symlinkSync('../elsewhere', join(out, 'z'));
  await build(out, { ...first, z: 'z' });
  expect(readFileSync(join(out, 'z'), 'utf8')).toBe('z');
  expect(existsSync(join(folder, 'elsewhere'))).toBe(true);
});
