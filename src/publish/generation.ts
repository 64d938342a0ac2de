import { createHash } from 'node:crypto';
import { links } from '../views/links.ts';

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

export const generationFile = links.generation.slice(1);

/** SHA-256 in hexadecimal: what a generation says of each file. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A hash over the paths and the hashes of all files that a site is made from, in whatever order they come. */
export function contentHash(files: readonly (readonly [path: string, hash: string])[]): string {
  const hash = createHash('sha256');
  const lines = files.map(([path, fileHash]) => `${path}\0${fileHash}\n`).sort();
  for (const line of lines) hash.update(line);
  return hash.digest('hex');
}
