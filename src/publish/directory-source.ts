import fs, { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseGeneration } from './built-site.ts';
import {
  currentGeneration,
  currentLink,
  generationFolder,
  generationsIn,
} from './directory-target.ts';
import { generationFile } from './generation.ts';
import type { FormerGeneration, Source } from './source.ts';

/** What a web server finds in a directory target. */
export function directorySource(name: string, folder: string): Source {
  const current = join(folder, currentLink);
  return {
    name,
    read: (file) => Promise.resolve(readServed(join(current, file))),
    list: () => Promise.resolve(filesBelow(current)),
    published: () => currentGeneration(fs, folder),
    former: () => formerGenerations(folder),
  };
}

function readServed(path: string) {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  return { bytes: readFileSync(path), contentType: undefined, isCutOff: false };
}

function filesBelow(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** All generations that are kept there; one that cannot be read tells nothing. */
function formerGenerations(folder: string): FormerGeneration[] {
  return generationsIn(fs, folder).flatMap((id) => {
    try {
      const listing = readFileSync(join(generationFolder(folder, id), generationFile));
      return [{ id, files: parseGeneration(listing).files }];
    } catch {
      return [];
    }
  });
}
