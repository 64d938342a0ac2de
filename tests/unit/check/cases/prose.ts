import type { ProseRuleId } from '../../../../src/schema/prose-rule-ids.ts';
import { englishRules } from '../../../../src/check/prose/en/english-rules.ts';
import { type Change, config, POSTMORTEM, postmortem } from '../site-text.ts';
import type { RuleCase } from './rule-case.ts';

/** A sentence in the first list item of `wentPoorly`, line 5, instead of none. */
function poorly(sentence: string): Change {
  return ['timeline:\n', `wentPoorly: [${JSON.stringify(sentence)}]\ntimeline:\n`];
}

interface ProseCase {
  readonly rule: ProseRuleId;
  readonly wrong: string;
  /** The words that are found. */
  readonly words: string;
  readonly what: string;
  readonly right: string;
}

const sentences: readonly ProseCase[] = [
  {
    rule: 'human-error',
    wrong: 'It was human error.',
    words: 'human error',
    what: '“human error” ends the search where it should begin.',
    right: 'The question is there to prevent human error.',
  },
  {
    rule: 'person-failed',
    wrong: 'The engineer forgot to ask.',
    words: 'engineer forgot to',
    what: '“engineer forgot to” tells what a person left out.',
    right: 'The scheduler forgot to ask.',
  },
  {
    rule: 'counterfactual-person',
    wrong: 'We should have asked.',
    words: 'We should have asked',
    what: '“We should have asked” tells of a world that there was not.',
    right: 'It should have asked.',
  },
  {
    rule: 'counterfactual-fix',
    wrong: 'A limit would have prevented it.',
    words: 'would have prevented',
    what: '“would have prevented” tells of a repair that was not there.',
    right: 'A limit prevented more of it.',
  },
  {
    rule: 'judging-words',
    wrong: 'It was a sloppy change.',
    words: 'sloppy',
    what: '“sloppy” judges and does not explain.',
    right: 'It was a negligible change.',
  },
  {
    rule: 'hindsight-adverb',
    wrong: 'It was obviously full.',
    words: 'obviously',
    what: '“obviously” is how it looks from here, not how it looked then.',
    right: 'It was not obviously full.',
  },
  {
    rule: 'norm-words',
    wrong: 'It was improperly set.',
    words: 'improperly',
    what: '“improperly” measures against a norm and does not say what happened.',
    right: 'It was set to zero.',
  },
  {
    rule: 'accident-words',
    wrong: 'It was accidentally deleted.',
    words: 'was accidentally deleted',
    what: '“was accidentally deleted” tells that it was not meant, and not how it could happen.',
    right: 'It accidentally locked a table.',
  },
  {
    rule: 'single-root-cause',
    wrong: 'The root cause was a lease.',
    words: 'The root cause',
    what: '“The root cause” stops at one cause.',
    right: 'The root cause was not found.',
  },
  {
    rule: 'named-person',
    wrong: 'It was run by @dana.',
    words: '@dana',
    what: '“@dana” names a person.',
    right: 'It was run by tool@dana.',
  },
  {
    rule: 'lone-actor',
    wrong: 'An intern merged it.',
    words: 'An intern merged',
    what: '“An intern merged” makes one person the beginning.',
    right: 'An intern found it.',
  },
  {
    rule: 'fault-words',
    wrong: 'The engineer was at fault.',
    words: 'engineer was at fault',
    what: '“engineer was at fault” looks for somebody, and finds nothing to repair.',
    right: 'The engine was at fault.',
  },
  {
    rule: 'stock-apology',
    wrong: 'Sorry for any inconvenience.',
    words: 'any inconvenience',
    what: '“any inconvenience” is what everybody says, and it doubts that there was one.',
    right: 'Sorry for the hour without mail.',
  },
  {
    rule: 'inside-name',
    wrong: 'The disk of db-prod-03 is full.',
    words: 'db-prod-03',
    what: '“db-prod-03” is a name that only we know.',
    right: 'The disk of the database is full.',
  },
  {
    rule: 'hidden-actor',
    wrong: 'A command was executed.',
    words: 'A command was executed',
    what: '“A command was executed” hides who or what did it.',
    right: 'A command was executed by the job.',
  },
];

const found = sentences.map(({ rule, wrong, words, what, right }): RuleCase => ({
  rule,
  when: `somebody writes “${wrong}”`,
  wrong: postmortem(poorly(wrong)),
  at: [POSTMORTEM, 5, 15 + wrong.indexOf(words)],
  what,
  fix: fixOf(rule),
  right: postmortem(poorly(right)),
}));

function fixOf(rule: ProseRuleId): string {
  return englishRules.find(({ id }) => id === rule)?.fix ?? '';
}

export const proseCases: readonly RuleCase[] = [
  ...found,
  {
    rule: 'vague-action',
    when: 'an action is a wish',
    wrong: postmortem(['Roll out to one server first', 'Be more careful']),
    at: [POSTMORTEM, 22, 12],
    what: '“Be more careful” is a wish: nobody can tell when it is done.',
    fix: fixOf('vague-action'),
    right: postmortem(['Roll out to one server first', 'Have two people look']),
  },
  {
    rule: 'why-question',
    when: 'a heading asks why, and the configuration asks about that',
    wrong: {
      ...postmortem(['The story.', '## Why did it stop?']),
      ...config(['upstreams:', "prose: { on: ['why-question'] },\n  upstreams:"]),
    },
    at: [POSTMORTEM, 28, 4],
    what: '“Why did” asks for reasons, and is answered with defence.',
    fix: fixOf('why-question'),
    right: postmortem(['The story.', '## Why did it stop?']),
  },
  {
    rule: 'ignore-unsound',
    when: 'a comment switches a rule off without a reason',
    wrong: postmortem(['The story.', '<!-- lifeboat-ignore human-error -->\n\nThe story.']),
    at: [POSTMORTEM, 28, 1],
    what: 'The comment does not say why `human-error` is switched off.',
    fix: 'Write `lifeboat-ignore RULE: why it is right here`.',
    right: postmortem([
      'The story.',
      '<!-- lifeboat-ignore human-error: the title of the report -->\n\nHuman error.',
    ]),
  },
  {
    rule: 'ignore-unsound',
    when: 'a comment in YAML names a rule that is not about prose',
    wrong: postmortem(['trigger:', '# lifeboat-ignore bad-date: for once\ntrigger:']),
    at: [POSTMORTEM, 12, 1],
    what: 'There is no rule about prose called `bad-date`.',
    fix: 'Write `lifeboat-ignore RULE: why it is right here`.',
    right: postmortem(['trigger:', '# lifeboat is a boat\ntrigger:']),
  },
  {
    rule: 'ignore-unused',
    when: 'a comment switches a rule off that finds nothing',
    wrong: postmortem(['trigger:', '# lifeboat-ignore human-error: as it was\ntrigger:']),
    at: [POSTMORTEM, 12, 1],
    what: 'There is nothing for `human-error` to find here.',
    fix: 'Take the comment away.',
    right: postmortem([
      'trigger: A new',
      '# lifeboat-ignore judging-words: the name of it\ntrigger: Reckless, a new',
    ]),
  },
];
