import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SiteConfigInput } from '../../../src/schema/site-config.ts';
import { sites } from '../../sites/sites.ts';
import { whatReadersSee } from '../publish/readers.ts';
import { lifeboat, type Outcome, scratchFolder, siteIn } from './run-lifeboat.ts';

vi.setConfig({ testTimeout: 120_000 });

const first = '2026-03-14T12:16:00.000Z';
const second = '2026-03-14T12:20:00.000Z';
const isRoot = process.getuid?.() === 0;

type Targets = NonNullable<SiteConfigInput['targets']>;
const web: Targets[number] = { id: 'web', type: 'directory', path: '../web' };

/** A site with these targets; `web` is a folder beside it. */
function siteWithTargets(targets: Targets): { folder: string; root: string; web: string } {
  const folder = scratchFolder();
  const { partial } = sites;
  const root = siteIn(folder, { ...partial, config: { ...partial.config, targets } });
  return { folder, root, web: join(folder, 'web') };
}

function publish(root: string, now: string, ...more: readonly string[]): Promise<Outcome> {
  return lifeboat(['publish', '--root', root, '--now', now, ...more]);
}

describe('publish', () => {
  it('checks, builds and publishes; rollback goes back', async () => {
    const { root, web: target } = siteWithTargets([web]);
    expect((await publish(root, first)).stdout).toMatch(
      /web: readers see generation 20260314T121600Z/,
    );
    expect((await publish(root, second)).exitCode).toBe(0);
    expect(whatReadersSee(target)).toBe(second);
    const list = await lifeboat(['rollback', '--root', root, '--list']);
    expect(list.stdout).toMatch(
      /^web:\n {2}20260314T122000Z-\w+ \(what readers see\)\n {2}20260314T121600Z-\w+\n$/,
    );
    const { exitCode } = await lifeboat(['rollback', '--root', root]);
    expect(exitCode).toBe(0);
    expect(whatReadersSee(target)).toBe(first);
  });

  it('publishes nothing while a record has errors', async () => {
    const { root, web: target } = siteWithTargets([web]);
    await publish(root, first);
    const file = join(root, 'incidents/2026-03-10-look-ups-failed/incident.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('component:', 'componet:'));
    const { exitCode, stderr } = await publish(root, second);
    expect({ exitCode, seen: whatReadersSee(target) }).toEqual({ exitCode: 1, seen: first });
    expect(stderr).toContain('There is no key `componet`');
    // Records with errors do not keep anybody from going back.
    expect((await lifeboat(['rollback', '--root', root, '--list'])).exitCode).toBe(0);
  });

  it('gives a command the generation, in the folder of the site', async () => {
    const run = 'cp -r "$LIFEBOAT_GENERATION" "../$LIFEBOAT_TARGET-copy" && echo sent';
    const { folder, root } = siteWithTargets([{ id: 'host', type: 'command', run }]);
    const { exitCode, stderr, stdout } = await publish(root, first);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: expect.stringContaining('host: sent\n'),
    });
    expect(stdout).toContain('host: was sent generation 20260314T121600Z');
    expect(existsSync(join(folder, 'host-copy/generation.json'))).toBe(true);
  });

  it('publishes to the others when one target fails, and says so', async () => {
    const { root, web: target } = siteWithTargets([
      { id: 'away', type: 'command', run: 'echo no route >&2; exit 7' },
      web,
      { id: 'gone', type: 'command', run: 'no-such-program' },
    ]);
    const { exitCode, stderr } = await publish(root, first);
    expect({ exitCode, seen: whatReadersSee(target) }).toEqual({ exitCode: 3, seen: first });
    expect(stderr).toContain('away: no route\n');
    expect(stderr).toContain('away: failed. The command failed: its exit code is 7.');
    expect(stderr).toContain('1 of 3 targets done. Failed: away, gone.');
    expect((await publish(root, second, '--target', 'web')).exitCode).toBe(0);
  });

  it('publishes a folder that was built before', async () => {
    const { folder, root, web: target } = siteWithTargets([web]);
    const out = join(folder, 'built');
    await lifeboat(['build', '--root', root, '--now', first, '--out', out]);
    expect((await publish(root, second, '--from', out)).exitCode).toBe(0);
    expect(whatReadersSee(target)).toBe(first);
    const { exitCode, stderr } = await publish(root, second, '--from', root);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `${root} holds no generation.json: it is no site that \`lifeboat build\` made.\n`,
    });
  });

  it('does not publish what was built for another address', async () => {
    const { folder, root, web: target } = siteWithTargets([web]);
    const out = join(folder, 'built');
    await lifeboat(['build', '--root', root, '--now', first, '--out', out]);
    const file = join(root, 'status.config.ts');
    const url = sites.partial.config.url;
    writeFileSync(file, readFileSync(file, 'utf8').replace(url, 'https://other-status.example'));
    expect(await publish(root, second, '--from', out)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        `Nothing was published: ${out} was built for ${url}, and this site is https://other-status.example.\n` +
        'Its links and feeds would lead there. Name the folder of that site with `--root`, or build this one again.\n',
    });
    expect(existsSync(target)).toBe(false);
  });

  it.for<[string, Targets, string[], string]>([
    ['without targets', [], [], 'status.config.ts has no targets'],
    [
      'for a target, without any',
      [],
      ['--target', 'web'],
      'There is no target web. status.config.ts has no targets.',
    ],
    [
      'for a target that there is not',
      [web],
      ['--target', 'wbe'],
      'There is no target wbe. There are: web.',
    ],
  ])('says what to do when it is called %s', async ([, targets, more, message]) => {
    const { root } = siteWithTargets(targets);
    const { exitCode, stderr } = await publish(root, first, ...more);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(message) });
  });
});

