import { hash } from 'node:crypto';
import { serialize } from 'node:v8';
import { type KnownEdits, type LoadedSite, loadEdits, loadSite } from '../content.ts';
import { fileHashes, type FileHashes } from '../read/file-hashes.ts';
import type { VerdictMemory } from '../check/verdict.ts';
import { type RawConfig, readConfig } from '../read/raw-config.ts';
import type { RawIncidents } from '../read/raw-folder.ts';
import type { Instant } from '../schema/instant.ts';
import { withEdits } from '../views/page-context.ts';
import { type BuildMemory, readMemory } from './memory-file.ts';
import { siteMemory, type SiteMemory } from './site-memory.ts';

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
  let config = '';
  let content = siteMemory(root, [], new Map(), 0, false);
  const memoryOf = ({ folders }: RawIncidents, { value }: RawConfig): VerdictMemory => {
    config = hash('sha256', serialize(value), 'base64url');
    content = siteMemory(root, folders, memory.folders, memory.writtenAt, config === memory.config);
    return content.verdicts;
  };
  const loaded = await loadSite(root, now, { evaluation, memoryOf });
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
