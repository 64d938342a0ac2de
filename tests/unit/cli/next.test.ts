import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { document } from '../../sites/site-files.ts';
import { sites } from '../../sites/sites.ts';
import { command, lifeboat, plainEnvironment, scratchFolder, siteIn } from './run-lifeboat.ts';

describe('next', () => {
  it.each([
    [
      'maintenance',
      sites.maintenance.now,
      '2026-03-14T13:30:00.000Z maintenance ends: 2026-03-14-billing-disks\n',
    ],
    [
      'maintenance',
      '2026-03-20T01:59:59Z',
      '2026-03-20T02:00:00.000Z maintenance begins: 2026-03-20-router-software\n',
    ],
    [
      'partial',
      sites.partial.now,
      '2026-03-14T12:45:00.000Z a promise of an update lapses: 2026-03-14-cdn-drops-traffic\n',
    ],
    ['empty', '2026-03-14T23:59:00-02:00', '2026-03-16T00:00:00.000Z the UTC day turns\n'],
  ] as const)('says when %s changes by itself after %s', async (name, now, expected) => {
    const root = siteIn(scratchFolder(), sites[name]);
    const { exitCode, stdout } = await lifeboat(['next', '--root', root, '--now', now]);
    expect(stdout).toBe(expected);
    expect(exitCode).toBe(0);
  });

  it('says that it does not know what a record with errors brings, and ends with 1', async () => {
    const root = siteIn(scratchFolder(), sites.empty);
    mkdirSync(join(root, 'incidents/2026-03-15-x'), { recursive: true });
    writeFileSync(join(root, 'incidents/2026-03-15-x/maintenance.md'), '---\ntitle: x\n---\n');
    const args = ['next', '--root', root, '--now', '2026-03-15T10:00Z'];
    expect(await lifeboat(args)).toEqual({
      exitCode: 1,
      stdout: '2026-03-16T00:00:00.000Z the UTC day turns\n',
      stderr: 'Records with errors are left out; `lifeboat check` says which.\n',
    });
  });

  it('says nothing of a site whose configuration has errors', async () => {
    const root = siteIn(scratchFolder(), sites.empty);
    writeFileSync(join(root, 'status.config.ts'), 'export default {};\n');
    const { exitCode, stdout, stderr } = await lifeboat(['next', '--root', root]);
    expect(stdout).toBe('');
    expect(stderr).toContain('errors. `lifeboat check` says more.');
    expect(exitCode).toBe(1);
  });
});

describe('build --watch', () => {
  it('wants the clock as it is', async () => {
    const root = siteIn(scratchFolder(), sites.empty);
    const { exitCode, stderr } = await lifeboat([
      ...['build', '--watch', '--root', root, '--now', sites.empty.now],
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('leave out --now');
  });

  it('builds again when a file changes and when its time comes, not while there are errors, and ends when told', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    const from = Date.now() + 20_000;
    const maintenance = {
      title: 'Routers get new software',
      window: { from: iso(from), to: iso(from + 3_600_000) },
      impact: [{ component: 'dns', level: 'major_outage' }],
      expect: 'No name is found.',
      updates: [
        { at: '2026-03-01T00:00:00Z', status: 'scheduled', text: 'We update the routers.' },
      ],
    };
    const root = siteIn(folder, {
      ...sites.empty,
      files: { 'incidents/2026-03-20-routers/maintenance.md': document(maintenance) },
    });
    const { child, home, stderr } = watching(root, out);
    const ended = new Promise((resolve) => child.once('exit', resolve));

    await until(() => home().includes('Everything works.'));
    await until(() => stderr().includes(`Next: ${new Date(from).toISOString().slice(0, 19)}`));
    const file = join(root, 'incidents/2026-03-20-routers/maintenance.md');
    const renamed = document({ ...maintenance, title: 'Switches get new software' });
    writeFileSync(file, renamed.replace('major_outage', 'majr_outage'));
    await until(() => stderr().includes('What was built before is untouched.'));
    expect(home()).toContain('Routers get new software');
    writeFileSync(file, renamed);
    await until(() => home().includes('Switches get new software'));
    await until(() => home().includes('<h1>Planned maintenance is under way.'));
    expect(Date.now()).toBeGreaterThanOrEqual(Math.floor(from / 1000) * 1000);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('goes on after trouble of the machine, and sees what links and imports lead to', async () => {
    const folder = scratchFolder();
    const root = siteIn(folder, sites.partial);
    const out = join(root, 'dist');
    renameSync(join(root, 'incidents'), join(folder, 'elsewhere'));
    symlinkSync('../elsewhere', join(root, 'incidents'));
    const config = join(root, 'status.config.ts');
    const text = readFileSync(config, 'utf8');
    mkdirSync(join(root, 'parts'));
    const name = join(root, 'parts/name.ts');
    writeFileSync(name, "export const name = 'First';\n");
    writeFileSync(
      config,
      `import { name } from './parts/name.ts';\n${text.replace(/"name": "[^"]*"/, 'name')}`,
    );
    const { home, stderr } = watching(root, out);
    await until(() => home().includes('First'));
    writeFileSync(name, "export const name = 'Second';\n");
    await until(() => home().includes('Second'));

    mkdirSync(join(out, 'zzz/own'), { recursive: true });
    writeFileSync(join(root, 'public/zzz'), 'z');
    await until(() => stderr().includes(`${out}/zzz was made by no build`));
    rmSync(join(out, 'zzz'), { recursive: true });
    const record = join(folder, 'elsewhere/2026-03-14-cdn-drops-traffic/incident.md');
    writeFileSync(record, readFileSync(record, 'utf8').replace(/^title: .*$/m, 'title: Third'));
    await until(() => home().includes('Third'));
    expect(readFileSync(join(out, 'zzz'), 'utf8')).toBe('z');
  });

  it('is told at once that the output folder is a wrong one', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'thesis.txt'), 'ten years of work');
    const root = siteIn(scratchFolder(), sites.empty);
    const { exitCode } = await lifeboat(['build', '--watch', '--root', root, '--out', folder]);
    expect(exitCode).toBe(2);
  });
});

interface Watching {
  readonly child: ChildProcess;
  /** The home page as it is now. */
  readonly home: () => string;
  readonly stderr: () => string;
}

function watching(root: string, out: string): Watching {
  const child = spawn(
    process.execPath,
    [command, 'build', '--watch', '--root', root, '--out', out],
    { env: plainEnvironment() },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let stderr = '';
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const page = join(out, 'index.html');
  return {
    child,
    home: () => (existsSync(page) ? readFileSync(page, 'utf8') : ''),
    stderr: () => stderr,
  };
}

function iso(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** Waits for something that takes its time on a busy machine; the test's own limit ends it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(100);
}
