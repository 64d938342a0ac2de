import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const project = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/**
 * Runs `lifeboat` as a process of its own.
 * @returns what it printed for people and for programs
 * @throws where it does not end with 0
 */
export function lifeboat(
  args: readonly string[],
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const command = [join(project, 'bin/lifeboat.js'), ...args];
  return run(process.execPath, command, { cwd: project, maxBuffer: 64 * 1024 * 1024 });
}
