/** The rules about prose. Ids are permanent: they are never renamed, never used again. */
export const proseRuleIds = [
  'human-error',
  'person-failed',
  'counterfactual-person',
  'counterfactual-fix',
  'judging-words',
  'hindsight-adverb',
  'norm-words',
  'accident-words',
  'single-root-cause',
  'named-person',
  'lone-actor',
  'fault-words',
  'hidden-actor',
  'vague-action',
  'why-question',
  'stock-apology',
  'inside-name',
] as const;
export type ProseRuleId = (typeof proseRuleIds)[number];

/** Rules that are off unless the configuration asks for them. */
export const optionalProseRuleIds = ['why-question'] as const satisfies readonly ProseRuleId[];
