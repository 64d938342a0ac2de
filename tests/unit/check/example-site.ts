import { fileURLToPath } from 'node:url';
import { type RawConfig, readConfig } from '../../../src/read/raw-config.ts';
import { type RawIncidents, readIncidents } from '../../../src/read/raw-folder.ts';

/** An instant at which everything that the example site tells as past is past. */
export const EXAMPLE_NOW = Date.parse('2026-11-20T10:00:00Z');

/** The example site as its files stand in the project. */
export async function readExampleSite(): Promise<{
  readonly config: RawConfig;
  readonly incidents: RawIncidents;
}> {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  return { config: await readConfig(root), incidents: readIncidents(root) };
}
