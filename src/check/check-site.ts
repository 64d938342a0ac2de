import { contentFolder } from '../read/content-folder.ts';
import { fileStart } from '../read/fault.ts';
import type { RawConfig } from '../read/raw-config.ts';
import { noPublicFiles, publicFolder, type PublicFiles } from '../read/public-files.ts';
import type { RawIncidents } from '../read/raw-folder.ts';
import type { Instant } from '../schema/instant.ts';
import type { Site } from '../schema/site.ts';
import { always } from '../domain/interval.ts';
import { checkConfig } from './check-config.ts';
import { checkFolder, type FolderCheck, recalledFolder } from './check-folder.ts';
import { checkPostmortems, type PostmortemsCheck } from './check-postmortems.ts';
import { componentLookup } from './component-rules.ts';
import { faultProblem } from './fault-problems.ts';
import { compareProblems, hasErrors, type Problem, problemAt } from './problem.ts';
import { code, nearest } from './suggestion.ts';
import { noProse, proseCheck } from './prose/check-prose.ts';
import { isPublishable, unpublishable } from './published-path.ts';
import { noMemory, stillHolds, verdictOn, type VerdictMemory } from './verdict.ts';

/** What one run of the check found. */
export interface CheckResult {
  /** Everything that has no errors, or undefined when the configuration itself has some. */
  readonly site: Site | undefined;
  /** All problems of all files, sorted. */
  readonly problems: readonly Problem[];
}

export interface CheckOptions {
  /** Verdicts on folders that have not changed; it is given those on all others that have no errors. */
  readonly memory?: VerdictMemory;
  readonly publicFiles?: PublicFiles;
  /**
   * Whether prose is judged too. That takes longer than all the rest and finds no errors: nothing is published or
   * refused for it.
   */
  readonly prose?: boolean;
}

/** Judges everything that was read. Returns problems as data; prints nothing, throws nothing. */
export function checkSite(
  raw: RawConfig,
  incidents: RawIncidents,
  now: Instant,
  { memory = noMemory, publicFiles = noPublicFiles, prose: withProse = false }: CheckOptions = {},
): CheckResult {
  const { config, problems: configProblems } = checkConfig(raw);
  const rules = config && { config, lookup: componentLookup(config), now };
  const prose = config && withProse ? proseCheck(config) : noProse;
  const ids = new Set(incidents.folders.map(({ name }) => name));
  const folders = incidents.folders.map((folder) => {
    const verdict = memory.recall(folder);
    return verdict && stillHolds(verdict, now)
      ? recalledFolder(folder, verdict)
      : checkFolder(folder, { rules, prose, ids });
  });
  const postmortems = checkPostmortems(folders, prose, now);
  if (config) keepVerdicts(folders, postmortems, now, memory);
  const misnamed = misnamedContent(incidents);
  const problems = [
    ...configProblems,
    ...misnamed,
    ...incidents.faults.map((fault) => faultProblem(fault.file, fault)),
    ...publicFiles.faults.map((fault) => faultProblem(fault.file, fault)),
    ...publicFiles.files
      .filter((file) => !isPublishable(file))
      .map((file) => unpublishable(`${publicFolder}/${file}`, file)),
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
      ...[...incidents.faults, ...misnamed].map(({ file }) => ({
        id: file,
        file,
        record: 'incident' as const,
        mayBeOpen: always,
      })),
      ...folders.flatMap(({ leftOut }) => leftOut),
      ...postmortems.leftOut,
    ],
    publicFiles: publicFiles.files.filter(isPublishable),
  };
  return { site, problems };
}

/** Without `incidents/` there is nothing to show; a folder with nearly that name may hold it all. */
function misnamedContent({ instead }: RawIncidents): Problem[] {
  return instead
    .filter((name) => nearest(name, [contentFolder]) !== undefined)
    .map((name) =>
      problemAt(name, fileStart, {
        rule: 'incidents-misnamed',
        what: `There is no folder ${code(contentFolder)}, and one that is called ${code(name)}.`,
        fix: `Call it ${code(contentFolder)}, in small letters; if it is something else, make a folder ${code(contentFolder)} beside it.`,
      }),
    );
}

/** A folder whose documents are all without errors gets a verdict. */
function keepVerdicts(
  folders: readonly FolderCheck[],
  postmortems: PostmortemsCheck,
  now: Instant,
  memory: VerdictMemory,
): void {
  const valid = new Map(postmortems.valid.map((postmortem) => [postmortem.incident, postmortem]));
  for (const { folder, event, problems, verdict } of folders) {
    if (!event || verdict) continue;
    const all = [...problems, ...(postmortems.problemsOf.get(folder.name) ?? [])];
    if (!hasErrors(all)) {
      memory.keep(folder, verdictOn(event, valid.get(folder.name), all, now));
    }
  }
}

/** Two findings may come down to the same words at the same place. */
function isSame(problem: Problem, other: Problem | undefined): boolean {
  return other !== undefined && compareProblems(problem, other) === 0;
}
