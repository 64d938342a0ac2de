import { codeFrameColumns } from '@babel/code-frame';
import { styleText } from 'node:util';
import type { Problem } from '../check/problem.ts';
import type { Level, RuleId } from '../check/rules.ts';
import { printable } from '../check/suggestion.ts';
import { explainCommand, rulePageAddress } from './rule-page.ts';

/** `{"problems": […]}`: the form for scripts. */
export function problemsAsJson(problems: readonly Problem[]): string {
  return `${JSON.stringify({ problems }, null, 2)}\n`;
}

/**
 * The form for people: place, what, a code frame, why and the remedy.
 * @param sourceOf the text of a file, by its path; problems of files without one have no frame
 * @param stream where it will be printed, which tells whether it may be coloured
 */
export function problemsAsText(
  problems: readonly Problem[],
  sourceOf: (file: string) => string | undefined,
  stream: NodeJS.WriteStream,
): string {
  const paint: Paint = (style, text) => styleText(style, text, { stream });
  const texts = problems.map((problem) => problemAsText(problem, sourceOf(problem.file), paint));
  const [first] = problems;
  const more = first ? [paint('dim', `More about a rule: ${explainCommand(first.rule)}\n`)] : [];
  return [...texts, ...more].join('');
}

/** `3 errors, 1 warning`, or `no problems`. */
export function countProblems(problems: readonly Problem[]): string {
  const levels: readonly Level[] = ['error', 'warning', 'note'];
  const counts = levels.flatMap((level) => {
    const count = problems.filter((problem) => problem.level === level).length;
    return count === 0 ? [] : [`${count} ${level}${count === 1 ? '' : 's'}`];
  });
  return counts.length === 0 ? 'no problems' : counts.join(', ');
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

const colours = { error: 'red', warning: 'yellow', note: 'blue' } as const;

function problemAsText(problem: Problem, source: string | undefined, paint: Paint): string {
  const { rule, level, file, line, column, what, why, fix } = problem;
  const place = `${printable(file)}:${line}:${column}`;
  const frame = source
    ? `${codeFrameColumns(inert(source), { start: { line, column } }, frameOptions)}\n`
    : '';
  return [
    `${paint('bold', place)} ${paint(colours[level], level)} ${ruleLink(rule, paint)}\n`,
    `${what}\n`,
    frame,
    `${paint('dim', 'why')} ${why}\n`,
    `${paint('green', 'fix')} ${fix}\n\n`,
  ].join('');
}

/** The id of a rule; where it may be painted, it leads to the page of the rule as well. */
function ruleLink(rule: RuleId, paint: Paint): string {
  const text = paint('dim', rule);
  const address = text === rule ? undefined : rulePageAddress(rule);
  return address === undefined ? text : `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
}

const frameOptions = { linesAbove: 1, linesBelow: 1, highlightCode: false, forceColor: false };

/** Characters that steer a terminal are replaced one for one, so that columns stay where they are. */
function inert(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\ufffd');
}
