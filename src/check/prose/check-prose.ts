import type { RawDocument } from '../../read/raw-document.ts';
import { optionalProseRuleIds, type ProseRuleId } from '../../schema/prose-rule-ids.ts';
import type { SiteConfig } from '../../schema/site-config.ts';
import type { Problem } from '../problem.ts';
import { directiveCue } from './ignores.ts';
import { proseRulesFor } from './languages.ts';
import type { Passage } from './passages.ts';
import { type ActiveRule, proseProblems } from './prose-problems.ts';
import type { Match } from './prose-rule.ts';
import { matchesOf, words } from './word-pattern.ts';

/** Judges the prose of one document; a document that could not be parsed has none. */
export type ProseCheck = (document: RawDocument) => Problem[];

/** Where there is no configuration to say what is wanted. */
export const noProse: ProseCheck = () => [];

/**
 * The check of prose as a configuration wants it: in its language, without the rules that it switches off. Where no
 * rule speaks the language, nothing is found.
 */
export function proseCheck({ locale, prose }: SiteConfig): ProseCheck {
  const allowed = prose.allow.map((phrase) => words(escapePattern(phrase)));
  const rules = proseRulesFor(locale)
    .filter(({ id }) => isOn(id, prose))
    .map((rule): ActiveRule => ({
      rule,
      cue: rule.cue(prose),
      find: (passage, place) =>
        rule
          .find(passage, place, prose)
          .filter((match) => !allowed.some((pattern) => isWithin(match, passage, pattern))),
    }));
  return (document) => {
    const { source, value } = document;
    const cued = rules.filter(({ cue }) => cue.test(source));
    const isMute = cued.length === 0 && !directiveCue.test(source);
    return isMute || value === undefined ? [] : proseProblems(document, cued);
  };
}

function isOn(id: ProseRuleId, { off, on }: SiteConfig['prose']): boolean {
  const asked: readonly ProseRuleId[] = on;
  const optional: readonly ProseRuleId[] = optionalProseRuleIds;
  return !off.includes(id) && (!optional.includes(id) || asked.includes(id));
}

function escapePattern(phrase: string): string {
  return phrase
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\s+/g, ' ');
}

/** Whether a match lies on words that are allowed. */
function isWithin(match: Match, { text }: Passage, allowed: RegExp): boolean {
  return matchesOf(text, allowed).some(({ from, to }) => from < match.to && match.from < to);
}
