import { isProse, type ProseRule } from '../prose-rule.ts';
import { matchesOf, words } from '../word-pattern.ts';

const pattern = words('any inconveniences?(?: (?:that )?this (?:may|might) (?:have )?causes?d?)?');

export const stockApology: ProseRule = {
  id: 'stock-apology',
  cue: () => /inconvenience/i,
  reads: isProse,
  find: ({ text }) => matchesOf(text, pattern),
  what: (found) => `“${found}” is what everybody says, and it doubts that there was one.`,
  fix: 'Say for what you are sorry: what customers could not do, and for how long.',
  example: 'We apologise for any inconvenience.',
  rewording: 'We are sorry that you could not pay for an hour.',
  spares: [
    'We are sorry for the inconvenience of signing in twice.',
    'The inconvenience was small.',
    'A customer wrote: “any inconvenience is too much”.',
  ],
};
