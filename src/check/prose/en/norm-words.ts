import { isPostmortem, type ProseRule } from '../prose-rule.ts';
import { matchesOf, words } from '../word-pattern.ts';
import { isSoftware, responder } from './people.ts';

const who = `(?:we|he|she|${responder})(?: \\w+ly)?`;
const norm =
  '(?:polic(?:y|ies)|procedures?|process(?:es)?|guidelines?|rules|standards?|practices?|runbooks?|instructions)';

const pattern = words(
  [
    `${who} (?:(?:did not|didn’t) follow|ignored (?:the|our|an?|this|that|all|every))`,
    `violat(?:ed|es|ing) (?:the |our |an? |its |this )?(?:[\\p{L}-]+ ){0,2}${norm}`,
    '(?:was|were) (?:in violation of|not followed)',
    'improperly',
    'inadequate(?:ly)?',
    'mismanag(?:ed|ement|ing)',
  ].join('|'),
);

export const normWords: ProseRule = {
  id: 'norm-words',
  cue: () => /\bfollow\b|not\s+followed|\bignored\b|violat|improperly|inadequate|mismanag/i,
  reads: isPostmortem,
  find: ({ text }) => matchesOf(text, pattern).filter((match) => !isSoftware(text, match)),
  oncePerFile: true,
  what: (found) => `“${found}” measures against a norm and does not say what happened.`,
  fix: 'State the value, the step or the size, and what the system did with it.',
  example: 'The health check was improperly configured.',
  rewording: 'The health check waited 45 minutes before it took a server out.',
  spares: [
    'The client did not follow the redirect.',
    'The insert violated a uniqueness constraint.',
    'The scheduler ignored the new header.',
  ],
};
