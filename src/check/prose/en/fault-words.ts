import { isProse, type ProseRule } from '../prose-rule.ts';
import { matchesOf, sentenceBefore, words } from '../word-pattern.ts';
import { isSoftware, responder } from './people.ts';

const who = `(?:who|they|he|she|we|${responder}|staff|vendor|supplier|provider|customer|user|manager|department|support)s?`;
const modifier = '(?:entirely |solely |partly |largely |mainly |ultimately |also |really |not )?';
const disaster =
  '(?:outage|incident|failure|error|mistake|problem|disruption|data loss|deletion|downtime)';

const pattern = words(
  [
    `${who} (?:is|was|are|were|be) ${modifier}(?:to blame|at fault)`,
    `(?:is|was|are|were) ${modifier}(?:the|an?|our|their|his|her) (?:own )?fault of (?:the |our |an? )?(?:[\\p{L}-]+ )?${who}`,
    `${responder}(?: who)?(?: (?:is|was|were|are))? responsible for (?:the|this|that|an) ${disaster}`,
    `blam(?:e|es|ed|ing) (?:the |our |an? )?(?:[\\p{L}-]+ )?${responder}`,
    '(?:his|her|their|whose|nobody’s|somebody’s|someone’s) (?:own )?fault',
    'is responsible for the outage|was responsible for the outage',
  ].join('|'),
);

/** That nobody is to blame is the point. */
const isDenied =
  /\b(?:no|nobody|not|never|without|nor|neither|no-one|none)\b(?:\s+[\p{L}-]+){0,4}\s+$/iu;

/** A thing that did it: named for what it is, and no person. */
const isThing =
  /\b(?:bug|change|release|version|deploy(?:ment)?|disk|card|cable|certificate|query|job|script|server|router|switch|module|cache|load|config\w*|rule|flag|lock|leak|fault|index|release|update|upgrade|component|service|record|failure|migration|device|hardware|software|memory|entry|setting|limit|timeout|code)(?:s|es)?\s+(?:\S+\s+){0,4}$/iu;

export const faultWords: ProseRule = {
  id: 'fault-words',
  cue: () => /\bfault\b|\bblam|\bresponsible\b/i,
  reads: isProse,
  find: ({ text }) =>
    matchesOf(text, pattern).filter((match) => {
      if (isSoftware(text, match)) return false;
      const { from, to } = match;
      const before = sentenceBefore(text, from);
      const found = text.slice(from, to);
      if (isDenied.test(before) || /\b(?:not|nobody)\b/i.test(found)) return false;
      return !(/^(?:is|was)\b/i.test(found) && isThing.test(before));
    }),
  what: (found) => `“${found}” looks for somebody, and finds nothing to repair.`,
  fix: 'Say what happened, and what let it happen.',
  example: 'The on-call engineer was at fault.',
  rewording: 'The runbook named the old command, and the tool still accepted it.',
  spares: [
    'Fault tolerance is tested every month.',
    'The disk at fault was replaced.',
    'The team responsible for the storage was called.',
  ],
};
