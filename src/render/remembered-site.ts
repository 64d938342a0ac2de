import type { VerdictMemory } from '../check/verdict.ts';
import { type LoadedSite, type LoadOptions, loadSite, noEdits } from '../content.ts';
import type { RawConfig } from '../read/raw-config.ts';
import type { RawIncidents } from '../read/raw-folder.ts';
import type { Instant } from '../schema/instant.ts';
import { type BuildMemory, readMemory, writeMemory } from './memory-file.ts';
import { siteMemory, type SiteMemory } from './site-memory.ts';
import { stampOfConfig } from './stamp.ts';

/** A site that was judged, beside what is known of its folders. */
export interface RememberedSite {
  readonly loaded: LoadedSite;
  /** Names the state of the configuration. */
  readonly config: string;
  readonly content: SiteMemory;
}

/** Reads and judges a site; folders that are as they are remembered are not read. */
export async function loadRemembered(
  root: string,
  now: Instant,
  memory: BuildMemory,
  options: Pick<LoadOptions, 'evaluation' | 'prose'>,
): Promise<RememberedSite> {
  let config = '';
  let content = siteMemory(root, [], new Map(), 0, false);
  const memoryOf = ({ folders }: RawIncidents, { value }: RawConfig): VerdictMemory => {
    config = stampOfConfig(value);
    content = siteMemory(root, folders, memory.folders, memory.writtenAt, config === memory.config);
    return content.verdicts;
  };
  const loaded = await loadSite(root, now, { ...options, memoryOf });
  return { loaded, config, content };
}

/**
 * Judges a site and its prose, and remembers what was found for the next time.
 * @param memoryFolder where that is remembered; builds, which judge no prose, have another one
 * @param program names the state of all code; what other code remembered is forgotten
 */
export async function checkRemembered(
  root: string,
  now: Instant,
  memoryFolder: string,
  program: string,
): Promise<LoadedSite> {
  const memory = readMemory(memoryFolder, program);
  const { loaded, config, content } = await loadRemembered(root, now, memory, { prose: true });
  const folders = content.toRemember();
  const found = { config, edits: noEdits, folders, files: new Map(), outputs: new Map() };
  try {
    writeMemory(memoryFolder, program, found, memory);
  } catch {
    // It only takes longer next time.
  }
  return loaded;
}
