import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generation } from '../../../src/publish/generation.ts';

/**
 * What readers of a directory target see: the instant of the whole generation in `current`, undefined before the first.
 * Written apart from the code that publishes.
 * @throws {Error} when a file is missing, differs or is too many
 */
export function whatReadersSee(target: string): string | undefined {
  const current = join(target, 'current');
  if (!existsSync(current)) return undefined;
  const generation = JSON.parse(
    readFileSync(join(current, 'generation.json'), 'utf8'),
  ) as Generation;
  const there = readdirSync(current, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(current.length + 1))
    .filter((path) => path !== 'generation.json');
  const listed = Object.keys(generation.files);
  if (there.sort().join() !== listed.sort().join()) throw new Error(`${current} has other files`);
  for (const path of listed) {
    const hash = createHash('sha256')
      .update(readFileSync(join(current, path)))
      .digest('hex');
    if (hash !== generation.files[path]?.sha256) throw new Error(`${current}/${path} differs`);
  }
  return generation.now;
}
