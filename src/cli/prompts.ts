import type * as clack from '@clack/prompts';
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

/** Asks for a line of text that must not be empty. */
export function askLine(message: string, placeholder = ''): Promise<string> {
  return ask((prompts) => prompts.text({ message, placeholder, validate: notEmpty }));
}

/** Asks for a text of several lines that must not be empty. */
export function askText(message: string, placeholder = ''): Promise<string> {
  return ask((prompts) => prompts.multiline({ message, placeholder, validate: notEmpty }));
}

function notEmpty(value: string | undefined): string | undefined {
  return (value ?? '').trim() === '' ? 'Write something.' : undefined;
}

/** Asks for one of several words, the first of which is offered. */
export function askWord<Word extends string>(
  message: string,
  words: readonly Word[],
): Promise<Word> {
  const options = words.map((value) => ({ value, label: value.replaceAll('_', ' ') }));
  return ask((prompts) => prompts.select<string>({ message, options })) as Promise<Word>;
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

/** Asks for an instant with its zone. */
export async function askInstant(message: string, placeholder: string): Promise<Instant> {
  const validate = (value: string | undefined): string | undefined =>
    instant.safeParse(value).success
      ? undefined
      : 'Write date, time and zone, for example 2026-03-14T10:05Z.';
  return instant.parse(await ask((prompts) => prompts.text({ message, placeholder, validate })));
}
