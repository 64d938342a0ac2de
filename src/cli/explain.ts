import type { Command } from 'commander';
import { type RuleId, rules } from '../check/rules.ts';
import { code, nearest } from '../check/suggestion.ts';
import { ruleExplanation, ruleList } from '../docs/rule-explanation.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

/** Prints what the reference says of a rule: it needs neither a browser nor a network. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('say what a rule of `check` wants and why; without one, list them all')
    .argument('[rule]', 'id of a rule, as `check` prints it')
    .action((rule: string | undefined) => {
      process.stdout.write(`${rule === undefined ? ruleList() : explanation(rule)}\n`);
    });
}

function explanation(rule: string): string {
  if (isRule(rule)) return `${rule}\n\n${ruleExplanation(rule)}`;
  // A hundred ids would be no help.
  const meant = nearest(rule, Object.keys(rules));
  const hint = meant ? `Did you mean ${code(meant)}?` : '`lifeboat explain` lists them.';
  throw new CommandError(exitCodes.usage, `There is no rule ${code(rule)}. ${hint}`);
}

function isRule(text: string): text is RuleId {
  return Object.hasOwn(rules, text);
}
