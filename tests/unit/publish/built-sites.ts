import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Generation } from '../../../src/publish/generation.ts';

/** Texts by path: what a build of a very small site might have made. */
export type BuiltFiles = Readonly<Record<string, string>>;

export const site = 'https://harbour-status.example';

/** A small site in which every file says of which edition it is. */
export function edition(name: string, files = 6): BuiltFiles {
  const pages = Array.from({ length: files }, (_none, index) => [
    `incidents/2026-03-${10 + index}-storage/index.html`,
    `<h1>Storage</h1><p>${name}, page ${index}</p>`,
  ]);
  return {
    'index.html': `<h1>All works</h1><p>${name}</p>`,
    'history.rss': `<rss>${name}</rss>`,
    '_astro/page.hash.css': 'main { max-width: 40rem }',
    ...(Object.fromEntries(pages) as BuiltFiles),
  };
}

/** What a build would write into `generation.json` for these files. */
function generationOf(files: BuiltFiles, now = '2026-03-14T12:16:00.000Z'): Generation {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  return {
    now,
    nextTransition: '2026-03-15T00:00:00.000Z',
    contentHash: hash(JSON.stringify(files)),
    site,
    files: Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        { sha256: hash(text), bytes: Buffer.byteLength(text) },
      ]),
    ),
  };
}

/** The text of `generation.json` for these files. */
export function listingOf(files: BuiltFiles, now?: string): string {
  return `${JSON.stringify(generationOf(files, now), null, 2)}\n`;
}

/** Writes files into a folder as a build leaves them. Returns the folder. */
export function writeBuilt(folder: string, files: BuiltFiles, now?: string): string {
  for (const [path, text] of Object.entries({
    ...files,
    'generation.json': listingOf(files, now),
  })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
