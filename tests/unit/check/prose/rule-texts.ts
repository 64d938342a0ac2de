import type { ProseRuleId } from '../../../../src/schema/prose-rule-ids.ts';

/** Texts for one rule. Each stands in a postmortem: as its body, or as the title of an action. */
export interface RuleTexts {
  readonly rule: ProseRuleId;
  readonly as: 'body' | 'action';
  /** What the rule finds stands between ⟦ and ⟧. */
  readonly hits: readonly string[];
  /** Texts in which no rule about prose finds anything. */
  readonly misses: readonly string[];
  /** Names that the configuration holds. */
  readonly people?: readonly string[];
}
