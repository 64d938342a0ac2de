import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RuleId, rules } from '../../../src/check/rules.ts';
import { sarifFaults } from '../../formats/validate.ts';
import { emptyHarbour } from '../author/harbour.ts';
import { gitIn } from '../author/repository.ts';
import { lifeboat, type Outcome, scratchFolder } from './run-lifeboat.ts';

/*
 * One incident in which each wrong word stands once, so that its place can be looked up in the text. Before some
 * of them stand what makes columns hard to count: characters of two units, a byte order mark, line ends of two bytes.
 */

const file = 'incidents/2026-03-14-strange/incident.md';

const text = `\ufeff---
title: "🚢 a: b, 100 %"
severty: minor
impact:
  - component: chekout
    level: partial_outage
    from: 2026-03-14T09:00:00Z
  - { "component": "search", "level": "🚢", from: 2026-03-14T09:00:00Z }
updates:
  - at: 2026-03-14 10:05
    status: investigatin
    text: |
      Declined.
---
`;

const lines = text.replaceAll('\ufeff', '').split('\n');

/** The place of a word that stands once: from 1, columns in UTF-16 units. */
function placeOf(word: string): readonly [line: number, column: number] {
  const line = lines.findIndex((each) => each.includes(word));
  return [line + 1, (lines[line] ?? '').indexOf(word) + 1];
}

const expected: readonly (readonly [rule: RuleId, word: string])[] = [
  ['unknown-key', 'severty'],
  ['unknown-word', '"🚢", from'],
  ['bad-instant', '2026-03-14 10:05'],
  ['unknown-word', 'investigatin'],
];

function strangeSite(): string {
  const root = emptyHarbour();
  mkdirSync(join(root, 'incidents/2026-03-14-strange'), { recursive: true });
  writeFileSync(join(root, file), text.replaceAll('\n', '\r\n'));
  return root;
}

function check(root: string, format: string, ...more: string[]): Promise<Outcome> {
  const now = '2026-03-14T12:00:00Z';
  return lifeboat(['check', '--root', root, '--now', now, '--format', format, ...more]);
}

interface SarifLog {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number; readonly startColumn: number };
        };
      }[];
    }[];
  }[];
}

describe('positions are right to the column', () => {
  it('in JSON', async () => {
    const { exitCode, stdout } = await check(strangeSite(), 'json');
    const { problems } = JSON.parse(stdout) as {
      problems: { rule: string; line: number; column: number }[];
    };
    expect(exitCode).toBe(1);
    expect(problems.map(({ rule, line, column }) => [rule, line, column])).toEqual(
      expected.map(([rule, word]) => [rule, ...placeOf(word)]),
    );
  });

  it('in SARIF', async () => {
    const { exitCode, stdout, stderr } = await check(strangeSite(), 'sarif');
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(sarifFaults(stdout)).toEqual([]);
    const [run] = (JSON.parse(stdout) as SarifLog).runs;
    const found = run?.results.map(({ ruleId, ruleIndex, locations }) => {
      const [place] = locations;
      const { startLine, startColumn } = place?.physicalLocation.region ?? {};
      expect(place?.physicalLocation.artifactLocation.uri).toBe(file);
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      return [ruleId, startLine, startColumn];
    });
    expect(found).toEqual(expected.map(([rule, word]) => [rule, ...placeOf(word)]));
  });

  it('in annotations', async () => {
    const { exitCode, stdout, stderr } = await check(strangeSite(), 'github');
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    const heads = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('::')[1]);
    expect(heads).toEqual(
      expected.map(([rule, word]) => {
        const [line, column] = placeOf(word);
        return `error file=${file},line=${line},col=${column},title=${rule}`;
      }),
    );
  });
});

describe('SARIF', () => {
  it('of a site without problems is valid, and lists every rule', async () => {
    const { exitCode, stdout } = await check(emptyHarbour(), 'sarif');
    expect(exitCode).toBe(0);
    expect(sarifFaults(stdout)).toEqual([]);
    const [run] = (JSON.parse(stdout) as SarifLog).runs;
    expect(run?.results).toEqual([]);
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(Object.keys(rules));
  });

  it('the judge of SARIF sees what is wrong', () => {
    expect(sarifFaults('{"version":"2.1.0","runs":[]}')).not.toEqual([]);
    expect(sarifFaults('{"$schema":"https://x.example","version":"2.0.0","runs":[]}')).not.toEqual(
      [],
    );
  });
});

