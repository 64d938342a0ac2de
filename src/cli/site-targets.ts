import { hostname } from 'node:os';
import fs from 'node:fs';
import { type Command, Option } from 'commander';
import { checkConfig } from '../check/check-config.ts';
import type { Surroundings, TargetResult } from '../publish/publish.ts';
import { readConfig } from '../read/raw-config.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import type { Target } from '../schema/target.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { countProblems, problemsAsText } from './print-problems.ts';

/** `--target`, for commands that may be meant for some of the targets only. */
export interface TargetOptions {
  readonly target?: readonly string[];
}

export function withTargetOption(command: Command): Command {
  return command.addOption(
    new Option('--target <id...>', 'only these targets of status.config.ts'),
  );
}

/**
 * The configuration alone: records with errors do not keep anybody from rolling back.
 * @throws {CommandError} when it has errors
 */
export async function siteConfig(root: string): Promise<SiteConfig> {
  const raw = await readConfig(root);
  const { config, problems } = checkConfig(raw);
  if (config) return config;
  process.stderr.write(problemsAsText(problems, () => raw.source, process.stderr));
  throw new CommandError(exitCodes.problems, `Nothing was done: ${countProblems(problems)}.`);
}

/**
 * The targets that are meant: those with the ids wanted, or all.
 * @throws {CommandError} when there are none, or not that one
 */
export function chosenTargets({ targets }: SiteConfig, wanted?: readonly string[]): Target[] {
  const unknown = (wanted ?? []).find((id) => targets.every((target) => target.id !== id));
  if (unknown !== undefined) throw new CommandError(exitCodes.usage, noTarget(unknown, targets));
  if (targets.length === 0) throw new CommandError(exitCodes.usage, noTargets);
  return wanted ? targets.filter(({ id }) => wanted.includes(id)) : targets;
}

function noTarget(id: string, targets: readonly Target[]): string {
  const ids = targets.map((target) => target.id).join(', ');
  const others = ids === '' ? 'status.config.ts has no targets' : `There are: ${ids}`;
  return `There is no target ${id}. ${others}.`;
}

const noTargets = `There is nowhere to publish to: status.config.ts has no targets. Add for example
  targets: [{ id: 'web', type: 'directory', path: '../published' }],
and let a web server serve the link \`current\` in that folder.`;

/** The outside world as targets see it. */
export function surroundings(root: string, now: number): Surroundings {
  return {
    root,
    disk: fs,
    environment: process.env,
    holder: `Process ${process.pid} on ${hostname()}, at work since ${new Date(now).toISOString()},`,
    clock: () => performance.now(),
    progress: progressOfTargets(process.stderr),
    say: ({ id }, text) => {
      process.stderr.write(text.replace(/^(?=.)/gm, `${id}: `));
    },
  };
}

/** Says how far a target is: on a terminal all the time, in a log at every quarter. */
function progressOfTargets(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
): Surroundings['progress'] {
  return ({ id }, done, of) => {
    const text = `${id}: ${done} of ${of} files sent`;
    const isQuarter = Math.floor((done * 4) / of) > Math.floor(((done - 1) * 4) / of);
    if (stream.isTTY) stream.write(`\r\u001b[K${text}${done === of ? '\n' : ''}`);
    else if (isQuarter) stream.write(`${text}\n`);
  };
}

/**
 * Prints what became of each target.
 * @throws {CommandError} when one of them failed
 */
export function reportResults(results: readonly TargetResult[]): void {
  for (const result of results) {
    const { id, type } = result.target;
    if (result.outcome === 'failed') {
      process.stderr.write(`${id}: failed. ${result.message}\n`);
      continue;
    }
    const what = type === 'directory' ? 'readers see' : 'was sent';
    process.stdout.write(`${id}: ${what} generation ${result.id}\n`);
    for (const note of result.notes) process.stderr.write(`${id}: ${note}\n`);
  }
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  if (failed.length === 0) return;
  const names = failed.map(({ target }) => target.id).join(', ');
  const done = results.length - failed.length;
  throw new CommandError(
    exitCodes.environment,
    `${done} of ${results.length} targets done. Failed: ${names}.`,
  );
}
