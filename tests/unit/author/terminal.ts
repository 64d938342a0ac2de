import { spawn, spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { onTestFinished } from 'vitest';
import { command, plainEnvironment } from '../cli/run-lifeboat.ts';

/** Whether this machine has the `script` of util-linux, which gives a command a terminal of its own. */
export const hasTerminal = spawnSync('script', ['--version'], {
  encoding: 'utf8',
}).stdout?.includes('util-linux');

export const keys = {
  enter: '\r',
  tab: '\t',
  space: ' ',
  down: '\u001b[B',
  up: '\u001b[A',
  escape: '\u001b',
  breakOff: '\u0003',
  clearLine: '\u0015',
} as const;

/** What a person waits to see, and the keys that follow. */
export type Turn = readonly [see: string, ...press: readonly string[]];

/** How a conversation went: what stood on the screen, one thing after the other, and how the command ended. */
export interface Conversation {
  readonly exitCode: number;
  readonly screen: string;
}

/** Runs `lifeboat` as a person does who sits at a terminal. */
export function converse(
  args: readonly string[],
  turns: readonly Turn[],
  { cwd, columns = 80 }: { readonly cwd: string; readonly columns?: number },
): Promise<Conversation> {
  const words = [process.execPath, command, ...args].map((word) => `'${word}'`);
  const line = `stty cols ${columns} rows 24; exec ${words.join(' ')}`;
  const child = spawn('script', ['-qefc', line, '/dev/null'], {
    cwd,
    env: { ...plainEnvironment(), TERM: 'xterm', LANG: 'C.UTF-8' },
  });
  // A conversation that does not go on would last for ever.
  onTestFinished(() => {
    child.kill();
  });
  return new Promise((resolve) => {
    let screen = '';
    let seen = 0;
    let turn = 0;
    const go = async (): Promise<void> => {
      for (;;) {
        const [see = '', ...press] = turns[turn] ?? [];
        const found = turn < turns.length ? screen.indexOf(see, seen) : -1;
        if (found === -1) return;
        seen = found + see.length;
        turn += 1;
        for (const key of press) {
          child.stdin.write(key);
          // What is written at once is read at once: an arrow and Enter would be one key that nobody knows.
          await new Promise((done) => setTimeout(done, 60));
        }
      }
    };
    let going = Promise.resolve();
    child.stdout.on('data', (chunk: Buffer) => {
      screen += stripVTControlCharacters(chunk.toString()).replaceAll('\r', '');
      going = going.then(go);
    });
    child.on('close', (code) => resolve({ exitCode: code ?? -1, screen }));
  });
}
