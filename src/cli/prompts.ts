import type * as clack from '@clack/prompts';
import { instantText } from '../author/instant-text.ts';
import type { Finding } from '../check/problem.ts';
import { instant, type Instant } from '../schema/instant.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

/** Whether a person sits there who can be asked. */
export function isInteractive(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/**
 * Asks one question.
 * @param question is given the prompts, which are loaded only where somebody is asked
 * @throws {CommandError} when the person breaks off
 */
export async function ask<Answer>(
  question: (prompts: typeof clack) => Promise<Answer>,
): Promise<Exclude<Answer, symbol>> {
  const prompts = await import('@clack/prompts');
  const answer = await question(prompts);
  if (prompts.isCancel(answer)) {
    throw new CommandError(exitCodes.usage, 'Broken off; nothing was written.');
  }
  return answer as Exclude<Answer, symbol>;
}

/** Says what is wrong with an answer, in whole sentences; undefined when nothing is. */
export type Judge<Answer = string> = (answer: Answer) => string | undefined;

/** The same of what a check found. */
export function sentences(findings: readonly Pick<Finding, 'what' | 'fix'>[]): string | undefined {
  return findings.length === 0
    ? undefined
    : findings.map(({ what, fix }) => `${what} ${fix}`).join('\n');
}

/** Asks for a line of text that must not be empty; what is wrong with it is said at once, and it can be mended. */
export async function askLine(message: string, placeholder = '', judge?: Judge): Promise<string> {
  const validate = (value = ''): string | undefined => notEmpty(value) ?? judge?.(value.trim());
  return typed((await ask((prompts) => prompts.text({ message, placeholder, validate }))).trim());
}

/**
 * Asks for a text of several lines that must not be empty. Enter begins a new line, however often: a text that is
 * pasted with empty lines in it stays whole.
 */
export async function askText(question: string): Promise<string> {
  const message = `${question} (Tab and Enter when it is all)`;
  return typed(
    await ask((prompts) => prompts.multiline({ message, validate: notEmpty, showSubmit: true })),
  );
}

// A process runs one command: these are the texts of one conversation.
const texts: string[] = [];

function typed(text: string): string {
  texts.push(text);
  return text;
}

/** What somebody typed in answer to questions for a line or a text, in that order. */
export function typedTexts(): readonly string[] {
  return texts;
}

function notEmpty(value: string | undefined): string | undefined {
  return (value ?? '').trim() === '' ? 'Write something.' : undefined;
}

/**
 * Asks for one of several words. The first is offered, unless another one is said to be.
 * @param labels what is shown instead of a word that would not be understood
 */
export function askWord<Word extends string>(
  message: string,
  words: readonly Word[],
  initialValue = words[0],
  labels: Readonly<Record<string, string>> = {},
): Promise<Word> {
  const options = words.map((value) => ({
    value,
    label: labels[value] ?? value.replaceAll('_', ' '),
  }));
  return ask((prompts) =>
    prompts.select<string>({ message, options, ...(initialValue && { initialValue }) }),
  ) as Promise<Word>;
}

/**
 * Without a person to ask, everything has to be said.
 * @param flags what each missing one is called, such as `--title "What customers notice"`
 * @throws {CommandError} when some are missing
 */
export function requireFlags(flags: readonly string[]): void {
  if (flags.length === 0) return;
  const list = flags.map((flag) => `  ${flag}\n`).join('');
  throw new CommandError(
    exitCodes.usage,
    `Nobody can be asked here, and this was not said:\n${list}Nothing was written.`,
  );
}

/**
 * Asks for an instant with its zone.
 * @param initialValue stands there to be taken or changed
 */
export async function askInstant(
  message: string,
  initialValue: string,
  judge?: Judge<Instant>,
): Promise<Instant> {
  const validate = (value = ''): string | undefined => {
    const { data } = instant.safeParse(value.trim());
    if (data === undefined) return 'Write date, time and zone, for example 2026-03-14T10:05Z.';
    return judge?.(data);
  };
  const answer = await ask((prompts) => prompts.text({ message, initialValue, validate }));
  return instant.parse(answer.trim());
}

/** Asks for an instant that is not in the future: now, unless it is changed. */
export function askPast(message: string, now: Instant, judge?: Judge<Instant>): Promise<Instant> {
  return askInstant(message, instantText(now), (at) =>
    at > now ? `That is in the future: it is ${instantText(now)}.` : judge?.(at),
  );
}
