import type { ProseRule } from '../prose-rule.ts';
import { matchesOf, words } from '../word-pattern.ts';

/** Never a plan. */
const wishes =
  'be (?:more |extra )?(?:careful|vigilant|attentive|mindful)|pay (?:more |closer |better )?attention|take (?:more|better|greater) care|communicate (?:better|more)|improve communication|raise awareness|try (?:harder|to)|think (?:about|before)|remind';

/** A plan where something says when it is done. */
const beginnings =
  'investigate|improve|consider|make sure|ensure|look into|explore|review|discuss|evaluate';

const wish = words(`(?<=^\\s*)(?:${wishes})`);
const beginning = words(`(?<=^\\s*)(?:${beginnings})`);

const first = `${wishes}|${beginnings}`;

/** In the source of a document a title follows its key, unless it is written first on a line of its own. */
const cue = new RegExp(`title:[\\s>|"'-]*(?:${first})|^(?:${first})`, 'i');

const bound =
  /\d|\b(?:until|so that|by (?:adding|moving|removing|replacing|means|alert|mail)|with an?|within|before|after|each|every|all|and (?:write|publish|document|decide|report|choose|record)|automatically|to (?:one|two|three|four|five|ten|under|below|at most|at least))\b/i;

export const vagueAction: ProseRule = {
  id: 'vague-action',
  cue: () => cue,
  reads: ({ key }) => key === 'actions.*.title',
  find: ({ text }) => [
    ...matchesOf(text, wish).filter(
      () => !/\b(?:automatically|by (?:alert|mail|page|alarm))\b/i.test(text),
    ),
    ...matchesOf(text, beginning).filter(() => !bound.test(text)),
  ],
  what: (found) => `“${found}” is a wish: nobody can tell when it is done.`,
  fix: 'Name the thing that will be there when it is done.',
  example: 'Be more careful with schema changes',
  rewording: 'Add a check of schema changes that runs before the merge',
  spares: [
    'Investigate why 3 of 40 servers kept the old route',
    'Improve the restore time to under two hours',
    'Make sure that every alarm has an owner',
  ],
};
