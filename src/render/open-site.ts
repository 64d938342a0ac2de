import { type KnownEdits, type LoadedSite, loadEdits } from '../content.ts';
import { fileHashes, type FileHashes } from '../read/file-hashes.ts';
import { type RawConfig, readConfig } from '../read/raw-config.ts';
import type { Instant } from '../schema/instant.ts';
import { withEdits } from '../views/page-context.ts';
import { type BuildMemory, readMemory } from './memory-file.ts';
import { loadRemembered } from './remembered-site.ts';
import type { SiteMemory } from './site-memory.ts';

/** A site as it is now, beside what the last build remembered of it. */
export interface OpenedSite {
  /** Its folder. */
  readonly root: string;
  readonly now: Instant;
  readonly loaded: LoadedSite;
  readonly edits: KnownEdits;
  /** Names the state of the configuration. */
  readonly config: string;
  readonly content: SiteMemory;
  /** Of the configuration and the public files. */
  readonly hashes: FileHashes;
  readonly memory: BuildMemory;
}

/**
 * Reads and judges a site; folders that have not changed since the last build are not read.
 * @param memoryFolder where the last build into the same output folder left what it remembers
 * @param program names the state of all code; what other code remembered is forgotten
 * @param evaluation the configuration, where it is being read already
 */
export async function openSite(
  root: string,
  now: Instant,
  memoryFolder: string,
  program: string,
  evaluation: Promise<RawConfig> = readConfig(root),
): Promise<OpenedSite> {
  const memory = readMemory(memoryFolder, program);
  const known = loadEdits(root, memory.edits);
  const { loaded, config, content } = await loadRemembered(root, now, memory, { evaluation });
  const edits = await known;
  const context = loaded.context && withEdits(loaded.context, edits.edits);
  const hashes = fileHashes(withRoot(root, memory.files), memory.writtenAt);
  return {
    root,
    now,
    loaded: { ...loaded, context },
    edits,
    config,
    content,
    hashes,
    memory,
  };
}

function withRoot(root: string, files: BuildMemory['files']): BuildMemory['files'] {
  return new Map([...files].map(([path, file]) => [`${root}/${path}`, file]));
}
