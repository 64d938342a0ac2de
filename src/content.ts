import { type CheckResult, checkSite } from './check/check-site.ts';
import { type RawConfig, readConfig } from './read/raw-config.ts';
import { type RawIncidents, readIncidents } from './read/raw-folder.ts';
import type { Instant } from './schema/instant.ts';

export interface LoadedSite extends CheckResult {
  /** The text of a file that problems may point into, by its path relative to the site's folder. */
  readonly sourceOf: (file: string) => string | undefined;
}

/** Reads and judges a site's folder. Problems come back as data. */
export async function loadSite(root: string, now: Instant): Promise<LoadedSite> {
  const config = await readConfig(root);
  const incidents = readIncidents(root);
  return {
    ...checkSite(config, incidents, now),
    sourceOf: (file) => sourceOf(config, incidents, file),
  };
}

function sourceOf(config: RawConfig, incidents: RawIncidents, file: string): string | undefined {
  if (file === config.file) return config.source;
  return incidents.folders.flatMap(({ documents }) => documents).find((doc) => doc.file === file)
    ?.source;
}
