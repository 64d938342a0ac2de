import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/check/problem.ts';
import { type RuleId, rules } from '../../../src/check/rules.ts';
import { configCases } from './cases/config.ts';
import { fileCases } from './cases/files.ts';
import { incidentCases } from './cases/incidents.ts';
import { maintenanceCases } from './cases/maintenances.ts';
import { postmortemCases } from './cases/postmortems.ts';
import { proseCases } from './cases/prose.ts';
import type { RuleCase } from './cases/rule-case.ts';
import { shapeCases } from './cases/shapes.ts';
import { textCases } from './cases/texts.ts';
import {
  checkFiles,
  config,
  incident,
  maintenance,
  openIncident,
  postmortem,
} from './site-text.ts';

const cases: readonly RuleCase[] = [
  ...fileCases,
  ...configCases,
  ...shapeCases,
  ...incidentCases,
  ...maintenanceCases,
  ...postmortemCases,
  ...textCases,
  ...proseCases,
];

/** What only git can tell: `check --changed` is tested with a repository. */
const byHistory: readonly string[] = ['published-changed'] satisfies readonly RuleId[];

const sentence = /^[^\n]+[.?)]$/;

it('finds nothing in the records that all cases start from', async () => {
  const { problems, site } = await checkFiles({
    ...config(),
    ...incident(),
    ...maintenance(),
    ...postmortem(),
  });
  expect(problems).toEqual([]);
  expect(site?.incidents).toHaveLength(1);
  expect(site?.maintenances).toHaveLength(1);
  expect(site?.postmortems).toHaveLength(1);
  expect((await checkFiles(openIncident())).problems).toEqual([]);
});

describe.each(Object.entries(rules))('the rule %s', (id, rule) => {
  const own = cases.filter((each) => each.rule === id);

  it.skipIf(byHistory.includes(id))('has a case that breaks it', () => {
    expect(own).not.toEqual([]);
  });

  it('says in sentences what it demands and why', () => {
    expect(rule.demands).toMatch(sentence);
    expect(rule.why).toMatch(sentence);
  });

  it.each(own)('is broken when $when', async ({ wrong, at, what, fix, besides = [], now }) => {
    const { problems } = await checkFiles(wrong, now);
    const [file, line, column] = at;
    expect(problems.filter((problem) => problem.rule === id)).toEqual([
      { rule: id, level: rule.level, file, line, column, what, why: rule.why, fix },
    ]);
    expect(problems.filter((problem) => problem.rule !== id).map(short)).toEqual(besides);
  });

  it.each(own)('is kept by the near miss of: $when', async ({ right, now }) => {
    expect((await checkFiles(right, now)).problems.map(long)).toEqual([]);
  });
});

it('has no case for a rule that does not exist', () => {
  const known = Object.keys(rules) as RuleId[];
  expect(cases.filter(({ rule }) => !known.includes(rule))).toEqual([]);
});

function short({ rule, line, column }: Problem): string {
  return `${rule} ${line}:${column}`;
}

function long(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column} ${problem.rule}: ${problem.what}`;
}
