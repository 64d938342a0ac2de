import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { SiteFiles } from '../../sites/site-files.ts';
import { sites } from '../../sites/sites.ts';
import {
  command,
  lifeboat,
  type Outcome,
  project,
  run,
  scratchFolder,
  siteIn,
} from './run-lifeboat.ts';

vi.setConfig({ testTimeout: 60_000 });

const { now } = sites.empty;
const escape = '\u001b[';
const stackTrace = /^ {4}at /m;

interface Report {
  readonly problems: readonly Readonly<Record<string, unknown>>[];
}

function checkOf(site: SiteFiles, ...args: string[]) {
  return lifeboat(['check', '--root', siteIn(scratchFolder(), site), '--now', site.now, ...args]);
}

describe('exit codes', () => {
  it('is 0 for content without errors, and says so', async () => {
    expect(await checkOf(sites.partial)).toEqual({
      exitCode: 0,
      stdout: 'no problems\n',
      stderr: '',
    });
  });

  it('is 0 for content with warnings only', async () => {
    const { exitCode, stdout, stderr } = await checkOf(sites.complete);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^\d+ warnings?\n$/);
    expect(stderr).toContain('warning');
  });

  it('is 1 for content with errors', async () => {
    const { exitCode, stdout } = await checkOf(sites['left-out']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '1 error\n' });
  });

  it('is 0 for help and version, which go to stdout', async () => {
    for (const args of [['--help'], ['--version'], ['help', 'build'], ['build', '--help']]) {
      const { exitCode, stdout, stderr } = await lifeboat(args);
      expect({ args, exitCode, stderr }).toEqual({ args, exitCode: 0, stderr: '' });
      expect(stdout).not.toBe('');
    }
  });
});

describe('check --format json', () => {
  const keys = ['rule', 'level', 'file', 'line', 'column', 'what', 'why', 'fix'];

  it('prints problems with exactly the keys of the contract, and nothing else', async () => {
    const { exitCode, stdout, stderr } = await checkOf(sites['left-out'], '--format', 'json');
    const report = JSON.parse(stdout) as Report;
    expect(exitCode).toBe(1);
    expect(stderr).toBe('');
    expect(Object.keys(report)).toEqual(['problems']);
    expect(report.problems).toHaveLength(1);
    for (const problem of report.problems) expect(Object.keys(problem)).toEqual(keys);
    expect(report.problems[0]).toMatchObject({
      level: 'error',
      file: 'incidents/2026-03-14-storage-slow/incident.md',
      line: 4,
      column: 16,
    });
  });

  it('prints an empty list when there are no problems', async () => {
    const { exitCode, stdout, stderr } = await checkOf(sites.partial, '--format', 'json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ problems: [] });
  });

  it('is never coloured', async () => {
    const root = siteIn(scratchFolder(), sites['left-out']);
    const { stdout, stderr } = await lifeboat(['check', '--root', root, '--format', 'json'], {
      env: { FORCE_COLOR: '1' },
    });
    expect(stdout + stderr).not.toContain(escape);
  });

  it('leaves nothing but the report on the stdout of a build either', async () => {
    const folder = scratchFolder();
    const root = siteIn(folder, sites.partial);
    const args = ['--root', root, '--now', now, '--out', join(folder, 'out'), '--format', 'json'];
    const { exitCode, stdout } = await lifeboat(['build', ...args]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ problems: [] });
  });
});

describe('the form for people', () => {
  it('goes to stderr, with place, code frame, reason and remedy', async () => {
    const { stderr } = await checkOf(sites['left-out']);
    expect(stderr).toContain('incidents/2026-03-14-storage-slow/incident.md:4:16 error ');
    expect(stderr).toMatch(/^> 4 \| {3}- component: storrage$/m);
    expect(stderr).toMatch(/^ {4}\| +\^/m);
    expect(stderr).toMatch(/^why ./m);
    expect(stderr).toMatch(/^fix .*storage/m);
  });

  it('is coloured when it is asked for, and plain otherwise', async () => {
    const root = siteIn(scratchFolder(), sites['left-out']);
    const stderrWith = async (env: Record<string, string>): Promise<string> =>
      (await lifeboat(['check', '--root', root], { env })).stderr;
    expect(await stderrWith({ FORCE_COLOR: '1' })).toContain(escape);
    expect(await stderrWith({ NO_COLOR: '1' })).not.toContain(escape);
    expect(await stderrWith({})).not.toContain(escape);
  });
});

