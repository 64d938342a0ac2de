import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { postmortemSchema } from '../../../src/schema/postmortem.ts';
import { filesIn, scratchFolder } from '../cli/run-lifeboat.ts';
import { at, emptyHarbour, open, opened } from './harbour.ts';
import { gitIn } from './repository.ts';

vi.setConfig({ testTimeout: 60_000 });

const announce = [
  ...[
    'new',
    'maintenance',
    '--title',
    'Update of the search servers',
    '--expect',
    'Search is slow for a minute.',
  ],
  ...[
    '--from',
    '2026-03-20T02:00Z',
    '--to',
    '2026-03-20T04:00Z',
    '--component',
    'search=degraded_performance',
  ],
] as const;

const resolveIt = [
  'resolve',
  opened,
  '--text',
  'Over.',
  '--data-loss',
  'none',
  '--customer-action',
  'none',
] as const;

describe('new maintenance', () => {
  it('writes a valid announcement in the folder of its day', async () => {
    const root = emptyHarbour();
    const { exitCode, stdout } = await at(root, '10:00', ...announce, '--customer-action', 'none');
    expect(exitCode).toBe(0);
    const file = 'incidents/2026-03-20-update-of-the-search-servers/maintenance.md';
    expect(stdout.split('\n')[0]).toBe(file);
    expect(readFileSync(join(root, file), 'utf8')).toBe(`---
title: Update of the search servers
window:
  from: 2026-03-20T02:00:00Z
  to: 2026-03-20T04:00:00Z
impact:
  - component: search
    level: degraded_performance
expect: |
  Search is slow for a minute.
customerAction: none
updates:
  - at: 2026-03-14T10:00:00Z
    status: scheduled
    text: |
      Search is slow for a minute.
---
`);
    expect(await at(root, '10:01', 'check')).toMatchObject({
      exitCode: 0,
      stdout: 'no problems\n',
    });
  });

  it('refuses a window that ends before it begins, and a component that is none', async () => {
    const root = emptyHarbour();
    const before = filesIn(root);
    const turned = await at(root, '10:00', ...announce, '--to', '2026-03-20T01:00Z');
    expect(turned.exitCode).toBe(2);
    expect(turned.stderr).toContain('window-order');
    const unknown = await at(root, '10:00', ...announce, '--component', 'serch=operational');
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stderr).toContain('Did you mean `search`?');
    expect(filesIn(root)).toEqual(before);
  });
});

describe('postmortem', () => {
  it('is a valid draft with every key of the schema and the incident’s moments', async () => {
    const root = emptyHarbour();
    await open(root, '--detected-at', '2026-03-14T10:03Z', '--detected-by', 'customer');
    await at(root, '11:20', ...resolveIt, '--ended', '2026-03-14T11:10Z');
    const { exitCode, stdout } = await at(root, '12:00', 'postmortem', opened);
    expect(exitCode).toBe(0);
    const file = `incidents/${opened}/postmortem.md`;
    expect(stdout.split('\n')[0]).toBe(file);
    const text = readFileSync(join(root, file), 'utf8');
    for (const [key, schema] of Object.entries(postmortemSchema.shape)) {
      expect(text).toMatch(new RegExp(`^(# )?${key}:`, 'm'));
      expect(text).toContain(`# ${schema.description ?? '?'}`);
    }
    const { timeline, detection, status } = parse(text.split(/^---$/m)[1] ?? '') as {
      timeline: { at: string; kind: string }[];
      detection: { by: string };
      status: string;
    };
    expect(status).toBe('draft');
    expect(detection.by).toBe('customer');
    expect(timeline.map(({ at: when, kind }) => `${when} ${kind}`)).toEqual([
      '2026-03-14T10:03:00Z detection',
      '2026-03-14T10:05:00Z impact_start',
      '2026-03-14T11:10:00Z impact_end',
      '2026-03-14T11:20:00Z resolved',
    ]);
    expect((await at(root, '12:01', 'check')).exitCode).toBe(0);
    writeFileSync(
      join(root, file),
      text.replace('status: draft', 'status: published\npublishedAt: 2026-03-14T12:00:00Z'),
    );
    const unwritten = await at(root, '12:01', 'check');
    expect(unwritten.exitCode).toBe(1);
    expect(unwritten.stderr).toContain('placeholder-left');
  });

  it('is not written over one that is there, and not for a maintenance', async () => {
    const root = emptyHarbour();
    await open(root);
    await at(root, '11:20', ...resolveIt);
    await at(root, '12:00', 'postmortem', opened);
    const before = filesIn(root);
    const again = await at(root, '12:00', 'postmortem', opened);
    expect(again.exitCode).toBe(2);
    expect(again.stderr).toContain('is there already');
    await at(root, '10:00', ...announce);
    const planned = await at(root, '12:00', 'postmortem', '2026-03-20');
    expect(planned.exitCode).toBe(2);
    expect(planned.stderr).toContain('Only an incident has a postmortem.');
    expect(filesIn(root)).toMatchObject(before);
  });
});

describe('--commit', () => {
  function repository(files: Readonly<Record<string, string>> = {}): {
    root: string;
    remote: string;
  } {
    const remote = join(scratchFolder(), 'remote.git');
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', remote]);
    const root = emptyHarbour(files);
    gitIn(root, 'init', '-q', '-b', 'main');
    gitIn(root, 'config', 'user.name', 'On-call');
    gitIn(root, 'config', 'user.email', 'on-call@harbour.example');
    gitIn(root, 'add', '-A');
    gitIn(root, 'commit', '-qm', 'Begin');
    gitIn(root, 'remote', 'add', 'origin', remote);
    gitIn(root, 'push', '-q', '-u', 'origin', 'main');
    return { root, remote };
  }

  it('commits what was written and nothing else, with the checklist, and pushes', async () => {
    const { root, remote } = repository({
      'checklists/opened.md': '- [ ] Tell the support team.\n',
    });
    writeFileSync(join(root, 'unfinished.txt'), 'x');
    gitIn(root, 'add', 'unfinished.txt');
    const { exitCode, stdout } = await open(root, '--commit');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Committed and pushed.');
    expect(gitIn(remote, 'log', '-1', '--format=%B', 'main').trim()).toBe(
      'Open incident: Checkout fails for some cards\n\n- [ ] Tell the support team.',
    );
    expect(gitIn(remote, 'show', '--name-only', '--format=', 'main').trim()).toBe(
      `incidents/${opened}/incident.md`,
    );
    expect(gitIn(root, 'status', '--porcelain').trim()).toBe('A  unfinished.txt');
  });

  it('says how to go on when the push fails: the file is written and committed', async () => {
    const { root } = repository();
    gitIn(root, 'remote', 'set-url', 'origin', join(root, 'nowhere.git'));
    const { exitCode, stdout, stderr } = await open(root, '--commit');
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/^incidents\//);
    expect(stderr).toContain('It is committed, and not pushed. Then:\n  git push');
    expect(gitIn(root, 'log', '-1', '--format=%s')).toContain('Open incident');
  });

  it('says how to go on where there is no repository: the file is written', async () => {
    const root = emptyHarbour();
    const { exitCode, stderr } = await open(root, '--commit');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('It is written, and not committed. Then:\n  git add');
    expect(existsSync(join(root, 'incidents', opened, 'incident.md'))).toBe(true);
    mkdirSync(join(root, 'x'));
  });
});
