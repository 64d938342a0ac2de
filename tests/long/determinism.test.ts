import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { contentHashOf } from '../../src/publish/build-site.ts';
import { generationFile } from '../../src/publish/generation.ts';
import { openSite } from '../../src/render/open-site.ts';
import type { SiteFiles } from '../sites/site-files.ts';
import { sites } from '../sites/sites.ts';
import {
  filesIn,
  lifeboat,
  project,
  run,
  scratchFolder,
  siteIn,
} from '../unit/cli/run-lifeboat.ts';

vi.setConfig({ testTimeout: 120_000 });

const exampleNow = '2026-11-21T12:00:00Z';
const parts = ['status.config.ts', 'incidents', 'public'];

/** The example and two sites of `tests/sites`, each as a folder that may be edited. */
const sources: Readonly<Record<string, { readonly now: string; at(folder: string): string }>> = {
  example: {
    now: exampleNow,
    at: (folder) => {
      for (const part of parts)
        cpSync(join(project, part), join(folder, part), { recursive: true });
      return folder;
    },
  },
  complete: { now: sites.complete.now, at: (folder) => siteIn(folder, sites.complete, '.') },
  partial: { now: sites.partial.now, at: (folder) => siteIn(folder, sites.partial, '.') },
};

function copyOf(name: keyof typeof sources, folder: string): { root: string; now: string } {
  const source = sources[name];
  if (!source) throw new Error(`There is no site ${name}.`);
  mkdirSync(folder, { recursive: true });
  return { root: source.at(folder), now: source.now };
}

/** The history of a repository, where there is one; without files. */
function cloneOf(repository: string, folder: string): void {
  if (!existsSync(join(repository, '.git'))) return;
  const clone = ['clone', '--quiet', '--shared', '--no-checkout', repository, folder];
  execFileSync('git', clone, { stdio: 'ignore' });
}

