import { englishRules } from '../check/prose/en/english-rules.ts';
import { type RuleId, rules } from '../check/rules.ts';
import { optionalProseRuleIds } from '../schema/prose-rule-ids.ts';
import { levelWords } from './level-words.ts';
import { ruleGroups } from './rule-groups.ts';

/** What the reference says of a rule, to be read where the reference is not at hand; Markdown without a heading. */
export function ruleExplanation(id: RuleId): string {
  const { level, demands, why } = rules[id];
  return [`${levelWords[level]}: ${demands}`, `Why: ${why}`, ...aboutProse(id)].join('\n\n');
}

function aboutProse(id: RuleId): string[] {
  const rule = englishRules.find((each) => each.id === id);
  if (!rule) return [];
  const { example, rewording, fix, spares } = rule;
  const isOptional = (optionalProseRuleIds as readonly RuleId[]).includes(id);
  return [
    `Instead of: ${example}\nWrite: ${rewording}`,
    fix,
    `What it leaves alone:\n${spares.map((text) => `- ${text}`).join('\n')}`,
    isOptional
      ? `It is off unless the configuration asks for it: \`prose: { on: ['${id}'] }\`.`
      : `Where it is wrong: \`<!-- lifeboat-ignore ${id}: the reason -->\` above that place, or \`prose: { off: ['${id}'] }\` in the configuration.`,
  ];
}

/** All rules under their headings, with what each demands. */
export function ruleList(): string {
  return ruleGroups
    .map(({ heading, rules: ids }) =>
      [heading, ...ids.map((id) => `  ${id}: ${rules[id].demands}`)].join('\n'),
    )
    .join('\n\n');
}
