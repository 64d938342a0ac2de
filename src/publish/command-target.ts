import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { CommandTarget } from '../schema/target.ts';
import type { BuiltSite } from './built-site.ts';
import { TargetError } from './target-error.ts';

/** In what a command runs. */
export interface CommandSurroundings {
  /** The site's folder: the command's working directory. */
  readonly root: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Gets what the command prints, as it comes. */
  readonly say: (text: string) => void;
}

/** How long a command that was told to stop may take for it, in milliseconds. */
const lastWords = 5000;

/**
 * Lets a command of the user's take a site to its host.
 * @throws {TargetError} when it fails or takes too long, or when the site is not as it was built: then it is not run
 */
export async function publishByCommand(
  { id, run, timeoutMinutes }: CommandTarget,
  site: BuiltSite,
  { root, environment, say }: CommandSurroundings,
): Promise<void> {
  // The command reads the folder by itself: what was damaged since must not reach readers by it.
  for (const file of Object.keys(site.generation.files)) site.read(file);
  const child = spawn(run, {
    shell: true,
    cwd: root,
    // A group of its own: what the shell started is stopped together with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...environment,
      LIFEBOAT_GENERATION: site.folder,
      LIFEBOAT_GENERATION_ID: site.id,
      LIFEBOAT_TARGET: id,
    },
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say);
  let hasEnded = false;
  const ended = new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(`it could not be started: ${error.message}`));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(undefined);
      else resolve(code === null ? `it was stopped by ${signal}` : `its exit code is ${code}`);
    });
  }).finally(() => {
    hasEnded = true;
  });
  const timer = new AbortController();
  const minutes = timeoutMinutes === 1 ? 'a minute' : `${timeoutMinutes} minutes`;
  const tooLong = wait(timeoutMinutes * 60_000, `it takes longer than ${minutes}`, timer).catch(
    () => undefined,
  );
  const failure = await Promise.race([ended, tooLong]);
  timer.abort();
  // The shell may be gone already, and something that it has started goes on.
  if (!hasEnded && child.pid !== undefined) await stop(child.pid, ended);
  if (failure !== undefined) throw new TargetError(`The command failed: ${failure}.\n  ${run}`);
}

async function stop(group: number, ended: Promise<unknown>): Promise<void> {
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(-group, name);
    } catch {
      // It has ended in between.
    }
  };
  signal('SIGTERM');
  await Promise.race([ended, wait(lastWords)]);
  signal('SIGKILL');
}