async function build(
  root: string | undefined,
  now: string,
  out: string,
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<Record<string, string>> {
  const place = root === undefined ? [] : ['--root', root];
  const args = ['build', ...place, '--now', now, '--out', out, ...flags];
  const { exitCode, stderr } = await lifeboat(args, { env });
  if (exitCode !== 0) throw new Error(stderr);
  return filesIn(out);
}

/** Equal, said in file names: two whole sites in a failure's message help nobody. */
function expectSame(actual: Record<string, string>, expected: Record<string, string>): void {
  expect(Object.keys(actual)).toEqual(Object.keys(expected));
  expect(Object.keys(actual).filter((file) => actual[file] !== expected[file])).toEqual([]);
}

interface Generation {
  readonly now: string;
  readonly nextTransition: string;
  readonly contentHash: string;
  readonly site: string;
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>;
}

async function contentHashIn(root: string): Promise<string> {
  const now = Date.parse(exampleNow);
  return contentHashOf(await openSite(root, now, join(root, '../nothing-remembered'), 'test'));
}

function generationIn(files: Record<string, string>): Generation {
  return JSON.parse(files[generationFile] ?? '') as Generation;
}

function withoutHash(files: Record<string, string>): Record<string, string> {
  const generation = JSON.stringify({ ...generationIn(files), contentHash: '' });
  return { ...files, [generationFile]: generation };
}

describe('the same files and the same instant', () => {
  it.for(Object.keys(sources))(
    'give the same bytes in every zone, in every language and in every folder: %s',
    async (name) => {
      const folder = scratchFolder();
      const { root, now } = copyOf(name, join(folder, 'one'));
      const { root: other } = copyOf(name, join(folder, 'two/with a space'));
      const utc = await build(root, now, join(folder, 'utc'), { TZ: 'UTC', LANG: 'C' });
      expect(Object.keys(utc).length).toBeGreaterThan(10);
      const kolkata = { TZ: 'Asia/Kolkata', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' };
      expectSame(await build(root, now, join(folder, 'kolkata'), kolkata), utc);
      const stJohns = { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
      expectSame(await build(other, now, join(folder, 'deep/er/st-johns'), stJohns), utc);
    },
  );

  it('give the same bytes whether the example is named or is where the program is', async () => {
    const folder = scratchFolder();
    // What git knows of the example goes with it: it stands on the pages.
    cloneOf(project, join(folder, 'copy'));
    const { root, now } = copyOf('example', join(folder, 'copy'));
    const named = await build(root, now, join(folder, 'named'));
    expectSame(await build(undefined, now, join(folder, 'default')), named);
  });

  it('give the same bytes when they are built over an older site', async () => {
    const folder = scratchFolder();
    const { root, now } = copyOf('partial', join(folder, 'site'));
    const fresh = await build(root, now, join(folder, 'fresh'));
    await build(copyOf('complete', join(folder, 'other')).root, now, join(folder, 'out'));
    expectSame(await build(root, now, join(folder, 'out')), fresh);
  });

  it.for(Object.keys(sources))(
    'give the same site when sources have CRLF and a byte order mark: %s',
    async (name) => {
      const folder = scratchFolder();
      const { root, now } = copyOf(name, join(folder, 'unix'));
      const { root: windows } = copyOf(name, join(folder, 'windows'));
      for (const file of Object.keys(filesIn(windows)).filter((path) => /\.(md|ts)$/.test(path))) {
        const path = join(windows, file);
        // Nothing but the copy is written to, wherever a link may lead.
        expect(realpathSync(path).startsWith(`${realpathSync(folder)}/`)).toBe(true);
        const text = readFileSync(path, 'utf8');
        writeFileSync(path, `\ufeff${text.replaceAll('\n', '\r\n')}`);
      }
      const expected = await build(root, now, join(folder, 'out-unix'));
      const actual = await build(windows, now, join(folder, 'out-windows'));
      expectSame(withoutHash(actual), withoutHash(expected));
      expect(generationIn(actual).contentHash).not.toBe(generationIn(expected).contentHash);
    },
  );
});

describe('two doors, one house', () => {
  const name = 'Länge der Schlange.gif';
  const withUmlaut = JSON.parse(
    JSON.stringify(sites.complete)
      .replaceAll('queue depth.gif', name)
      .replaceAll('queue%20depth.gif', encodeURIComponent(name)),
  ) as SiteFiles;

  async function throughAstro(root: string, now: string, out: string, keepGoing: boolean) {
    const cli = join(project, 'node_modules/astro/bin/astro.mjs');
    const env = {
      LIFEBOAT_ROOT: root,
      LIFEBOAT_NOW: now,
      ASTRO_TELEMETRY_DISABLED: '1',
      ...(keepGoing && { LIFEBOAT_KEEP_GOING: '1' }),
    };
    const { exitCode, stdout, stderr } = await run([cli, 'build', '--outDir', out], {
      cwd: project,
      env,
    });
    if (exitCode !== 0) throw new Error(stdout + stderr);
    return filesIn(out);
  }

  async function expectOneHouse(root: string, now: string, folder: string, keepGoing = false) {
    const flags = keepGoing ? ['--keep-going'] : [];
    const out = join(folder, 'ours');
    const { [generationFile]: generation, ...ours } = await build(root, now, out, {}, flags);
    expect(generation).toBeDefined();
    expectSame(await throughAstro(root, now, join(folder, 'theirs'), keepGoing), ours);
    return ours;
  }

  // Pictures are the case below; `complete` is in it.
  const others = Object.entries(sites as Readonly<Record<string, SiteFiles>>).filter(
    ([each]) => each !== 'complete',
  );
  it.for(others)('astro build and lifeboat build give the same bytes: %s', async ([, site]) => {
    const folder = scratchFolder();
    await expectOneHouse(siteIn(folder, site), site.now, folder, site.keepGoing);
  });

  it('astro build and lifeboat build give the same bytes: the example', async () => {
    await expectOneHouse(project, exampleNow, scratchFolder());
  });

  it('astro build and lifeboat build give the same bytes: a picture with a space and an umlaut', async () => {
    const folder = scratchFolder();
    const files = await expectOneHouse(siteIn(folder, withUmlaut), withUmlaut.now, folder);
    expect(Object.keys(files)).toContain(`incidents/2026-03-05-uploads-fail/${name}`);
    expect(Object.keys(files)).toContain(`maintenance/2026-03-08-bigger-queue/${name}`);
    expect(files['incidents/2026-03-05-uploads-fail/index.html']).toContain(
      'src="/incidents/2026-03-05-uploads-fail/L%C3%A4nge%20der%20Schlange.gif"',
    );
  });
});

describe('generation.json', () => {
  it('lists every other file with its hash and its size, and nothing else', async () => {
    const folder = scratchFolder();
    const { root, now } = copyOf('complete', join(folder, 'site'));
    const out = join(folder, 'out');
    const files = await build(root, now, out);
    const generation = generationIn(files);
    const expected = Object.keys(files)
      .filter((file) => file !== generationFile)
      .map((file) => {
        const bytes = readFileSync(join(out, file));
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        return [file, { sha256, bytes: statSync(join(out, file)).size }];
      });
    expect(generation.files).toEqual(Object.fromEntries(expected));
    expect(Object.keys(generation.files)).toEqual(Object.keys(generation.files).toSorted());
    expect(Object.keys(generation)).toEqual([
      'now',
      'nextTransition',
      'contentHash',
      'site',
      'files',
    ]);
  });

  it('says when it was built, from when on it is old, and for which address', async () => {
    const folder = scratchFolder();
    const { root, now } = copyOf('partial', join(folder, 'site'));
    expect(generationIn(await build(root, now, join(folder, 'out')))).toMatchObject({
      now: '2026-03-14T12:16:00.000Z',
      // By then the next update is promised.
      nextTransition: '2026-03-14T12:45:00.000Z',
      site: 'https://harbour-status.example',
      contentHash: await contentHashIn(root),
    });
  });

  it('is old at the next UTC midnight at the latest', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    const files = await build(siteIn(folder, sites.empty), '2026-03-14T23:59:00-02:00', out);
    expect(generationIn(files)).toMatchObject({
      now: '2026-03-15T01:59:00.000Z',
      nextTransition: '2026-03-16T00:00:00.000Z',
    });
  });

  it.for([
    'status.config.ts',
    'incidents/2026-03-05-uploads-fail/incident.md',
    'incidents/2026-03-05-uploads-fail/postmortem.md',
    'incidents/2026-03-05-uploads-fail/queue depth.gif',
    'public/brand/logo.svg',
  ])('has another contentHash when one byte is added to %s', async (file) => {
    const { root } = copyOf('complete', scratchFolder());
    const before = await contentHashIn(root);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    appendFileSync(join(root, file), '\n');
    expect(await contentHashIn(root)).not.toBe(before);
  });

  it('has another contentHash when a file is added without content, and the same one in another folder', async () => {
    const folder = scratchFolder();
    const { root } = copyOf('complete', join(folder, 'one'));
    const before = await contentHashIn(root);
    expect(await contentHashIn(copyOf('complete', join(folder, 'two')).root)).toBe(before);
    writeFileSync(join(root, 'public/empty.txt'), '');
    expect(await contentHashIn(root)).not.toBe(before);
  });
});
