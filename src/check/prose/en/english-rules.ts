import type { ProseRule } from '../prose-rule.ts';
import { accidentWords } from './accident-words.ts';
import { counterfactualFix } from './counterfactual-fix.ts';
import { counterfactualPerson } from './counterfactual-person.ts';
import { faultWords } from './fault-words.ts';
import { hiddenActor } from './hidden-actor.ts';
import { hindsightAdverb } from './hindsight-adverb.ts';
import { humanError } from './human-error.ts';
import { insideName } from './inside-name.ts';
import { judgingWords } from './judging-words.ts';
import { loneActor } from './lone-actor.ts';
import { namedPerson } from './named-person.ts';
import { normWords } from './norm-words.ts';
import { personFailed } from './person-failed.ts';
import { singleRootCause } from './single-root-cause.ts';
import { stockApology } from './stock-apology.ts';
import { vagueAction } from './vague-action.ts';
import { whyQuestion } from './why-question.ts';

/** All rules about English prose. */
export const englishRules: readonly ProseRule[] = [
  humanError,
  personFailed,
  counterfactualPerson,
  counterfactualFix,
  judgingWords,
  hindsightAdverb,
  normWords,
  accidentWords,
  singleRootCause,
  namedPerson,
  loneActor,
  faultWords,
  hiddenActor,
  vagueAction,
  whyQuestion,
  stockApology,
  insideName,
];
