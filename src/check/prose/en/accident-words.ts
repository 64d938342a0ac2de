import { isPostmortem, type ProseRule } from '../prose-rule.ts';
import { matchesOf, sentenceBefore, words } from '../word-pattern.ts';
import { isSoftware, responder } from './people.ts';

const accident = '(?:accidentally|inadvertently|mistakenly)';

/** What people do to systems, and systems seldom to themselves. */
const handiwork =
  '(?:delet|remov|dropp|chang|deploy|merg|push|releas|execut|disabl|enabl|configur|misconfigur|appli|committ|revok|turn|switch|unplugg|includ|publish|introduc|renam|mov|copi|edit|commented)(?:ed|d)?|run|shut|cut|left|overwritten|overwrote|set|took|taken|put';

const pattern = words(
  [
    `(?:we|he|she|who|${responder})(?:’d|’ve)?(?: (?:had|have|has|also|then)){0,2} ${accident}`,
    `(?:was|were|been|being|got|is|are|an?|the) ${accident} (?:${handiwork})`,
    `(?:${handiwork})(?: [\\p{L}\\p{N}-]+){0,5} by (?:mistake|accident)`,
    `(?:${handiwork}) ${accident}`,
  ].join('|'),
);

/** What customers do by mistake is theirs. */
const isOfCustomers =
  /\b(?:customers?|users?|visitors?|owners?)\s+(?:who\s+)?(?:had\s+|have\s+)?$/i;

export const accidentWords: ProseRule = {
  id: 'accident-words',
  cue: () => /accident|inadvertently|mistake/i,
  reads: isPostmortem,
  find: ({ text }) =>
    matchesOf(text, pattern).filter(
      (match) => !isSoftware(text, match) && !isOfCustomers.test(sentenceBefore(text, match.from)),
    ),
  what: (found) => `“${found}” tells that it was not meant, and not how it could happen.`,
  fix: 'Say what made the step easy to take: a default, a name, a missing question.',
  example: 'The production cluster was accidentally deleted.',
  rewording: 'The delete command took the production cluster as its default.',
  spares: [
    'The check mistakenly reported all nodes as healthy.',
    'The accident on the motorway cut two fibres.',
    'Retries make the request idempotent, so a mistake costs nothing.',
  ],
};
