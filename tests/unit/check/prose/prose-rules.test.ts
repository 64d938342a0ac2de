import { describe, expect, it } from 'vitest';
import { englishRules } from '../../../../src/check/prose/en/english-rules.ts';
import { proseCheck } from '../../../../src/check/prose/check-prose.ts';
import { rules } from '../../../../src/check/rules.ts';
import { proseRuleIds } from '../../../../src/schema/prose-rule-ids.ts';
import { actionTexts } from './cases/actions.ts';
import { blameTexts } from './cases/blame.ts';
import { communicationTexts } from './cases/communication.ts';
import { hindsightTexts } from './cases/hindsight.ts';
import { configFor, foundIn, postmortemOf } from './postmortem-of.ts';
import type { RuleTexts } from './rule-texts.ts';

const all: readonly RuleTexts[] = [
  ...blameTexts,
  ...hindsightTexts,
  ...actionTexts,
  ...communicationTexts,
];

describe.each(proseRuleIds)('the rule %s', (id) => {
  const texts = all.filter(({ rule }) => rule === id);
  const hits = texts.flatMap((each) => each.hits);
  const misses = texts.flatMap((each) => each.misses);
  const [{ as, people }] = texts as [RuleTexts];
  const check = proseCheck(configFor({ on: ['why-question'], people: [...(people ?? [])] }));

  it('has at least 8 texts that it finds, and 12 that it lets pass', () => {
    expect(new Set(hits).size).toBeGreaterThanOrEqual(8);
    expect(new Set(misses).size).toBeGreaterThanOrEqual(12);
  });

  it.each(hits)('finds exactly what is marked in: %s', (marked) => {
    const { source, expected } = postmortemOf(marked, as);
    expect(foundIn(check, source).filter(({ rule }) => rule === id)).toEqual([
      { rule: id, level: rules[id].level, ...expected },
    ]);
  });

  it.each(
    as === 'body' && id !== 'why-question' ? hits.filter((text) => !/^[#|-]|\n/.test(text)) : [],
  )('finds it in a folded text of the frontmatter: %s', (marked) => {
    const { source, expected } = postmortemOf(marked, 'folded');
    expect(foundIn(check, source).filter(({ rule }) => rule === id)).toEqual([
      { rule: id, level: rules[id].level, ...expected },
    ]);
  });

  it.each(misses)('lets pass: %s', (text) => {
    expect(foundIn(check, postmortemOf(text, as).source)).toEqual([]);
  });
});

describe('the documentation of a rule', () => {
  const check = proseCheck(configFor({ on: ['why-question'] }));

  it.each(englishRules)('shows what $id finds, and what it lets pass', (rule) => {
    const as = rule.id === 'vague-action' ? 'action' : 'body';
    const found = (text: string): string[] =>
      foundIn(check, postmortemOf(text, as).source).map((problem) => problem.rule);
    expect(found(rule.example)).toContain(rule.id);
    expect(found(rule.rewording)).toEqual([]);
    for (const text of rule.spares) expect(found(text), text).toEqual([]);
  });
});
