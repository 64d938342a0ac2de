import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, vi } from 'vitest';
import { edition, writeBuilt } from '../unit/publish/built-sites.ts';
import { memoryFolder } from '../unit/publish/memory-folder.ts';
import { whatReadersSee } from '../unit/publish/readers.ts';

vi.setConfig({ testTimeout: 900_000 });

const times = 200;
const program = join(import.meta.dirname, '../unit/publish/one-publisher.ts');

it(`of two publishers at once one wins and the other says so, ${times} times`, async () => {
  const folder = memoryFolder();
  const target = join(folder, 'web');
  const go = join(folder, 'go');
  const instants = ['2026-03-14T12:00:00.000Z', '2026-03-14T13:00:00.000Z'];
  const built = instants.map((now) => writeBuilt(join(folder, now), edition(now), now));
  const wins = [0, 0];
  for (let time = 0; time < times; time += 1) {
    rmSync(go, { force: true });
    const said = await Promise.all(
      built.map(async (site) => {
        const words = await publishOnce(target, site, go);
        // The winner waits for this: the other one has come and gone.
        writeFileSync(go, '');
        return words;
      }),
    );
    const winner = said.indexOf('published');
    expect(said[1 - winner]).toMatch(
      /^(The other one|Another process) is publishing there now\. Try again when it is done\.$/,
    );
    expect(whatReadersSee(target)).toBe(instants[winner]);
    wins[winner] = (wins[winner] ?? 0) + 1;
  }
  expect((wins[0] ?? 0) + (wins[1] ?? 0)).toBe(times);
});

async function publishOnce(target: string, built: string, go: string): Promise<string> {
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE: join(tmpdir(), 'lifeboat-test-compile-cache'),
  };
  const { stdout } = await promisify(execFile)(process.execPath, [program, target, built, go], {
    env,
  });
  return stdout;
}
