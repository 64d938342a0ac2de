import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Where the system has one, a disk in memory: thousands of syncs to a real one would take minutes. */
const memory = ['/dev/shm', tmpdir()].find(existsSync) ?? '.';

/** A folder of the test's own, removed when the test is over. */
export function memoryFolder(): string {
  const folder = mkdtempSync(join(memory, 'lifeboat-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
