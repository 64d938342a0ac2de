import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { pageContext } from '../../../src/content.ts';
import { sites } from '../../sites/sites.ts';
import { filesIn, lifeboat, scratchFolder, siteIn } from './run-lifeboat.ts';

vi.setConfig({ testTimeout: 60_000 });

const { partial, complete } = sites;
const stackTrace = /^ {4}at /m;

function build(root: string, now: string, out: string) {
  return lifeboat(['build', '--root', root, '--now', now, '--out', out]);
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

it('several builds at once do not disturb each other, and give the same bytes', async () => {
  const folder = scratchFolder();
  const roots = [siteIn(folder, partial, 'one'), siteIn(folder, complete, 'two')] as const;
  const outs = ['a', 'b', 'c', 'd'].map((name) => join(folder, 'out', name));
  const outcomes = await Promise.all(
    outs.map((out, index) =>
      index % 2 === 0 ? build(roots[0], partial.now, out) : build(roots[1], complete.now, out),
    ),
  );
  expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
  const [a, b, c, d] = outs.map(filesIn);
  expect(c).toEqual(a);
  expect(d).toEqual(b);
  expect(a?.['index.html']).toContain('CDN partner drops');
  expect(b?.['index.html']).not.toContain('CDN partner drops');
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['a', 'b', 'c', 'd']);
});

// A file that is there and cannot be read, even by the administrator.
const unreadable = '/proc/self/mem';

it.skipIf(!existsSync(unreadable))(
  'a build that fails after it began to write leaves the older site, and ends with 3',
  async () => {
    const folder = scratchFolder();
    const root = siteIn(folder, partial);
    const out = join(folder, 'out');
    expect((await build(root, partial.now, out)).exitCode).toBe(0);
    const before = filesIn(out);
    mkdirSync(join(root, 'public'), { recursive: true });
    symlinkSync(unreadable, join(root, 'public/memory.txt'));
    const { exitCode, stdout, stderr } = await build(root, partial.now, out);
    expect(stderr).not.toMatch(stackTrace);
    expect(stderr).toContain('What was built before is untouched.');
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(filesIn(out)).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(['out', 'site']);
  },
);

it('a public file in the way of a page is left out by --keep-going, and plain Astro refuses it', async () => {
  const folder = scratchFolder();
  const root = siteIn(folder, partial);
  const out = join(folder, 'out');
  put(join(root, 'public/index.html'), 'Everything works.');
  put(join(root, 'public/history'), 'x');
  const args = ['--root', root, '--now', partial.now, '--out', out, '--keep-going'];
  const { exitCode, stderr } = await lifeboat(['build', ...args]);
  expect(stderr).toContain('public/index.html:1:1 error public-name-taken');
  expect(exitCode).toBe(0);
  expect(filesIn(out)['index.html']).toContain('CDN partner drops');
  expect(filesIn(out)['history/index.html']).toBeDefined();
  vi.stubEnv('LIFEBOAT_ROOT', root);
  vi.stubEnv('LIFEBOAT_NOW', partial.now);
  vi.stubEnv('LIFEBOAT_KEEP_GOING', '1');
  await expect(pageContext()).rejects.toThrow('public/index.html:1:1');
  vi.unstubAllEnvs();
});

describe('public files that cannot be published', () => {
  it.for<readonly [what: string, spoil: (root: string) => void]>([
    [
      'a public file stands where a page needs a folder',
      (root) => put(join(root, 'public/history'), 'x'),
    ],
    [
      'a public file stands where the last page needs one',
      (root) => put(join(root, 'public/about'), 'x'),
    ],
    [
      'a public folder stands where a page needs a file',
      (root) => put(join(root, 'public/404.html/x'), 'x'),
    ],
    [
      'a public file has a name that no list of files could hold',
      (root) => put(join(root, 'public/two\nlines.txt'), 'x'),
    ],
    [
      '`public` is a file',
      (root) => {
        rmSync(join(root, 'public'), { recursive: true });
        put(join(root, 'public'), 'x');
      },
    ],
    [
      'a link leads back to `public`',
      (root) => {
        symlinkSync('../public', join(root, 'public/again'));
      },
    ],
  ])('stop the build with 1, and the older site stays: %s', async ([, spoil]) => {
    const folder = scratchFolder();
    const root = siteIn(folder, partial);
    const out = join(folder, 'out');
    expect((await build(root, partial.now, out)).exitCode).toBe(0);
    const before = filesIn(out);
    spoil(root);
    const { exitCode, stdout, stderr } = await build(root, partial.now, out);
    expect(stderr).not.toMatch(stackTrace);
    expect(stderr).toContain('What was built before is untouched.');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(filesIn(out)).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(['out', 'site']);
  });
});

it('a link among the public files is published as what it leads to, and listed', async () => {
  const folder = scratchFolder();
  const root = siteIn(folder, partial);
  const out = join(folder, 'out');
  put(join(folder, 'shared/key.txt'), 'a key');
  mkdirSync(join(root, 'public'), { recursive: true });
  symlinkSync('../../shared/key.txt', join(root, 'public/key.txt'));
  symlinkSync('../../shared', join(root, 'public/shared'));
  expect((await build(root, partial.now, out)).exitCode).toBe(0);
  const files = filesIn(out);
  expect(files['index.html']).toContain('<link rel="icon" href="/favicon.svg"');
  expect(files['key.txt']).toBe('a key');
  expect(files['shared/key.txt']).toBe('a key');
  const generation = JSON.parse(files['generation.json'] ?? '') as { files: object };
  expect(Object.keys(generation.files)).toEqual(
    expect.arrayContaining(['key.txt', 'shared/key.txt']),
  );
});

it('pages of a site without an icon link to none', async () => {
  const folder = scratchFolder();
  const root = siteIn(folder, partial);
  rmSync(join(root, 'public'), { recursive: true });
  expect((await build(root, partial.now, join(folder, 'out'))).exitCode).toBe(0);
  const files = filesIn(join(folder, 'out'));
  expect(files['favicon.svg']).toBeUndefined();
  const linking = Object.keys(files).filter(
    (file) => file.endsWith('.html') && files[file]?.includes('favicon'),
  );
  expect(linking).toEqual([]);
});

it('what a record holds does not command the terminal that shows its problems', async () => {
  const root = siteIn(scratchFolder(), partial);
  const file = join(root, 'incidents/2026-03-10-look-ups-failed/incident.md');
  const evil = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202egreen';
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(
      'title: Name look-ups failed',
      `title: ${evil}\ncolour: ${evil}`,
    ),
  );
  const { exitCode, stdout, stderr } = await lifeboat([
    'check',
    '--root',
    root,
    '--now',
    partial.now,
  ]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('2026-03-10-look-ups-failed/incident.md:');
  // eslint-disable-next-line no-control-regex -- these are the characters that command a terminal
  expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});
