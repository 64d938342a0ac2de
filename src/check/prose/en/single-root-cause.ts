import { isPostmortem, type ProseRule } from '../prose-rule.ts';
import { matchesOf, sentenceAfter, words } from '../word-pattern.ts';

const pattern = words(
  '(?:the|its|our|one) (?:(?:single|main|true|actual|primary|underlying|real|ultimate) )?root cause',
);
const title = words('root cause(?! analys[ei]s)');

/** What names the cause; that it is found, or not known, names none. */
const isNamed =
  /^(?:\s+(?:of|for|behind)\b(?:(?!\band\b)[^.,;])*?)?\s+(?:was|is|lay|turned\s+out|proved)\b(?!\s+(?:not|still|yet|un\w+|never|being|clear|known|found|fixed|gone|identified|resolved|addressed|removed|determined|confirmed|located|isolated|repaired|the\s+subject)\b)/iu;

export const singleRootCause: ProseRule = {
  id: 'single-root-cause',
  cue: () => /root\s+cause/i,
  reads: isPostmortem,
  find: ({ text, isHeading }) =>
    isHeading
      ? matchesOf(text, title)
      : matchesOf(text, pattern).filter(({ to }) => isNamed.test(sentenceAfter(text, to))),
  oncePerFile: true,
  what: (found) => `“${found}” stops at one cause.`,
  fix: 'Call them contributing factors, and ask what else had to be as it was.',
  example: 'The root cause was a full disk.',
  rewording:
    'Three things came together: a full disk, an alarm that was muted, and a queue without a limit.',
  spares: [
    'The root cause is not known yet.',
    'A root cause analysis of each ticket is kept in the tracker.',
    'The root causes were several.',
  ],
};
