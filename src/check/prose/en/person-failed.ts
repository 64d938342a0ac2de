import { isProse, type ProseRule } from '../prose-rule.ts';
import { matchesOf, words } from '../word-pattern.ts';
import { between, isActor, personPronoun, personThen, responder } from './people.ts';

const pattern = words(
  `(?:${responder}|${personPronoun})${between} (?:failed to|forgot(?:ten)?(?: to)?|neglected to|did(?: not|n’t) (?:bother|remember) to)`,
);

export const personFailed: ProseRule = {
  id: 'person-failed',
  cue: () => personThen('failed|forgot|neglected|bother|remember'),
  reads: isProse,
  find: ({ text }) => matchesOf(text, pattern).filter((match) => isActor(text, match)),
  what: (found) => `“${found}” tells what a person left out.`,
  fix: 'Say how the work was set up, and which check was missing.',
  example: 'A technician failed to copy the build to one host.',
  rewording: 'The rollout was done by hand and had no check that all eight hosts matched.',
  spares: [
    'The job failed to start.',
    'We failed to process 128 orders.',
    'Alerts for the on-call engineer failed to arrive.',
  ],
};
