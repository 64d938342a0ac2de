import { spawnSync } from 'node:child_process';

/** What a git command said. */
export interface GitResult {
  readonly isDone: boolean;
  readonly stdout: string;
  /** Why it failed, in its own words. */
  readonly stderr: string;
}

/** Runs git in a folder. A machine without git gives a failure like any other. */
export function git(folder: string, args: readonly string[], input?: string): GitResult {
  const { status, stdout, stderr, error } = spawnSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...(input === undefined ? {} : { input }),
  });
  const isDone = status === 0;
  return { isDone, stdout: stdout ?? '', stderr: (error?.message ?? stderr ?? '').trim() };
}
