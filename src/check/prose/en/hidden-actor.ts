import { isPostmortem, type ProseRule } from '../prose-rule.ts';
import { matchesOf, sentenceAfter, words } from '../word-pattern.ts';

const pattern = words(
  '(?:an?|the) (?:(?!by\\b)[\\p{L}-]+ ){0,3}?(?:command|change|script|query|statement) (?:was|were|had been) (?:\\w+ly )?(?:executed|made|run|issued|applied|entered)',
);

/** Who did it, or that a clock did. */
const isTold =
  /\bby\b|\b(?:every|each|hourly|nightly|daily|weekly|schedule|scheduled|automatic(?:ally)?|cron)\b/i;

export const hiddenActor: ProseRule = {
  id: 'hidden-actor',
  cue: () => /\b(?:was|were|been)\s+(?:\w+ly\s+)?(?:executed|made|run|issued|applied|entered)\b/i,
  reads: isPostmortem,
  find: ({ text }) =>
    matchesOf(text, pattern).filter(
      ({ from, to }) => !isTold.test(text.slice(from, to) + sentenceAfter(text, to)),
    ),
  what: (found) => `“${found}” hides who or what did it.`,
  fix: 'Name the role or the system as the subject.',
  example: 'A command was executed on the primary.',
  rewording: 'The deploy job ran the command on the primary.',
  spares: [
    'The script was run by the deploy job.',
    'A query was executed every minute.',
    'A change was reviewed by two teams.',
  ],
};
