import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generationSchema } from '../schema/generation.ts';
import { type Generation, generationFile, sha256 } from './generation.ts';
import { TargetError } from './target-error.ts';

/** A whole built site in a folder, as it is sent to targets. */
export interface BuiltSite {
  /** `20260314T121600Z-` and the beginning of the hash of all it holds: same id, same bytes. */
  readonly id: string;
  readonly folder: string;
  readonly generation: Generation;
  /** The bytes of `generation.json`. */
  readonly listing: Uint8Array;
  /**
   * The bytes of a file.
   * @throws {TargetError} when they are not those that the generation says
   */
  readonly read: (file: string) => Uint8Array;
}

/**
 * Opens a folder that `lifeboat build` made.
 * @throws {TargetError} when it holds no readable `generation.json`
 */
export function openBuiltSite(folder: string): BuiltSite {
  const listing = readListing(folder);
  const generation = parseGeneration(listing);
  return {
    id: idOf(generation, listing),
    folder,
    generation,
    listing,
    read: (file) => {
      const bytes = readFileSync(join(folder, file));
      if (sha256(bytes) === generation.files[file]?.sha256) return bytes;
      throw new TargetError(
        `${join(folder, file)} is not as it was built. Build again, and publish that.`,
      );
    },
  };
}

/**
 * What a `generation.json` says.
 * @throws {TargetError} when it is none
 */
export function parseGeneration(listing: Uint8Array): Generation {
  const result = generationSchema.safeParse(parseJson(listing));
  if (result.success) return result.data;
  throw new TargetError(`This is no ${generationFile} that a build made.`);
}

/** The name of a generation: when it was built, and what it holds. */
export function idOf({ now }: Generation, listing: Uint8Array): string {
  const instant = now.replace(/\.\d+/, '').replace(/[-:]/g, '');
  return `${instant}-${hashInId(listing)}`;
}

/** Whether a generation that was published under this id has this `generation.json`. */
export function isIdOf(id: string, listing: Uint8Array): boolean {
  return id.includes(hashInId(listing));
}

function hashInId(listing: Uint8Array): string {
  return sha256(listing).slice(0, 12);
}

function readListing(folder: string): Uint8Array {
  try {
    return readFileSync(join(folder, generationFile));
  } catch {
    throw new TargetError(
      `${folder} holds no ${generationFile}: it is no site that \`lifeboat build\` made.`,
    );
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
