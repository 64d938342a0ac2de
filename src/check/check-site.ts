import type { RawConfig } from '../read/raw-config.ts';
import type { RawIncidents } from '../read/raw-folder.ts';
import type { Instant } from '../schema/instant.ts';
import type { Site } from '../schema/site.ts';
import { checkConfig } from './check-config.ts';
import { checkFolder } from './check-folder.ts';
import { checkPostmortems } from './check-postmortems.ts';
import { componentLookup } from './component-rules.ts';
import { faultProblem } from './fault-problems.ts';
import { compareProblems, type Problem } from './problem.ts';

/** What one run of the check found. */
export interface CheckResult {
  /** Everything that has no errors, or undefined when the configuration itself has some. */
  readonly site: Site | undefined;
  /** All problems of all files, sorted. */
  readonly problems: readonly Problem[];
}

/** Judges everything that was read. Returns problems as data; prints nothing, throws nothing. */
export function checkSite(raw: RawConfig, incidents: RawIncidents, now: Instant): CheckResult {
  const { config, problems: configProblems } = checkConfig(raw);
  const rules = config && { config, lookup: componentLookup(config), now };
  const ids = new Set(incidents.folders.map(({ name }) => name));
  const folders = incidents.folders.map((folder) => checkFolder(folder, { rules, ids }));
  const postmortems = checkPostmortems(folders, now);
  const problems = [
    ...configProblems,
    ...incidents.faults.map((fault) => faultProblem(fault.file, fault)),
    ...folders.flatMap((folder) => folder.problems),
    ...postmortems.problems,
  ]
    .sort(compareProblems)
    .filter((problem, index, all) => index === 0 || !isSame(problem, all[index - 1]));
  if (!config) return { site: undefined, problems };
  const newestFirst = folders.toReversed();
  const site: Site = {
    config,
    incidents: newestFirst.flatMap(({ event }) => (event?.kind === 'incident' ? event.record : [])),
    maintenances: newestFirst.flatMap(({ event }) =>
      event?.kind === 'maintenance' ? event.record : [],
    ),
    postmortems: postmortems.valid.filter(({ status }) => status === 'published').toReversed(),
    leftOut: [
      ...incidents.faults.map(({ file }) => ({
        id: file,
        file,
        record: 'incident' as const,
        mayBeOpen: true,
      })),
      ...folders.flatMap(({ leftOut }) => leftOut),
      ...postmortems.leftOut,
    ],
  };
  return { site, problems };
}

/** Two findings may come down to the same words at the same place. */
function isSame(problem: Problem, other: Problem | undefined): boolean {
  return other !== undefined && compareProblems(problem, other) === 0;
}
