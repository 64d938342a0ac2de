import { isProse, type ProseRule } from '../prose-rule.ts';
import { matchesOf, words } from '../word-pattern.ts';
import { isActor, responder } from './people.ts';

/** Participles without -ed. */
const irregular =
  'been|seen|done|known|caught|found|made|taken|told|kept|set|put|run|read|written|sent|given|had|held|thought|understood|left|built|chosen|begun|drawn|spoken|shut|cut|brought|felt|met|paid|said|gone|got|spent|foreseen|rolled|stuck|asked|withdrawn|drilled';

/** Words that end like a participle and stand before a noun just as often: "we should have automated tests". */
const adjectives =
  'automated|dedicated|advanced|detailed|limited|distributed|replicated|shared|improved|increased|reduced|managed|hosted|isolated|separated|combined|cached|encrypted|scheduled|planned|documented|tested|unlimited|required|updated|speed|need|seed|embed|feed|red|shed|bed';

/** What follows a participle and never an adjective. */
const follower =
  'the|an?|this|that|these|those|it|them|him|her|us|our|its|their|all|any|every|each|both|more|for|to|on|in|at|by|with|from|before|after|when|while|as|and|or|but|earlier|sooner|better|until|first|\\w+ly';

const pattern = words(
  `(?<who>we|${responder}|he|she)(?: (?:clearly|really|certainly|probably|also|who))? (?<modal>should|could|ought to)(?:’ve| (?:not |also |never |at least |probably )?have|n’t have)(?: (?:not|never|also|already|instead|at least|\\w+ly))? (?:${irregular}|(?!(?:${adjectives})\\b)\\w+ed|(?:${adjectives})(?= (?:${follower})\\b|[.,;:!?]|\\s*$))`,
);

export const counterfactualPerson: ProseRule = {
  id: 'counterfactual-person',
  cue: () => /\b(?:should|could|ought)[^.]{0,20}(?:have\b|ve\b)/i,
  reads: isProse,
  find: ({ text }, { key }) =>
    matchesOf(text, pattern).filter((match) => {
      const found = text.slice(match.from, match.to);
      // How much worse it might have been is luck, and worth telling.
      const isLuck =
        /\bcould\b/i.test(found) && (key === 'lucky.*' || /\b(?:lost|been|had)$/i.test(found));
      return !isLuck && isActor(text, match);
    }),
  what: (found) => `“${found}” tells of a world that there was not.`,
  fix: 'Say what was the case and why it made sense then; put what will change among the actions.',
  example: 'We should have tested the restore.',
  rewording: 'Restores were not part of the monthly drill.',
  spares: [
    'The limit was lower than it should have been.',
    'Customers should have received a mail by now.',
    'We should have automated tests for this by May.',
  ],
};
