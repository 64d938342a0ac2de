import { isPostmortem, type ProseRule } from '../prose-rule.ts';
import { matchesOf, words } from '../word-pattern.ts';

const pattern = words(
  [
    '(?<!\\b(?:not|less|nor|never)\\s)obviously',
    '(?<!\\bmatter\\s)of course(?! corrections?\\b)',
    '(?:could|should|can|must|would|need(?:s|ed)? to|ha[ds] to|have to) simply',
    'simply (?:forgot|missed|overlooked|ignored|did not|didn’t|wrong|a matter of)',
    'trivially',
    '(?:could|should|can|must|would|need(?:s|ed)? to|ha[ds] to|have to) just(?= [a-z]+)',
    'just (?:need(?:ed|s)?|had|has|have) to',
  ].join('|'),
);

export const hindsightAdverb: ProseRule = {
  id: 'hindsight-adverb',
  cue: () => /\b(?:obviously|course|simply|trivially|just)\b/i,
  reads: isPostmortem,
  find: ({ text }) => matchesOf(text, pattern),
  what: (found) => `“${found}” is how it looks from here, not how it looked then.`,
  fix: 'Leave the word out, or say what showed it and when.',
  example: 'It was obviously the cache.',
  rewording: 'The cache graph showed it once we looked at it, at 10:40.',
  spares: [
    'The replica is just now catching up.',
    'The load fell simply by adding a second worker.',
    'The logs are kept as a matter of course.',
  ],
};