describe('verify', () => {
  it('says with its exit code whether all is as it was built', async () => {
    const { root, web: target } = siteWithTargets([
      web,
      { id: 'host', type: 'command', run: 'true', url: 'http://127.0.0.1:9' },
      { id: 'dark', type: 'command', run: 'true' },
    ]);
    await publish(root, first);
    const verify = (...args: readonly string[]): Promise<Outcome> =>
      lifeboat(['verify', ...args, '--root', root, '--now', second]);
    expect(await verify('web')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^web: generation .* files compared, all right\n$/),
    });
    expect((await verify('web', 'host')).exitCode).toBe(3);
    expect(await verify('dark')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('The target dark cannot be looked at: give it a `url`'),
    });
    writeFileSync(join(target, 'current/index.html'), 'x');
    const { exitCode, stdout } = await verify('web', 'host', '--format', 'json');
    const { sources } = JSON.parse(stdout) as { sources: { findings: { kind: string }[] }[] };
    expect(exitCode).toBe(1);
    expect(sources.map(({ findings }) => findings.map(({ kind }) => kind))).toEqual([
      ['truncated'],
      ['unreachable'],
    ]);
  });
});

describe('a disk that does not take it', () => {
  /** Publishes twice, with something done to the target's folder in between. Returns how the second time went. */
  async function publishAfter(spoil: (target: string) => void, prepare: (target: string) => void) {
    const { root, web: target } = siteWithTargets([web]);
    mkdirSync(target);
    prepare(target);
    expect((await publish(root, first)).exitCode).toBe(0);
    const before = readlinkSync(join(target, 'current'));
    spoil(target);
    const outcome = await publish(root, second);
    expect(whatReadersSee(target)).toBe(first);
    expect(readlinkSync(join(target, 'current'))).toBe(before);
    expect(outcome.stderr).toContain(`Readers see the whole generation ${before.slice(12)}.`);
    return { ...outcome, target, root };
  }

  function mountSmall(target: string): void {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', target]);
    onTestFinished(() => {
      execFileSync('umount', [target]);
    });
  }

  it.runIf(isRoot)('because it is full (only root can mount one)', async () => {
    const { exitCode, stderr, target, root } = await publishAfter(fill, mountSmall);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('web: failed. The disk is full. (ENOSPC: no space left on device');
    const generations = readdirSync(join(target, 'generations'));
    expect(generations.filter((name) => name !== '.order')).toHaveLength(1);
    execFileSync('rm', [join(target, 'filling')]);
    expect((await publish(root, second)).exitCode).toBe(0);
    expect(whatReadersSee(target)).toBe(second);
  });

  it.runIf(isRoot)('because it can only be read (only root can mount one)', async () => {
    const { exitCode, stderr } = await publishAfter((target) => {
      execFileSync('mount', ['-o', 'remount,ro', target]);
    }, mountSmall);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('web: failed. The file system can only be read. (EROFS');
  });

  it.skipIf(isRoot)('because the permission is lost (root has every permission)', async () => {
    const { exitCode, stderr } = await publishAfter(
      (target) => {
        for (const folder of [join(target, 'generations'), target]) {
          chmodSync(folder, 0o555);
          onTestFinished(() => chmodSync(folder, 0o755));
        }
      },
      () => undefined,
    );
    expect(exitCode).toBe(3);
    expect(stderr).toContain('web: failed. There is no permission. (EACCES');
  });
});

/** Leaves a few kilobytes. */
function fill(target: string): void {
  const { bavail, bsize } = statfsSync(target);
  writeFileSync(join(target, 'filling'), Buffer.alloc(bavail * bsize - 20_000));
}
