import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { sites } from '../../sites/sites.ts';
import { filesIn, lifeboat, project, scratchFolder, siteIn } from './run-lifeboat.ts';
import { whatReadersSee } from '../publish/readers.ts';

vi.setConfig({ testTimeout: 120_000 });

const first = '2026-03-14T12:16:00.000Z';
const second = '2026-03-14T12:20:00.000Z';

/** The script of a recipe, with what it says of one place said of another. */
function scriptOf(page: string, changes: Readonly<Record<string, string>>): string {
  const text = readFileSync(join(project, 'docs/hosting', page), 'utf8');
  let script = /^```sh\n(.*?)^```/ms.exec(text)?.[1] ?? '';
  for (const [from, to] of Object.entries(changes)) {
    expect(script).toContain(from);
    script = script.replace(from, to);
  }
  return script;
}

/** A site with one target, a script, and how to publish it. */
function siteWithScript(folder: string, name: string, script: string) {
  const { partial } = sites;
  const targets = [{ id: 'host', type: 'command' as const, run: `./${name}` }];
  const root = siteIn(folder, { ...partial, config: { ...partial.config, targets } });
  writeExecutable(join(root, name), script);
  return (now: string, env: Readonly<Record<string, string>> = {}) =>
    lifeboat(['publish', '--root', root, '--now', now], { env });
}

function writeExecutable(path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

/** The other machine is this one: what stands behind options and host is run here. */
const standInForSsh = `#!/bin/sh
[ "$1" != -l ] || shift 2
shift
exec sh -c "$*"
`;

const hasRsync = spawnSync('rsync', ['--version']).status === 0;

describe('the recipe', () => {
  it.skipIf(!hasRsync)('for a rented server publishes (needs rsync)', async () => {
    const folder = scratchFolder();
    const far = join(folder, 'far');
    mkdirSync(join(folder, 'bin'));
    writeExecutable(join(folder, 'bin/ssh'), standInForSsh);
    const script = scriptOf('rented-server.md', { 'to=/srv/status': `to=${far}` });
    const publish = siteWithScript(folder, 'publish-by-rsync.sh', script);
    const env = { PATH: `${join(folder, 'bin')}:${process.env['PATH']}` };
    for (const now of [first, second]) {
      const { exitCode, stderr } = await publish(now, env);
      expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
      expect(whatReadersSee(far)).toBe(now);
    }
    expect(readlinkSync(join(far, 'current'))).toMatch(/^generations\/20260314T122000Z-\w{12}$/);
  });

  it('for pages of a git host pushes all files, and nothing of what was before', async () => {
    const folder = scratchFolder();
    const remote = join(folder, 'pages.git');
    execFileSync('git', ['init', '-q', '--bare', remote]);
    const place = { 'git@git-host.example:harbour/status-pages.git': remote };
    const script = scriptOf('git-pages.md', place);
    const publish = siteWithScript(folder, 'publish-by-git.sh', script);
    const author = { NAME: 'Status', EMAIL: 'status@harbour.example' };
    const env = Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((who) =>
        Object.entries(author).map(([key, value]) => [`GIT_${who}_${key}`, value]),
      ),
    );
    for (const now of [first, second]) expect((await publish(now, env)).exitCode).toBe(0);
    const copy = join(folder, 'copy');
    execFileSync('git', ['clone', '-q', '-b', 'pages', remote, copy]);
    const files = Object.entries(filesIn(copy)).filter(([file]) => !file.startsWith('.git/'));
    const { 'generation.json': listing = '', '.nojekyll': empty } = Object.fromEntries(files);
    const generation = JSON.parse(listing) as { now: string; files: object };
    expect({ now: generation.now, empty }).toEqual({ now: second, empty: '' });
    expect(files).toHaveLength(Object.keys(generation.files).length + 2);
    const log = execFileSync('git', ['-C', copy, 'log', '--format=%s'], { encoding: 'utf8' });
    expect(log).toMatch(/^20260314T122000Z-\w{12}\n$/);
  });
});
