import type { RawConfig } from '../read/raw-config.ts';
import type { RawFolder } from '../read/raw-folder.ts';
import type { Instant } from '../schema/instant.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import { checkConfig } from './check-config.ts';
import { checkFolder, type FolderCheck } from './check-folder.ts';
import { checkPostmortems } from './check-postmortems.ts';
import { componentLookup } from './component-rules.ts';
import { compareProblems, type Problem } from './problem.ts';
import { noProse, proseCheck } from './prose/check-prose.ts';

/** What can be said of one record without reading the others. */
export interface RecordCheck {
  /** Undefined when the configuration has errors; `problems` then holds those as well. */
  readonly config: SiteConfig | undefined;
  /** The incident or maintenance, undefined when it has errors. */
  readonly event: FolderCheck['event'];
  readonly problems: readonly Problem[];
}

/**
 * Judges one folder as `checkSite` does, but for what depends on other records: a postmortem that covers several.
 * @param ids the names of all folders below `incidents/`
 */
export function checkRecord(
  raw: RawConfig,
  folder: RawFolder,
  ids: ReadonlySet<string>,
  now: Instant,
): RecordCheck {
  const { config, problems: configProblems } = checkConfig(raw);
  const rules = config && { config, lookup: componentLookup(config), now };
  const prose = config ? proseCheck(config) : noProse;
  const check = checkFolder(folder, { rules, prose, ids });
  const postmortems = checkPostmortems([check], prose, now);
  const problems = [
    ...(config ? [] : configProblems),
    ...check.problems,
    ...postmortems.problems,
  ].sort(compareProblems);
  return { config, event: check.event, problems };
}
