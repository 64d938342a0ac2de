import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { forgetUnused, memoryFolderOf, stagingFolderOf } from '../../../src/cli/cache-folder.ts';
import { scratchFolder } from './run-lifeboat.ts';

const now = Date.parse('2026-03-14T12:00:00Z');

function usedAt(path: string, at: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '{}');
  utimesSync(path, new Date(at), new Date(at));
  return path;
}

it('forgets what nobody has used for 90 days, and nothing else', () => {
  vi.stubEnv('XDG_CACHE_HOME', scratchFolder());
  const memory = (root: string): string => join(memoryFolderOf(root, '/out'), 'head.json');
  const staging = (root: string): string => join(stagingFolderOf(root), 'generation.json');
  const old = ['/gone', '/moved'].flatMap((root) => [
    usedAt(memory(root), '2025-12-14T11:00:00Z'),
    usedAt(staging(root), '2025-12-14T11:00:00Z'),
  ]);
  const kept = [
    usedAt(memory('/site'), '2025-12-14T13:00:00Z'),
    usedAt(staging('/site'), '2026-03-14T11:00:00Z'),
    // No build of ours wrote these.
    usedAt(join(dirname(stagingFolderOf('/site')), 'notes.txt'), '2020-01-01T00:00:00Z'),
    usedAt(join(dirname(stagingFolderOf('/site')), 'other/file'), '2020-01-01T00:00:00Z'),
  ];
  forgetUnused(now);
  expect(old.filter(existsSync)).toEqual([]);
  expect(kept.filter(existsSync)).toEqual(kept);
  vi.unstubAllEnvs();
});

it('has nothing to forget where there is no cache', () => {
  vi.stubEnv('XDG_CACHE_HOME', join(scratchFolder(), 'absent'));
  expect(() => forgetUnused(now)).not.toThrow();
  vi.unstubAllEnvs();
});
