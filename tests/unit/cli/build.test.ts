import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SiteFiles } from '../../sites/site-files.ts';
import { sites } from '../../sites/sites.ts';
import { filesIn, lifeboat, scratchFolder, siteIn } from './run-lifeboat.ts';

vi.setConfig({ testTimeout: 60_000 });

const good: SiteFiles = sites.partial;
const bad: SiteFiles = sites['left-out'];
const stackTrace = /^ {4}at /m;

function buildOf(site: SiteFiles, root: string, out: string, ...args: string[]) {
  return lifeboat(['build', '--root', root, '--now', site.now, '--out', out, ...args]);
}

it('the tests list links, and do not follow them out of a folder', () => {
  const folder = scratchFolder();
  mkdirSync(join(folder, 'outside'));
  mkdirSync(join(folder, 'inside'));
  writeFileSync(join(folder, 'outside/file.md'), 'outside');
  symlinkSync('../outside', join(folder, 'inside/link'));
  expect(filesIn(join(folder, 'inside'))).toEqual({ link: 'link to ../outside' });
});

describe('build', () => {
  it('writes the site, says where, and leaves nothing beside it', async () => {
    const folder = scratchFolder();
    const root = siteIn(folder, good);
    const { exitCode, stdout, stderr } = await lifeboat(
      ['build', '--root', 'site', '--now', good.now, '--out', 'deep/er/out'],
      { cwd: folder },
    );
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/^Built deep\/er\/out: \d+ files, \d+\.\d\d s\n$/) as string,
      stderr: '',
    });
    expect(readdirSync(folder).sort()).toEqual(['deep', 'site']);
    expect(readdirSync(join(folder, 'deep/er'))).toEqual(['out']);
    expect(Object.keys(filesIn(join(folder, 'deep/er/out')))).toContain('generation.json');
    expect(Object.keys(filesIn(root)).sort()).toEqual(
      ['public/favicon.svg', 'status.config.ts', ...Object.keys(good.files)].sort(),
    );
  });

  it('writes folders that a web server under another name may read', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    await buildOf(good, siteIn(folder, good), out);
    mkdirSync(join(folder, 'ordinary'));
    const modeOf = (path: string): number => statSync(join(folder, path)).mode & 0o777;
    expect(modeOf('out/about')).toBe(modeOf('ordinary'));
    expect(modeOf('out')).toBe(modeOf('ordinary'));
  });

  it('takes away what is no longer made, with its folders, and leaves what no build made', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    const root = siteIn(folder, good);
    await buildOf(good, root, out);
    writeFileSync(join(out, 'stray.html'), 'by hand');
    rmSync(join(root, 'incidents/2026-03-10-look-ups-failed'), { recursive: true });
    const { exitCode, stdout } = await buildOf(good, root, out);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/ files, \d+ removed, /);
    expect(readdirSync(join(out, 'incidents')).sort()).toEqual([
      '2026-03-14-cdn-drops-traffic',
      'by',
      'index.html',
    ]);
    expect(readFileSync(join(out, 'stray.html'), 'utf8')).toBe('by hand');
    expect(readdirSync(folder).sort()).toEqual(['out', 'site']);
  });

  it('replaces what plain `astro build` made, which has no generation.json', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    mkdirSync(out);
    writeFileSync(join(out, 'history.rss'), 'old');
    expect((await buildOf(good, siteIn(folder, good), out)).exitCode).toBe(0);
    expect(readFileSync(join(out, 'history.rss'), 'utf8')).not.toBe('old');
  });

  it('leaves the older site as it was when the content has errors, and ends with 1', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    await buildOf(good, siteIn(folder, good, 'good'), out);
    const before = filesIn(out);
    const { exitCode, stdout, stderr } = await buildOf(bad, siteIn(folder, bad, 'bad'), out);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('incidents/2026-03-14-storage-slow/incident.md:4:16 error ');
    expect(stderr).toContain(
      'Nothing was built: 1 error. What was built before is untouched. In an emergency, `--keep-going`',
    );
    expect(stderr).not.toMatch(stackTrace);
    expect(filesIn(out)).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(['bad', 'good', 'out']);
  });

  it('makes no folder when there was none and the content has errors', async () => {
    const folder = scratchFolder();
    const root = siteIn(folder, bad);
    expect((await buildOf(bad, root, join(folder, 'out'))).exitCode).toBe(1);
    expect(readdirSync(folder)).toEqual(['site']);
  });

  it('does not advise --keep-going when the configuration itself is broken, and it does not help', async () => {
    const folder = scratchFolder();
    const root = siteIn(folder, good);
    writeFileSync(join(root, 'status.config.ts'), 'export default {};\n');
    const out = join(folder, 'out');
    const { exitCode, stderr } = await buildOf(good, root, out, '--keep-going');
    expect(exitCode).toBe(1);
    expect(stderr).not.toContain('--keep-going');
    expect(readdirSync(folder)).toEqual(['site']);
  });
});

