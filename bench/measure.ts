import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

/** A Node.js process to be measured. */
export interface Command {
  readonly name: string;
  /** Arguments of Node.js. */
  readonly args: readonly string[];
}

/** What one run of a process took. */
export interface Run {
  /** From spawning it to its end, in milliseconds. */
  readonly wall: number;
  /** In user and system mode, by all its threads, in milliseconds. */
  readonly cpu: number;
  /** Its memory at the peak, in MiB. */
  readonly memory: number;
}

/**
 * Runs each command `rounds` times, after one time that does not count: it fills the caches of the disk and of
 * compiled code. The commands take turns, so that a disturbance of the machine hits all of them.
 * @returns the runs by the name of the command
 * @throws {Error} when a command fails
 */
export function measureInTurn(
  commands: readonly Command[],
  rounds: number,
): ReadonlyMap<string, readonly Run[]> {
  for (const command of commands) run(command);
  const runs = new Map<string, Run[]>(commands.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const command of commands) runs.get(command.name)?.push(run(command));
  }
  return runs;
}

const reporter = pathToFileURL(join(import.meta.dirname, 'report-usage.mjs')).href;

function run({ name, args }: Command): Run {
  const start = performance.now();
  const child = spawnSync(process.execPath, ['--import', reporter, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  const wall = performance.now() - start;
  if (child.status !== 0) {
    throw new Error(`${name} ended with ${child.status ?? child.signal}:\n${child.stderr}`);
  }
  const usage = JSON.parse(child.output[3] ?? '') as NodeJS.ResourceUsage;
  return {
    wall,
    cpu: (usage.userCPUTime + usage.systemCPUTime) / 1000,
    memory: usage.maxRSS / 1024,
  };
}
