import { execFileSync } from 'node:child_process';

/** Runs git in a folder, as somebody whom no settings of the machine know. */
export function gitIn(folder: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=On-call', '-c', 'user.email=on-call@harbour.example'];
  return execFileSync('git', ['-C', folder, ...who, ...args], {
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