describe('a wrong call', () => {
  const wrong: readonly (readonly [args: readonly string[], says: string])[] = [
    [['chekc'], '(Did you mean check?)'],
    [['sail'], "unknown command 'sail'"],
    [[], 'Usage: lifeboat'],
    [['build', '--keepgoing'], '(Did you mean --keep-going?)'],
    [['check', '--rot', '.'], '(Did you mean --root?)'],
    [['check', 'extra'], 'too many arguments'],
    [['check', '--root'], 'argument missing'],
    [['check', '--root', '/nowhere/at/all'], 'There is no folder /nowhere/at/all.'],
    [['check', '--root', command], `${command} is not a folder.`],
    [['check', '--format', 'xml'], 'Allowed choices are pretty, json, github, sarif.'],
    [['preview', '--port', '0'], 'A port is a number from 1 to 65535.'],
    [['preview', '--port', '65536'], 'A port is a number from 1 to 65535.'],
    [['preview', '--port', 'http'], 'A port is a number from 1 to 65535.'],
    [['check', '--now', 'yesterday'], 'Write date, time and zone, for example'],
  ];

  it.for(wrong)('ends with 2, advice on stderr and no stack trace: %j', async ([args, says]) => {
    const { exitCode, stdout, stderr } = await lifeboat(args);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(stackTrace);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });
});

