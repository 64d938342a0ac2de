import { expect, it } from 'vitest';
import { rules } from '../../../src/check/rules.ts';
import { emptyHarbour } from '../author/harbour.ts';
import { lifeboat } from './run-lifeboat.ts';

it('says what a rule wants, why, and for prose what to write instead', async () => {
  const { exitCode, stdout } = await lifeboat(['explain', 'human-error']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(rules['human-error'].why);
  expect(stdout).toContain('Write: The tool accepted a production target without asking.');
  expect(stdout).toContain('<!-- lifeboat-ignore human-error: the reason -->');
});

it('lists every rule with what it demands', async () => {
  const { exitCode, stdout } = await lifeboat(['explain']);
  expect(exitCode).toBe(0);
  for (const [id, { demands }] of Object.entries(rules)) {
    expect(stdout).toContain(`  ${id}: ${demands}\n`);
  }
});

it.for<readonly [rule: string, says: string]>([
  ['long-silense', 'Did you mean `long-silence`?'],
  ['constructor', '`lifeboat explain` lists them.'],
])('ends with 2 for a rule that there is not: %s', async ([rule, says]) => {
  const { exitCode, stdout, stderr } = await lifeboat(['explain', rule]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(says);
});

it('is what problems lead to, in every form', async () => {
  const root = emptyHarbour({ 'incidents/2026-03-14-empty/incident.md': '---\n{}\n---\n' });
  const check = (format: string) => lifeboat(['check', '--root', root, '--format', format]);
  expect((await check('pretty')).stderr).toMatch(/^More about a rule: lifeboat explain [a-z-]+$/m);
  expect((await check('github')).stdout).toContain('%0Alifeboat explain missing-key\n');
  const { runs } = JSON.parse((await check('sarif')).stdout) as {
    runs: { tool: { driver: { rules: { id: string; help: { text: string } }[] } } }[];
  };
  for (const { id, help } of runs[0]?.tool.driver.rules ?? []) {
    expect(help.text).toContain(rules[id as keyof typeof rules].demands);
  }
});
