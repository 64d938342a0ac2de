import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { gitAttributes } from '../../../src/starter/site.ts';
import { at, emptyHarbour, incidentText, open, opened } from './harbour.ts';
import { gitIn } from './repository.ts';

vi.setConfig({ testTimeout: 60_000 });

const file = `incidents/${opened}/incident.md`;

/** A repository in which an incident is open, with a branch beside `main`. */
async function twoBranches(): Promise<string> {
  const root = emptyHarbour({ '.gitattributes': gitAttributes });
  await open(root, '--component', 'search=degraded_performance');
  gitIn(root, 'init', '-q', '-b', 'main');
  gitIn(root, 'add', '-A');
  gitIn(root, 'commit', '-qm', 'Open');
  gitIn(root, 'branch', 'other');
  return root;
}

async function commitOn(
  root: string,
  branch: string,
  time: string,
  ...args: readonly string[]
): Promise<void> {
  gitIn(root, 'switch', '-q', branch);
  expect((await at(root, time, ...args)).exitCode).toBe(0);
  gitIn(root, 'commit', '-qam', 'Update');
}

function merge(root: string): 'clean' | 'conflict' {
  gitIn(root, 'switch', '-q', 'main');
  try {
    gitIn(root, 'merge', '-q', '-m', 'Merge', 'other');
    return 'clean';
  } catch {
    return 'conflict';
  }
}

/** An update on each of two branches, which have most of their lines in common. */
async function updateBoth(root: string): Promise<void> {
  const same =
    'The same first line.\nThe same second line.\nThe same third line.\nThe same fourth line.';
  const update = (branch: string, time: string, last: string): Promise<void> =>
    commitOn(root, branch, time, 'update', opened, '--text', `${same}\n${last}`);
  await update('main', '10:20', 'The bank is down.');
  await update('other', '10:25', 'The bank is back.');
}

describe('two people write about one incident on two branches', () => {
  it('at different places: git merges it, and it is valid', async () => {
    const root = await twoBranches();
    await commitOn(root, 'main', '10:20', 'update', opened, '--text', 'It is the bank.');
    gitIn(root, 'switch', '-q', 'other');
    writeFileSync(
      join(root, file),
      incidentText(root).replace(
        'title: Checkout fails for some cards',
        'title: Checkout fails for cards of one bank',
      ),
    );
    gitIn(root, 'commit', '-qam', 'Call it what it is');
    expect(merge(root)).toBe('clean');
    expect(await at(root, '10:30', 'check')).toMatchObject({ exitCode: 0 });
    expect(incidentText(root)).toContain('one bank');
    expect(incidentText(root)).toContain('It is the bank.');
  });

  it('both an update: a conflict in one piece, which `check` explains; both kept, it is valid', async () => {
    const root = await twoBranches();
    await updateBoth(root);
    expect(merge(root)).toBe('conflict');
    const merged = incidentText(root);
    const { exitCode, stdout } = await at(root, '10:30', 'check', '--format', 'json');
    expect(exitCode).toBe(1);
    const { problems } = JSON.parse(stdout) as {
      problems: { rule: string; line: number; fix: string }[];
    };
    expect(problems.map(({ rule }) => rule)).toEqual(['merge-conflict']);
    expect(merged.split('\n')[(problems[0]?.line ?? 0) - 1]).toMatch(/^<<<<<<< /);
    // Neither is lost, and nothing was made of the two.
    expect(merged).toContain('The bank is down.');
    expect(merged).toContain('The bank is back.');
    // Whoever takes each side as a whole, the older one above, has a valid record.
    const side = (name: string): string => gitIn(root, 'show', `${name}:${file}`);
    const [ours, theirs] = [side('main'), side('other')];
    const theirUpdate = theirs.slice(theirs.indexOf('  - at: 2026-03-14T10:25:00Z'));
    writeFileSync(join(root, file), ours.replace(/---\n$/, theirUpdate));
    expect(await at(root, '10:30', 'check')).toMatchObject({ exitCode: 0 });
  });

  it('does not have its lines mixed by a union of both sides, which nobody would notice', async () => {
    const root = await twoBranches();
    writeFileSync(join(root, '.gitattributes'), '*.md merge=union\n');
    gitIn(root, 'commit', '-qam', 'Keep both sides');
    gitIn(root, 'branch', '-f', 'other');
    await updateBoth(root);
    // This is why we do not ask git for it: it says that all is well, and two updates have become less than two.
    expect(merge(root)).toBe('clean');
    expect(readFileSync(join(root, file), 'utf8').match(/The same first line/g)).toHaveLength(1);
    expect(gitAttributes).not.toMatch(/^[^#]*merge=/m);
  });

  it('writes the same line end on every machine', async () => {
    const root = await twoBranches();
    writeFileSync(join(root, file), incidentText(root).replaceAll('\n', '\r\n'));
    gitIn(root, 'add', file);
    expect(gitIn(root, 'status', '--porcelain').trim()).toBe('');
  });
});
