import { execFileSync } from 'node:child_process';
import {
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addHours } from 'date-fns/addHours';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/check/problem.ts';
import { markOf } from '../../src/read/file-hashes.ts';
import { readConfig } from '../../src/read/raw-config.ts';
import { asLeft, type BuildMeant, rememberAsLeft } from '../../src/render/as-left.ts';
import { readChecked, writeChecked } from '../../src/render/checked-file.ts';
import { openSite } from '../../src/render/open-site.ts';
import { sites } from '../sites/sites.ts';
import { lifeboat, scratchFolder, siteIn } from '../unit/cli/run-lifeboat.ts';
import { newSite, randomOf, step } from './random-site.ts';

/* A build for the same instant as the last one has nothing to do where everything is as that one left it. */

const outputs = ['index.html', 'generation.json'];

/** As if everything had been written long before the build began: none of it can have changed again unseen. */
const began = Date.now() + 24 * 60 * 60_000;

/** A site that was built, as far as this concerns. */
async function leave(meant: BuildMeant, at = began): Promise<readonly Problem[]> {
  const { root, now, out, memoryFolder, program } = meant;
  mkdirSync(memoryFolder, { recursive: true });
  for (const file of outputs) writeFileSync(join(out, file), file);
  const opened = await openSite(root, now, memoryFolder, program);
  const marks = outputs.map((file) => [file, markOf(statSync(join(out, file)))] as const);
  rememberAsLeft(meant, opened, new Map(marks), at);
  return opened.loaded.problems;
}

async function isAsLeft(meant: BuildMeant): Promise<boolean> {
  return (await asLeft(meant, readConfig(meant.root))) !== undefined;
}

/** @param name one of the sites of the tests */
function builtSite(name: keyof typeof sites): BuildMeant {
  const folder = scratchFolder();
  const root = siteIn(folder, sites[name]);
  mkdirSync(join(root, 'public/empty'), { recursive: true });
  mkdirSync(join(folder, 'out'));
  const now = Date.parse(sites[name].now);
  return { root, now, out: join(folder, 'out'), memoryFolder: join(folder, 'm'), program: 'p' };
}

const record = 'incidents/2026-03-14-cdn-drops-traffic/incident.md';

const changes: readonly (readonly [what: string, change: (meant: BuildMeant) => void])[] = [
  [
    'a record has other bytes of the same length, and the same time',
    ({ root }) => {
      const { atime, mtime } = statSync(join(root, record));
      execFileSync('sed', ['-i', 's/CDN/cdn/', join(root, record)]);
      utimesSync(join(root, record), atime, mtime);
    },
  ],
  ['a record is gone', ({ root }) => rmSync(join(root, record))],
  [
    'there is another folder',
    ({ root }) => mkdirSync(join(root, 'incidents/2026-03-15-new'), { recursive: true }),
  ],
  [
    'there is another file in a folder',
    ({ root }) => writeFileSync(join(root, record, '../graph.svg'), '<svg/>'),
  ],
  [
    'there is another public file',
    ({ root }) => writeFileSync(join(root, 'public/empty/robots.html'), ''),
  ],
  [
    'the configuration says something else',
    ({ root }) =>
      execFileSync('sed', [
        '-i',
        's/^export/const _ = 1;\\nexport/',
        join(root, 'status.config.ts'),
      ]),
  ],
  ['an output is gone', ({ out }) => rmSync(join(out, 'index.html'))],
  [
    'an output has other bytes of the same length',
    ({ out }) => writeFileSync(join(out, 'index.html'), 'INDEX.html'),
  ],
  [
    'what is remembered is damaged',
    ({ memoryFolder }) => writeFileSync(join(memoryFolder, 'left.json'), '{"program":"p","now":'),
  ],
  [
    'what is remembered is damaged in one character of what was said',
    ({ memoryFolder }) => {
      const left = join(memoryFolder, 'left.json');
      writeFileSync(left, readFileSync(left, 'utf8').replace('"problems"', '"Problems"'));
    },
  ],
];

