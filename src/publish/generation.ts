import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** `/generation.json`: what one build made, so that every published byte can be verified. Its keys are a contract. */
export interface Generation {
  /** The instant for which it was built. */
  readonly now: string;
  /** When it changes by itself, at the latest at the next UTC midnight. */
  readonly nextTransition: string;
  /** SHA-256 of everything that it was made from: configuration, records, pictures, public files. */
  readonly contentHash: string;
  /** Address of the site. */
  readonly site: string;
  /** Every file but this one, by its path with `/` between the parts, sorted. */
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>;
}

export const generationFile = 'generation.json';

/** Size and hash of every file below a folder. */
export function listFiles(folder: string): Generation['files'] {
  const paths = filesBelow(folder).filter((path) => path !== generationFile);
  return Object.fromEntries(
    paths.map((path) => {
      const bytes = readFileSync(join(folder, path));
      return [path, { sha256: sha256(bytes), bytes: bytes.byteLength }];
    }),
  );
}

/** A hash over the parts of a site's folder that a build reads. */
export function hashContent(root: string, parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const paths = part.includes('.') ? [''] : filesBelow(join(root, part));
    for (const path of paths) {
      const file = join(root, part, path);
      if (existsSync(file)) hash.update(`${part}/${path}\0${sha256(readFileSync(file))}\n`);
    }
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .sort();
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