describe('who reads only the beginning', () => {
  it.each(['stdout', 'stderr'] as const)('closes %s, and sees no stack trace', async (stream) => {
    const root = siteIn(scratchFolder(), sites.empty);
    mkdirSync(join(root, 'incidents'));
    writeFileSync(join(root, 'incidents/stray.txt'), '');
    const format = stream === 'stdout' ? 'sarif' : 'pretty';
    const child = spawn(
      process.execPath,
      [command, 'check', '--root', root, '--now', now, '--format', format],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    child[stream].destroy();
    const other = stream === 'stdout' ? 'stderr' : 'stdout';
    let said = '';
    child[other].on('data', (chunk: Buffer) => (said += chunk.toString()));
    const exitCode = await new Promise((done) => child.on('close', done));
    expect({ exitCode, said }).toEqual({
      exitCode: 1,
      said: stream === 'stdout' ? '' : '1 error\n',
    });
  });
});

describe('a newcomer', () => {
  const harbour = ['--name', 'H', '--url', 'https://h-status.example', '--service', 'h.example'];

  it('means the site in whose folder he stands, and may call folders what he likes', async () => {
    const folder = join(scratchFolder(), 'Häfen & Söhne');
    mkdirSync(folder);
    const args = ['init', 'status page', ...harbour, '--component', 'Öl'];
    const made = await lifeboat(args, { cwd: folder });
    expect(made.exitCode).toBe(0);
    expect(made.stdout).toContain("lifeboat build --root 'status page' --out 'status page/dist'\n");
    const root = join(folder, 'status page');
    writeFileSync(join(root, 'incidents/stray.txt'), '');
    const { stderr } = await lifeboat(['check'], { cwd: root });
    expect(stderr).toMatch(/^incidents\/stray\.txt:1:1 error misplaced-file$/m);
  });

  it('means the site also deep in its folders', async () => {
    const root = siteIn(scratchFolder(), sites.empty);
    const deep = join(root, 'incidents/2026-01-01-old/pictures');
    mkdirSync(deep, { recursive: true });
    writeFileSync(join(root, 'incidents/stray.txt'), '');
    const { stderr } = await lifeboat(['check'], { cwd: deep });
    expect(stderr).toMatch(/^incidents\/stray\.txt:1:1 error misplaced-file$/m);
    expect(stderr).not.toContain('Neither here');
  });

  it('is told when the site of the program is meant, and writes nothing into it', async () => {
    const cwd = scratchFolder();
    const next = await lifeboat(['next', '--now', '2026-11-20T10:00Z'], { cwd });
    expect(next.stderr).toBe(
      `Neither here nor in a folder above is there a \`status.config.ts\`. This is about the site in ${project}.\n`,
    );
    expect(next.exitCode).toBe(0);
    const writing = [
      ['new', 'incident', '--title', 'T', '--component', 'a=major_outage', '--text', 'T'],
      ['new', 'maintenance'],
      ['update', '2014'],
      ['resolve', '2014'],
      ['postmortem', '2014'],
      ['editor'],
    ];
    for (const args of writing) {
      expect(await lifeboat(args, { cwd })).toEqual({
        exitCode: 2,
        stdout: '',
        stderr:
          'Neither here nor in a folder above is there a `status.config.ts`. Name the folder of the site with --root, or go there.\nNothing was written.\n',
      });
    }
  });

  it('is told that there is no git where there is none', async () => {
    const root = siteIn(scratchFolder(), sites.empty);
    const env = { PATH: '' };
    const changed = await lifeboat(['check', '--root', root, '--changed', 'main'], { env });
    expect(changed).toMatchObject({ exitCode: 2, stdout: '' });
    expect(changed.stderr).toBe('There is no git on this machine.\n');
  });
});

describe('bad content ends with 1, places and no stack trace', () => {
  const { config } = sites.empty;
  const expectProblems = ({ exitCode, stderr }: Outcome, places: readonly string[]): void => {
    expect(stderr).not.toMatch(stackTrace);
    for (const place of places)
      expect(stderr).toMatch(new RegExp(`^${place}:\\d+:\\d+ error `, 'm'));
    expect(exitCode).toBe(1);
  };

  it('in records', async () => {
    const texts: readonly string[] = [
      'Nothing.',
      '',
      '---\ntitle: x\n',
      '---\n- a\n---\n',
      '---\ntitle: [\n  - {\n---\n',
      '\0\u0001---\n\ufffe',
      '---\nimpact: &a [*a]\n---\n',
      `---\nimpact: ${'['.repeat(5000)}\n---\n`,
    ];
    const files = texts.map((_text, index) => `incidents/2026-03-14-bad-${index}/incident.md`);
    const folder = 'incidents/2026-03-14-folder/incident.md';
    const outcome = await checkOf({
      now,
      config,
      files: {
        ...Object.fromEntries(files.map((file, index) => [file, texts[index] ?? ''])),
        [`${folder}/x`]: '',
      },
    });
    expectProblems(outcome, [...files, folder]);
  });

  it('in the folder of records', async () => {
    expectProblems(await checkOf({ now, config, files: { incidents: 'x' } }), ['incidents']);
  });

  it.for(['export default {', 'setTimeout(() => { throw new Error("no"); }); export default {};'])(
    'in the configuration %s',
    async (source) => {
      const root = scratchFolder();
      writeFileSync(join(root, 'status.config.ts'), `${source}\n`);
      expectProblems(await lifeboat(['check', '--root', root]), ['status\\.config\\.ts']);
    },
  );
});

it('lets a configuration import `lifeboat` from any folder', async () => {
  const root = scratchFolder();
  const config = JSON.stringify(sites.empty.config);
  writeFileSync(
    join(root, 'status.config.ts'),
    `import { defineStatusPage } from 'lifeboat';\nexport default defineStatusPage(${config});\n`,
  );
  expect(await lifeboat(['check', '--root', root])).toEqual({
    exitCode: 0,
    stdout: 'no problems\n',
    stderr: '',
  });
});

const olderNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
  if (!existsSync(path)) return false;
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(stdout)?.[1] ?? 99) < 24;
});

describe.skipIf(olderNode === undefined)('an older Node.js on the machine', () => {
  const node = olderNode ?? '';

  it('starts the project’s own one, which runs the command', async () => {
    const root = siteIn(scratchFolder(), sites['left-out']);
    const args = ['check', '--root', root, '--now', now];
    const { exitCode, stdout, stderr } = await lifeboat(args, { node });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '1 error\n' });
    expect(stderr).toContain('storrage');
    expect(stderr).not.toMatch(/Warning/);
  });

  it('gives exit codes through', async () => {
    expect((await run([command, '--version'], { node })).exitCode).toBe(0);
    expect((await run([command, 'sail'], { node })).exitCode).toBe(2);
  });
});
