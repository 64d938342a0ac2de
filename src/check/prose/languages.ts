import { englishRules } from './en/english-rules.ts';
import type { ProseRule } from './prose-rule.ts';

/** The rules about prose by language. Another language is a folder of the same shape, and a line here. */
const rulesByLanguage: Readonly<Record<string, readonly ProseRule[]>> = { en: englishRules };

/** The rules for texts in a locale such as `en-GB`; none where nobody wrote any. */
export function proseRulesFor(locale: string): readonly ProseRule[] {
  return rulesByLanguage[new Intl.Locale(locale).language] ?? [];
}
