import { isProse, type ProseRule } from '../prose-rule.ts';
import { matchesOf, sentenceBefore, words } from '../word-pattern.ts';

const pattern = words(
  '(?:human|operator|pilot)(?: |-)error(?:s)?(?!(?: |-)(?:rates?|messages?|handling|handlers?|budgets?|logs?|codes?|pages?|reports?|prone|proof))',
);

/** Texts about keeping such errors harmless are what the rule asks for, and so are those that deny them. */
const isAboutPrevention =
  /\b(?:prevent\w*|avoid\w*|reduc\w*|eliminat\w*|protect\w*|guard\w*|tolerat\w*|surviv\w*|withstand\w*|absorb\w*|catch\w*|caught|detect\w*|rul\w+ out|room for|risk of|chance of|sources? of|prone to|susceptible to|resilien\w*|not|never|no|without|instead of|rather than|than)\b(?:\s+[\p{L}-]+){0,5}\s+$/iu;

export const humanError: ProseRule = {
  id: 'human-error',
  cue: () => /\b(?:human|operator|pilot)\b/i,
  reads: isProse,
  find: ({ text }) =>
    matchesOf(text, pattern).filter(
      ({ from }) => !isAboutPrevention.test(sentenceBefore(text, from)),
    ),
  what: (found) => `“${found}” ends the search where it should begin.`,
  fix: 'Say what the system accepted, and what would have had to stop it.',
  example: 'The outage was caused by human error.',
  rewording: 'The tool accepted a production target without asking.',
  spares: [
    'The second prompt is there to prevent human error.',
    'Copilot error rates rose to 4 %.',
    'User errors are answered with status 400.',
  ],
};