describe('annotations', () => {
  it('stay one command a line, whatever a record says', async () => {
    const root = emptyHarbour();
    const folder = join(root, 'incidents/2026-03-14-a,b: 100%');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'incident.md'), '---\n"a\\r\\n::error::b": 1\n---\n');
    const { stdout } = await check(root, 'github');
    const printed = stdout.trimEnd().split('\n');
    for (const line of printed)
      expect(line).toMatch(/^::(error|warning|notice) file=[^:]*,line=\d+,col=\d+,title=[\w-]+::/);
    expect(stdout).not.toContain('\r');
    expect(stdout).toContain('a%2Cb%3A 100%25');
  });

  it('name files from the root of the repository', async () => {
    const repository = scratchFolder();
    gitIn(repository, 'init', '-q');
    const root = join(repository, 'status pages/main');
    mkdirSync(root, { recursive: true });
    writeFileSync(join(root, 'status.config.ts'), 'export default {};\n');
    const { stdout } = await check(root, 'github');
    expect(stdout).toMatch(/^::error file=status pages\/main\/status\.config\.ts,/);
    const sarif = await check(root, 'sarif');
    expect(sarif.stdout).toContain('"uri": "status%20pages/main/status.config.ts"');
  });
});

describe('pretty', () => {
  it('links the id of a rule to its page where it may be coloured, and is plain elsewhere', async () => {
    const root = strangeSite();
    const args = ['check', '--root', root, '--now', '2026-03-14T12:00:00Z'];
    const coloured = await lifeboat(args, { env: { FORCE_COLOR: '1' } });
    expect(coloured.stderr).toMatch(
      // eslint-disable-next-line no-control-regex -- links of a terminal are made of these
      /\u001b\]8;;file:\/\/\/[^\u001b]*docs\/reference\/rules\.md#unknown-key\u001b\\/,
    );
    const plain = await lifeboat(args, { env: { NO_COLOR: '1' } });
    expect(plain.stderr).not.toContain('\u001b');
  });
});

