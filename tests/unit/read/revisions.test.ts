import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishedEdits } from '../../../src/check/published-edits.ts';
import { loadEdits, noEdits } from '../../../src/content.ts';
import { historyName } from '../../../src/read/repository.ts';
import { readRevisions } from '../../../src/read/revisions.ts';
import { at } from '../../build-site.ts';
import { document } from '../../sites/site-files.ts';

const id = '2026-03-14-checkout-fails';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lifeboat-revisions-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function git(args: readonly string[], when = '10:00', cwd = folder): void {
  const date = `2026-03-14T${when}:00Z`;
  const who = { NAME: 'A team', EMAIL: 'team@harbour.example', DATE: date };
  const env = Object.fromEntries(
    Object.entries(who).flatMap(([key, value]) => [
      [`GIT_AUTHOR_${key}`, value],
      [`GIT_COMMITTER_${key}`, value],
    ]),
  );
  execFileSync('git', [...args], { cwd, env: { ...process.env, ...env }, stdio: 'ignore' });
}

function write(text: string, root = folder): void {
  const file = join(root, 'incidents', id, 'incident.md');
  mkdirSync(dirname(file), { recursive: true });
  const updates = [{ at: '2026-03-14T10:05:00Z', status: 'investigating', text }];
  writeFileSync(file, document({ title: 'Checkout fails', updates }));
}

function commit(text: string, when: string, root = folder): void {
  write(text, root);
  git(['add', '-A'], when);
  git(['commit', '-qm', text], when);
}

async function textsIn(root = folder): Promise<unknown> {
  const { edits } = publishedEdits(await readRevisions(root)).get(id) ?? {};
  return edits?.map((edit) => [new Date(edit.at).toISOString().slice(11, 16), edit.was.text]);
}