describe('build --keep-going', () => {
  it('builds, and names what was left out on stderr and on the page', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    const root = siteIn(folder, bad);
    const { exitCode, stdout, stderr } = await buildOf(bad, root, out, '--keep-going');
    const file = 'incidents/2026-03-14-storage-slow/incident.md';
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Built /);
    expect(stderr).toContain(`Left out because of errors; the page says so:\n  ${file}\n`);
    const home = readFileSync(join(out, 'index.html'), 'utf8');
    expect(home).toContain(file);
    expect(home).toContain('This page is incomplete');
    expect(home).toContain('We cannot say that everything works.');
    expect(home).not.toContain('Everything works.');
    expect(home).not.toContain('Operational');
    expect(existsSync(join(out, 'incidents/2026-03-14-storage-slow'))).toBe(false);
  });

  it('says nothing of it when nothing was left out', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    const { stderr } = await buildOf(good, siteIn(folder, good), out, '--keep-going');
    expect(stderr).toBe('');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).not.toContain('This page is incomplete');
  });
});

describe('the folder of the output', () => {
  it('is left alone when something of somebody else is in the way, and the message says what', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    const root = siteIn(folder, good);
    await buildOf(good, root, out);
    mkdirSync(join(out, 'zzz'));
    writeFileSync(join(out, 'zzz/own'), 'own');
    writeFileSync(join(root, 'public/zzz'), 'z');
    rmSync(join(root, 'incidents/2026-03-10-look-ups-failed'), { recursive: true });
    const before = filesIn(out);
    const { exitCode, stdout, stderr } = await buildOf(good, root, out);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`${out}/zzz was made by no build`);
    expect(stderr).toContain('What was built before is untouched.');
    expect(filesIn(out)).toEqual(before);
  });

  it('keeps what no build made, whatever has become of its listing', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    const root = siteIn(folder, good);
    await buildOf(good, root, out);
    for (const spoil of ['{"now":', undefined]) {
      const own = { CNAME: 'status.example', '.git/HEAD': 'ref' };
      mkdirSync(join(out, '.git'), { recursive: true });
      for (const [name, text] of Object.entries(own)) writeFileSync(join(out, name), text);
      if (spoil === undefined) rmSync(join(out, 'generation.json'));
      else writeFileSync(join(out, 'generation.json'), spoil);
      expect((await buildOf(good, root, out)).exitCode).toBe(0);
      expect(filesIn(out)).toMatchObject(own);
    }
  });

  it('is refused and left alone when it holds other things', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    mkdirSync(out);
    writeFileSync(join(out, 'thesis.txt'), 'ten years of work');
    const { exitCode, stdout, stderr } = await buildOf(good, siteIn(folder, good), out);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`${out} holds something that no build made`);
    expect(filesIn(out)).toEqual({ 'thesis.txt': 'ten years of work' });
    expect(readdirSync(folder).sort()).toEqual(['out', 'site']);
  });

  it('is refused when it is the folder of the site', async () => {
    const folder = scratchFolder();
    const root = siteIn(folder, good);
    const before = filesIn(root);
    expect((await buildOf(good, root, root)).exitCode).toBe(2);
    expect(filesIn(root)).toEqual(before);
  });

  it('is refused within what the site is made from, also through a link', async () => {
    const folder = scratchFolder();
    const root = siteIn(folder, good);
    symlinkSync('site/public', join(folder, 'link'));
    mkdirSync(join(root, 'public/there'));
    const before = filesIn(root);
    const outs = [
      'site/public',
      'site/public/there',
      'site/public/a/b',
      'site/incidents/a',
      'link/a',
    ];
    for (const out of outs) {
      const { exitCode, stderr } = await buildOf(good, root, join(folder, out));
      expect(exitCode, out).toBe(2);
      expect(stderr).toContain('which the site is made from');
    }
    expect(filesIn(root)).toEqual(before);
    expect((await buildOf(good, root, join(root, 'public-site'))).exitCode).toBe(0);
  });

  it('may be there already when it is empty', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    mkdirSync(out);
    expect((await buildOf(good, siteIn(folder, good), out)).exitCode).toBe(0);
    expect(existsSync(join(out, 'index.html'))).toBe(true);
  });

  it('may be behind a symbolic link, which stays one', async () => {
    const folder = scratchFolder();
    const link = join(folder, 'link');
    mkdirSync(join(folder, 'elsewhere/real'), { recursive: true });
    symlinkSync('elsewhere/real', link);
    const root = siteIn(folder, good);
    for (const over of ['an empty folder', 'an older site']) {
      expect((await buildOf(good, root, link)).exitCode, over).toBe(0);
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(realpathSync(link)).toBe(realpathSync(join(folder, 'elsewhere/real')));
    }
    expect(existsSync(join(folder, 'elsewhere/real/index.html'))).toBe(true);
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['real']);
    expect(readdirSync(folder).sort()).toEqual(['elsewhere', 'link', 'site']);
  });

  it('is not made where a file is, or below a file, or where a link leads nowhere', async () => {
    const folder = scratchFolder();
    const root = siteIn(folder, good);
    const file = join(folder, 'file');
    writeFileSync(file, 'a file');
    symlinkSync('nowhere', join(folder, 'dangling'));
    for (const out of [file, join(file, 'out'), join(folder, 'dangling')]) {
      const { exitCode, stdout, stderr } = await buildOf(good, root, out);
      expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
      expect(stderr).toContain('What was built before is untouched.');
      expect(stderr).not.toMatch(stackTrace);
    }
    expect(readFileSync(file, 'utf8')).toBe('a file');
    expect(readdirSync(folder).sort()).toEqual(['dangling', 'file', 'site']);
  });
});

