import { isProse, type ProseRule } from '../prose-rule.ts';
import { matchesOf, words } from '../word-pattern.ts';

const pattern = words(
  'careless(?:ly|ness)?|negligen(?:t|tly|ce)|incompeten(?:t|tly|ce)|slopp(?:y|ily|iness)|reckless(?:ly|ness)?|stupid(?:ly|ity)?|foolish(?:ly|ness)?',
);

export const judgingWords: ProseRule = {
  id: 'judging-words',
  cue: () => /careless|negligen|incompeten|slopp|reckless|stupid|foolish/i,
  reads: isProse,
  find: ({ text }) => matchesOf(text, pattern),
  what: (found) => `“${found}” judges and does not explain.`,
  fix: 'Say what was done and what stood, or did not stand, in its way.',
  example: 'The reason was a careless deploy.',
  rewording: 'The deploy was on Friday evening and needed no second reviewer.',
  spares: [
    'The effect on reads was negligible.',
    'The picker makes the choice foolproof.',
    'A customer wrote: “this script is stupid”.',
  ],
};
