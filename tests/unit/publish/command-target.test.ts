import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openBuiltSite } from '../../../src/publish/built-site.ts';
import { publishByCommand } from '../../../src/publish/command-target.ts';
import { edition, writeBuilt } from './built-sites.ts';
import { memoryFolder } from './memory-folder.ts';

/** Runs a command as a target. Returns what it printed. */
async function run(command: string, root: string, timeoutMinutes = 1): Promise<string> {
  const site = openBuiltSite(writeBuilt(join(root, 'built'), edition('noon')));
  const target = { id: 'host', type: 'command', run: command, timeoutMinutes } as const;
  let said = '';
  const say = (text: string): void => {
    said += text;
  };
  await publishByCommand(target, site, { root, environment: { ...process.env, OWN: 'mine' }, say });
  return said;
}

it('gets the generation and the environment, and is heard on both streams', async () => {
  const root = memoryFolder();
  const said = await run(
    'echo "$LIFEBOAT_GENERATION $LIFEBOAT_TARGET $OWN" && echo "$LIFEBOAT_GENERATION_ID" >&2 && pwd',
    root,
  );
  expect(said.split('\n').sort()).toEqual(
    [
      '',
      `${join(root, 'built')} host mine`,
      expect.stringMatching(/^20260314T121600Z-\w{12}$/),
      root,
    ].sort(),
  );
});

it.for([
  ['exit 7', 'its exit code is 7'],
  ['no-such-program-at-all', 'its exit code is 127'],
  ['kill -9 $$', 'it was stopped by SIGKILL'],
] as const)('has failed when it ends so: %s', async ([command, message]) => {
  await expect(run(command, memoryFolder())).rejects.toThrow(
    `The command failed: ${message}.\n  ${command}`,
  );
});

it('is stopped with everything that it started when it takes too long', async () => {
  const root = memoryFolder();
  const command = 'sleep 300 & echo $! > child && wait';
  await expect(run(command, root, 0.01)).rejects.toThrow('it takes longer than 0.01 minutes');
  expect(existsSync(join(root, 'child'))).toBe(true);
  const child = Number(readFileSync(join(root, 'child'), 'utf8'));
  expect(isRunning(child)).toBe(false);
});

it('is stopped when it has ended and left something behind that takes too long', async () => {
  const root = memoryFolder();
  const command = 'sleep 300 & echo $! > child';
  await expect(run(command, root, 0.01)).rejects.toThrow('it takes longer than 0.01 minutes');
  const child = Number(readFileSync(join(root, 'child'), 'utf8'));
  // It is nobody's child any more: when it has ended, only the system knows.
  await expect.poll(() => isRunning(child)).toBe(false);
});

it('is not run for a folder that is not as it was built', async () => {
  const root = memoryFolder();
  const site = openBuiltSite(writeBuilt(join(root, 'built'), edition('noon')));
  writeFileSync(join(root, 'built/history.rss'), '');
  const target = { id: 'host', type: 'command', run: 'touch ran', timeoutMinutes: 1 } as const;
  const say = (): void => undefined;
  await expect(
    publishByCommand(target, site, { root, environment: process.env, say }),
  ).rejects.toThrow('history.rss is not as it was built. Build again, and publish that.');
  expect(existsSync(join(root, 'ran'))).toBe(false);
});

/** A process that has ended and was not yet fetched by its parent does not run. */
function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