describe('a build', () => {
  it('has nothing to do where all is as it was left, and says again what there was to say', async () => {
    const site = builtSite('partial');
    const meant = { ...site, now: addHours(site.now, 12).getTime() };
    const problems = await leave(meant);
    expect(problems.map(({ rule }) => rule)).toContain('update-overdue');
    const said = await asLeft(meant, readConfig(meant.root));
    expect(said?.problems).toEqual(problems);
    for (const { file } of problems) expect(said?.sourceOf(file)).toContain('title:');
  });

  it.each(changes)('is done when %s', async (_what, change) => {
    const meant = builtSite('partial');
    await leave(meant);
    expect(await isAsLeft(meant)).toBe(true);
    change(meant);
    expect(await isAsLeft(meant)).toBe(false);
  });

  it('is done for another instant, by another program, and when the configuration comes from elsewhere', async () => {
    const meant = builtSite('partial');
    const config = join(meant.root, 'status.config.ts');
    const moved = join(meant.root, 'moved.ts');
    execFileSync('cp', [config, moved]);
    writeFileSync(config, `export { default } from './moved.ts';\n`);
    await leave(meant);
    expect(await isAsLeft(meant)).toBe(true);
    expect(await isAsLeft({ ...meant, now: meant.now + 60_000 })).toBe(false);
    expect(await isAsLeft({ ...meant, program: 'another' })).toBe(false);
    execFileSync('sed', ['-i', 's/example/test/', moved]);
    expect(await isAsLeft(meant)).toBe(false);
  });

  it('is done when another build has written there before this one remembered what it left', async () => {
    const meant = builtSite('partial');
    await leave(meant);
    const { root, now, out, memoryFolder, program } = meant;
    const marks = new Map(outputs.map((file) => [file, markOf(statSync(join(out, file)))]));
    writeFileSync(join(out, 'index.html'), 'of another');
    const opened = await openSite(root, now, memoryFolder, program);
    rememberAsLeft(meant, opened, marks, began);
    expect(await isAsLeft(meant)).toBe(false);
  });

  it('is done when git knows more', async () => {
    const meant = builtSite('partial');
    const git = (...args: string[]): void => {
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', ...args], {
        cwd: meant.root,
      });
    };
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'Begin');
    await leave(meant);
    expect(await isAsLeft(meant)).toBe(true);
    git('commit', '--quiet', '--allow-empty', '--message', 'Go on');
    expect(await isAsLeft(meant)).toBe(false);
  });

  it('is done where something was written so shortly before that it may have changed again', async () => {
    const meant = builtSite('partial');
    await leave(meant, Date.now());
    expect(await isAsLeft(meant)).toBe(false);
  });

  it('for the same `--now` is not done again, and its warnings are printed again', async () => {
    const folder = scratchFolder();
    const root = siteIn(folder, sites.partial);
    const env = { XDG_CACHE_HOME: join(folder, 'cache') };
    const now = addHours(Date.parse(sites.partial.now), 12).toISOString();
    const build = () =>
      lifeboat(['build', '--root', root, '--out', join(folder, 'out'), '--now', now], { env });
    // Until then what the build reads could change without a sign.
    await sleep(2100);
    const first = await build();
    expect(first.stderr).toContain('update-overdue');
    const [memory = ''] = globSync('cache/lifeboat/builds/*/left.json', { cwd: folder });
    const left = join(folder, memory);
    // Who reads this has looked at nothing else.
    const said = JSON.stringify(readChecked(left)).replace(
      'The next update was due',
      'Once more: due',
    );
    writeChecked(left, JSON.parse(said));
    const second = await build();
    expect(second.stderr).toContain('Once more: due');
    expect(second.stderr).toContain('nextUpdateBy');
    expect(second.stdout).toContain('nothing changed');
    expect(second.exitCode).toBe(0);
    rmSync(join(folder, 'out/index.html'));
    const third = await build();
    expect(third.stderr).toBe(first.stderr);
    expect(third.stdout).toContain('1 file');
  });

  it('is never left out when something has changed, over random steps', async () => {
    const folder = scratchFolder();
    const random = randomOf(1);
    const site = newSite(join(folder, 'site'));
    const out = join(folder, 'out');
    mkdirSync(out);
    let left = 0;
    for (let index = 0; index < 60; index += 1) {
      const meant = { ...site, out, memoryFolder: join(folder, 'm'), program: 'p' };
      await leave(meant);
      left += Number(await isAsLeft(meant));
      const said = step(site, random);
      const changed = { ...meant, now: site.now };
      expect(await isAsLeft(changed), said).toBe(false);
    }
    expect(left).toBe(60);
  });
});
