import { spawnSync } from 'node:child_process';

/** What a git command said. */
export interface GitResult {
  readonly isDone: boolean;
  readonly isInstalled: boolean;
  readonly stdout: string;
  /** Why it failed, in its own words. */
  readonly stderr: string;
}

/**
 * Runs git in a folder. A machine without git gives a failure like any other.
 * @param environment variables beside those that this process has
 */
export function git(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): GitResult {
  // `env` adds to the environment without this module having to know it.
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const command = ['git', '-C', folder, ...args];
  const [program = 'git', ...rest] =
    variables.length === 0 ? command : ['env', ...variables, ...command];
  const { status, stdout, stderr, error } = spawnSync(program, rest, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const isDone = status === 0;
  const isInstalled = (error as NodeJS.ErrnoException | undefined)?.code !== 'ENOENT';
  const failure = isInstalled
    ? (error?.message ?? stderr ?? '')
    : 'There is no git on this machine.';
  return { isDone, isInstalled, stdout: stdout ?? '', stderr: failure.trim() };
}