describe('what git knows of records', () => {
  it('is what every commit made of them', async () => {
    git(['init', '-q', '-b', 'main']);
    commit('One.', '10:06');
    commit('Two.', '12:00');
    commit('Three.', '14:02');
    expect(await textsIn()).toEqual([
      ['12:00', 'One.'],
      ['14:02', 'Two.'],
    ]);
  });

  it('is found from a folder within the repository and in a work tree of its own', async () => {
    git(['init', '-q', '-b', 'main']);
    const site = join(folder, 'sites/a site');
    commit('One.', '10:06', site);
    commit('Two.', '12:00', site);
    expect(await textsIn(site)).toEqual([['12:00', 'One.']]);
    git(['worktree', 'add', '-q', '-b', 'other', 'elsewhere']);
    expect(await textsIn(join(folder, 'elsewhere/sites/a site'))).toEqual([['12:00', 'One.']]);
  });

  it('counts a merge, not what was tried on the branch that it merged', async () => {
    git(['init', '-q', '-b', 'main']);
    commit('One.', '10:06');
    git(['checkout', '-qb', 'draft']);
    commit('Tried.', '11:00');
    commit('Two.', '11:30');
    git(['checkout', '-q', 'main']);
    git(['merge', '-q', '--no-ff', '-m', 'Merge', 'draft'], '12:00');
    expect(await textsIn()).toEqual([['12:00', 'One.']]);
  });

  it('passes over versions that no site was built from', async () => {
    git(['init', '-q', '-b', 'main']);
    commit('One.', '10:06');
    writeFileSync(join(folder, 'incidents', id, 'incident.md'), '---\nupdates: [\n---\n');
    git(['add', '-A']);
    git(['commit', '-qm', 'Broken'], '10:30');
    commit('One.', '11:00');
    expect(await textsIn()).toBeUndefined();
    commit('Two.', '12:00');
    expect(await textsIn()).toEqual([['12:00', 'One.']]);
  });

  it('is nothing where nothing was changed, nothing was committed, or there is no git', async () => {
    expect(await historyName(folder)).toBeUndefined();
    expect((await readRevisions(folder)).size).toBe(0);
    git(['init', '-q', '-b', 'main']);
    write('One.');
    expect(await historyName(folder)).toBeUndefined();
    expect((await readRevisions(folder)).size).toBe(0);
    commit('One.', '10:06');
    expect((await readRevisions(folder)).size).toBe(0);
  });

  it('has a name that changes with every commit, and with nothing else', async () => {
    git(['init', '-q', '-b', 'main']);
    commit('One.', '10:06');
    const name = await historyName(folder);
    write('Two.');
    expect(name).toMatch(/^[0-9a-f]{40} incidents$/);
    expect(await historyName(folder)).toBe(name);
    commit('Two.', '12:00');
    expect(await historyName(folder)).not.toBe(name);
  });

  it('is the same whether it is read anew or carried on from what is remembered', async () => {
    git(['init', '-q', '-b', 'main']);
    let known = noEdits;
    const steps = [
      ...['One.', 'Two.', 'Two.\n\nAnd more.', 'Three.'].map((text) => () => commit(text, '12:00')),
      () => {
        writeFileSync(join(folder, 'incidents', id, 'incident.md'), '---\nupdates: [\n---\n');
        git(['add', '-A']);
        git(['commit', '-qm', 'Broken'], '13:00');
      },
      () => commit('Four.', '13:10'),
      () => git(['rm', '-rq', 'incidents']),
      () => git(['commit', '-qm', 'Gone'], '13:20'),
      () => commit('Five.', '13:30'),
      () => commit('Six.', '13:40'),
      () => git(['reset', '-q', '--hard', 'HEAD~2']),
      () => git(['checkout', '-qb', 'draft', 'HEAD~3']),
      () => commit('Seven.', '14:00'),
      () => git(['merge', '-q', '-s', 'ours', '--no-ff', '-m', 'Merge', 'main'], '14:10'),
      () => commit('Eight.', '14:20'),
    ];
    for (const step of steps) {
      step();
      known = await loadEdits(folder, known);
      expect(known).toEqual(await loadEdits(folder, noEdits));
    }
    expect(known.edits.get(id)?.edits.length).toBeGreaterThan(2);
  });

  it('is nothing where only the end of the history is there', async () => {
    git(['init', '-q', '-b', 'main']);
    commit('One.', '10:06');
    commit('Two.', '12:00');
    commit('Three.', '14:02');
    const shallow = join(folder, 'shallow');
    git(['clone', '-q', '--depth', '2', `file://${folder}`, shallow]);
    expect(await historyName(shallow)).toBeUndefined();
  });

  it('is that of the site, whatever repository the environment names', async () => {
    git(['init', '-q', '-b', 'main']);
    commit('One.', '10:06');
    commit('Two.', '12:00');
    const before = process.env['GIT_DIR'];
    process.env['GIT_DIR'] = join(folder, 'nowhere');
    try {
      expect(await textsIn()).toEqual([['12:00', 'One.']]);
    } finally {
      if (before === undefined) delete process.env['GIT_DIR'];
      else process.env['GIT_DIR'] = before;
    }
  });

  it('gives every statement its time and its old promise', async () => {
    git(['init', '-q', '-b', 'main']);
    commit('One.', '10:06');
    const file = join(folder, 'incidents', id, 'incident.md');
    const nextUpdateBy = '2026-03-14T10:35:00Z';
    const updates = [
      { at: '2026-03-14T10:05:00Z', status: 'investigating', text: 'One.', nextUpdateBy },
    ];
    writeFileSync(file, document({ title: 'Checkout fails', updates }));
    git(['add', '-A']);
    git(['commit', '-qm', 'Promise'], '12:00');
    expect(publishedEdits(await readRevisions(folder)).get(id)).toEqual({
      edits: [
        {
          statement: at('2026-03-14T10:05Z'),
          at: at('2026-03-14T12:00Z'),
          was: { nextUpdateBy: undefined },
        },
      ],
      withdrawals: [],
    });
  });
});