describe('--changed', () => {
  const broken = (word: string): string => `---\ntitle: ${word}\n---\n`;

  function repositoryWith(files: Readonly<Record<string, string>>): string {
    const root = emptyHarbour(files);
    gitIn(root, 'init', '-q', '-b', 'main');
    gitIn(root, 'add', '-A');
    gitIn(root, 'commit', '-qm', 'Begin');
    return root;
  }

  const old = 'incidents/2026-01-01-old/incident.md';
  const other = 'incidents/2026-01-02-other/incident.md';

  it('shows problems of files that differ, new ones included, and no others', async () => {
    const root = repositoryWith({ [old]: broken('Old'), [other]: broken('Other') });
    expect((await check(root, 'pretty', '--changed', 'main')).exitCode).toBe(0);
    writeFileSync(join(root, other), broken('Edited'));
    mkdirSync(join(root, 'incidents/2026-01-03-new'));
    writeFileSync(join(root, 'incidents/2026-01-03-new/incident.md'), broken('New'));
    const { exitCode, stdout } = await check(root, 'json', '--changed', 'main');
    expect(exitCode).toBe(1);
    const { problems } = JSON.parse(stdout) as { problems: { file: string }[] };
    expect(new Set(problems.map((problem) => problem.file))).toEqual(
      new Set([other, 'incidents/2026-01-03-new/incident.md']),
    );
  });

  it('knows what was there before in a site that is a folder of its repository', async () => {
    const root = emptyHarbour({ [old]: broken('Old') });
    const repository = join(root, '..');
    gitIn(repository, 'init', '-q', '-b', 'main');
    gitIn(repository, 'commit', '-q', '--allow-empty', '-m', 'Before the site');
    gitIn(repository, 'branch', 'before');
    gitIn(repository, 'add', '-A');
    gitIn(repository, 'commit', '-qm', 'Begin');
    expect((await check(root, 'pretty', '--changed', 'main')).exitCode).toBe(0);
    rmSync(join(root, 'status.config.ts'));
    const { exitCode, stdout } = await check(root, 'json', '--changed', 'before');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('config-missing');
  });

  it('judges rules across files: what a change breaks elsewhere is shown', async () => {
    const incident = `---
title: It was slow
impact:
  - { component: search, level: degraded_performance, from: 2026-01-01T10:00:00Z, to: 2026-01-01T11:00:00Z }
updates:
  - { at: 2026-01-01T10:05:00Z, status: investigating, text: Search is slow. }
  - { at: 2026-01-01T11:05:00Z, status: resolved, text: Search works. }
dataLoss: none
---
`;
    const root = repositoryWith({ [old]: incident, [other]: broken('Other') });
    writeFileSync(
      join(root, 'status.config.ts'),
      "export default { name: 'H', url: 'https://h.example', services: ['x.example'], components: [{ id: 'checkout', name: 'C' }] };\n",
    );
    const { exitCode, stdout } = await check(root, 'json', '--changed', 'main');
    expect(exitCode).toBe(1);
    const { problems } = JSON.parse(stdout) as { problems: { file: string; rule: string }[] };
    expect(problems.map((problem) => `${problem.file} ${problem.rule}`)).toEqual([
      `${old} unknown-component`,
    ]);
  });

  /** An incident that was over long ago, by what was said of it first. */
  const incident = (text: string): string => `---
title: It was slow
impact:
  - { component: search, level: degraded_performance, from: 2026-01-01T10:00:00Z, to: 2026-01-01T11:00:00Z }
updates:
  - { at: 2026-01-01T10:05:00Z, status: investigating, text: ${text} }
  - { at: 2026-01-01T11:05:00Z, status: resolved, text: Search works. }
dataLoss: none
---
`;

  it('asks why a published update was changed, once for the record that did', async () => {
    const root = repositoryWith({ [old]: incident('Slow.'), [other]: incident('Slow.') });
    const problemsNow = async (): Promise<string[]> => {
      const { exitCode, stdout } = await check(root, 'json', '--changed', 'main');
      expect(exitCode).toBe(0);
      const { problems } = JSON.parse(stdout) as {
        problems: { rule: string; file: string; line: number; column: number }[];
      };
      return problems.map(({ rule, file, line, column }) => `${file}:${line}:${column} ${rule}`);
    };
    writeFileSync(join(root, old), incident('Search was a little slow.'));
    const column = '  - { at: 2026-01-01T10:05:00Z, status: investigating, text: '.length + 1;
    expect(await problemsNow()).toEqual([`${old}:6:${column} published-changed`]);
    const correction = 'corrections:\n  - { at: 2026-01-02T10:00:00Z, text: Only a little. }\n';
    const explained = incident('Search was a little slow.').replace(
      'dataLoss',
      `${correction}dataLoss`,
    );
    writeFileSync(join(root, old), explained);
    expect(await problemsNow()).toEqual([]);
  });

  it('misses a published record that was deleted, and knows it again under another name', async () => {
    const files = {
      [old]: incident('Slow.'),
      [other]: incident('Very slow.'),
      'incidents/2026-01-03-broken/incident.md': broken('Never published'),
      'templates/slow/incident.md': incident('Slow.'),
    };
    const root = repositoryWith(files);
    for (const file of Object.keys(files)) rmSync(join(root, file));
    const moved = 'incidents/2026-01-01-slow/incident.md';
    mkdirSync(join(root, 'incidents/2026-01-01-slow'));
    writeFileSync(join(root, moved), incident('Slow.').replace('It was slow', 'Slow search'));
    const { exitCode, stdout } = await check(root, 'json', '--changed', 'main');
    const { problems } = JSON.parse(stdout) as {
      problems: { rule: string; file: string; what: string; fix: string }[];
    };
    expect(exitCode).toBe(1);
    expect(
      problems
        .filter(({ rule }) => rule === 'published-changed')
        .map(({ file, what, fix }) => [file, what, fix]),
    ).toEqual([
      [
        moved,
        'The record was published as `2026-01-01-old`, and its folder is called `2026-01-01-slow` here.',
        'Call the folder `2026-01-01-old` again: its name is its address, in links and in feeds.',
      ],
      [
        other,
        'The record was published, and is not here any more.',
        'Bring it back; what is wrong in it is corrected there, with a word in `corrections`.',
      ],
    ]);
  });

  it('says what is wrong with a revision, and ends with 2', async () => {
    const root = repositoryWith({});
    const { exitCode, stdout, stderr } = await check(root, 'pretty', '--changed', '--help');
    expect({ exitCode, stdout }).not.toEqual({ exitCode: 0, stdout: 'no problems\n' });
    const none = await check(root, 'pretty', '--changed', 'no-such-branch');
    expect(none).toMatchObject({ exitCode: 2, stdout: '' });
    expect(none.stderr).toContain('There is no git revision `no-such-branch` here.');
    const outside = await check(
      emptyHarbour({ [old]: broken('Old') }),
      'pretty',
      '--changed',
      'main',
    );
    expect(outside.exitCode).toBe(2);
    expect(outside.stderr).toContain('is in no git repository');
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it('leaves the work tree and what is staged as they were', async () => {
    const root = repositoryWith({ [old]: broken('Old') });
    writeFileSync(join(root, 'staged.txt'), 'x');
    gitIn(root, 'add', 'staged.txt');
    const before = gitIn(root, 'status', '--porcelain');
    await check(root, 'json', '--changed', 'main');
    expect(gitIn(root, 'status', '--porcelain')).toBe(before);
  });
});
