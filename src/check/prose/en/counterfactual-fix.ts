import { isPostmortem, type ProsePlace, type ProseRule } from '../prose-rule.ts';
import type { Passage } from '../passages.ts';
import { matchesOf, words } from '../word-pattern.ts';
import { responder } from './people.ts';

const pattern = words(
  [
    'would (?:likely |probably |also )?have (?:likely |probably |also )?(?:prevented|caught|avoided)',
    `if only (?:we|they|he|she|the ${responder}|someone|somebody|anyone)`,
    `(?<=^\\s*|[.,;:!?(–—]\\s*|\\b(?:and|but)\\s)had (?:we|they|the ${responder}|anyone|someone|somebody) (?:not )?[\\p{L}-]+(?:ed|en|wn|ept|ght|ade|one|un|et|ad)`,
  ].join('|'),
);

/** Where looking ahead is the point. */
const looksAhead =
  /\b(?:lessons?|learn(?:ed|t)|actions?|follow-?ups?|next steps|remediation|prevention|improvements?)\b/i;

export const counterfactualFix: ProseRule = {
  id: 'counterfactual-fix',
  cue: () => /\b(?:prevented|caught|avoided|if\s+only|had\s+(?:we|they|the|anyone|some))/i,
  reads: (place) => isPostmortem(place) && !isAhead(place),
  find: (passage, place) =>
    isBelowLookAhead(passage, place) ? [] : matchesOf(passage.text, pattern),
  what: (found) => `“${found}” tells of a repair that was not there.`,
  fix: 'Move it to the actions, as something that will be done.',
  example: 'Had we limited the rate, the queue would not have grown.',
  rewording: 'Nothing limited the rate at which the queue grew.',
  spares: [
    'Customers would have received errors for ten minutes.',
    'The standby answers only if only one server is lost.',
    'Not only had we lost the primary; the standby was gone too.',
  ],
};

function isAhead({ key }: ProsePlace): boolean {
  return key === 'lessons.*' || key.startsWith('actions.');
}

function isBelowLookAhead({ heading }: Passage, { key }: ProsePlace): boolean {
  return key === 'body' && looksAhead.test(heading);
}