/** A small disk of its own, where the machine lets us have one. */
function mount(folder: string, options: string): void {
  mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  onTestFinished(() => {
    execFileSync('umount', [folder]);
  });
}

function canMount(): boolean {
  const args = ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'];
  return spawnSync('unshare', args).status === 0;
}

describe.skipIf(!canMount())('a disk that fails', () => {
  const older = { 'generation.json': '{}', 'index.html': 'the older site' };

  function olderSiteIn(out: string): void {
    mkdirSync(out);
    for (const [name, text] of Object.entries(older)) writeFileSync(join(out, name), text);
  }

  it('because it is full leaves the older site, and ends with 3', async () => {
    const folder = scratchFolder();
    const disk = join(folder, 'disk');
    mount(disk, 'size=64k');
    const out = join(disk, 'out');
    olderSiteIn(out);
    const { exitCode, stderr } = await buildOf(good, siteIn(folder, good), out);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/ENOSPC.*\nWhat was built before is untouched\.\n$/);
    expect(stderr).not.toMatch(stackTrace);
    expect(filesIn(out)).toEqual(older);
    expect(readdirSync(disk)).toEqual(['out']);
  });

  it('because it is read-only leaves the older site, and ends with 3', async () => {
    const folder = scratchFolder();
    const disk = join(folder, 'disk');
    mount(disk, 'size=64k');
    const out = join(disk, 'out');
    olderSiteIn(out);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const { exitCode, stderr } = await buildOf(good, siteIn(folder, good), out);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/EROFS.*\nWhat was built before is untouched\.\n$/);
    expect(filesIn(out)).toEqual(older);
  });
});

describe.skipIf(!canMount())('an output folder that is a disk of its own', () => {
  it('is built into, first and again, and nothing but the site is left in it', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    mount(out, 'size=8m');
    const root = siteIn(folder, good);
    expect((await buildOf(good, root, out)).exitCode).toBe(0);
    rmSync(join(root, 'incidents/2026-03-10-look-ups-failed'), { recursive: true });
    expect((await buildOf(good, root, out)).exitCode).toBe(0);
    await buildOf(good, root, join(folder, 'ordinary'));
    expect(filesIn(out)).toEqual(filesIn(join(folder, 'ordinary')));
    expect(readdirSync(folder).sort()).toEqual(['ordinary', 'out', 'site']);
  });

  it('or is mounted from another folder of the same disk, is built into', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    for (const name of ['elsewhere', 'out']) mkdirSync(join(folder, name));
    execFileSync('mount', ['--bind', join(folder, 'elsewhere'), out]);
    onTestFinished(() => {
      execFileSync('umount', [out]);
    });
    const { exitCode } = await buildOf(good, siteIn(folder, good), out);
    expect(exitCode).toBe(0);
    expect(existsSync(join(folder, 'elsewhere/index.html'))).toBe(true);
  });
});
