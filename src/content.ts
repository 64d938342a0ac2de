import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type CheckOptions, type CheckResult, checkSite } from './check/check-site.ts';
import { compareProblems, hasErrors } from './check/problem.ts';
import { carriesOn, publishedEdits } from './check/published-edits.ts';
import { takenNameProblems, takenNames } from './check/public-rules.ts';
import { readPublicFiles } from './read/public-files.ts';
import { noMemory, type VerdictMemory } from './check/verdict.ts';
import { type RawConfig, readConfig } from './read/raw-config.ts';
import { contentFolder } from './read/content-folder.ts';
import { type RawIncidents, readIncidents } from './read/raw-folder.ts';
import { fileOf, pageOutputs, pictureOutputs } from './views/output-paths.ts';
import { hasGoneOn, historyName } from './read/repository.ts';
import { readRevisions } from './read/revisions.ts';
import type { Instant } from './schema/instant.ts';
import { links } from './views/links.ts';
import { createPageContext, type PageContext, withEdits } from './views/page-context.ts';

export interface LoadedSite extends CheckResult {
  /** What pages are made from; undefined as long as there is no site. */
  readonly context: PageContext | undefined;
  /** The text of a file that problems may point into, by its path relative to the site's folder. */
  readonly sourceOf: (file: string) => string | undefined;
}

export interface LoadOptions extends Pick<CheckOptions, 'prose'> {
  /** The configuration, where it is being read already. */
  readonly evaluation?: Promise<RawConfig>;
  /** Gives what is remembered of the folders that were found, judged by this configuration. */
  readonly memoryOf?: (incidents: RawIncidents, config: RawConfig) => VerdictMemory;
}

/** Reads and judges a site's folder. Problems come back as data. */
export async function loadSite(
  root: string,
  now: Instant,
  { evaluation = readConfig(root), memoryOf = () => noMemory, prose = false }: LoadOptions = {},
): Promise<LoadedSite> {
  const incidents = readIncidents(root);
  const config = await evaluation;
  const memory = memoryOf(incidents, config);
  const publicFiles = readPublicFiles(root);
  return {
    ...judge(config, incidents, now, { memory, publicFiles, prose }),
    sourceOf: (file) => sourceOf(config, incidents, file),
  };
}

/** Judges what was read. Whether public files are in the way of pages is known only when the site is. */
export function judge(
  config: RawConfig,
  incidents: RawIncidents,
  now: Instant,
  options: CheckOptions,
): Omit<LoadedSite, 'sourceOf'> {
  const { site: checked, problems } = checkSite(config, incidents, now, options);
  if (!checked) return { site: undefined, context: undefined, problems };
  const context = createPageContext(checked, now);
  const taken = takenNames(checked.publicFiles, outputsOf(context));
  if (taken.length === 0) return { site: checked, context, problems };
  const site = {
    ...checked,
    publicFiles: checked.publicFiles.filter((file) => !taken.includes(file)),
  };
  return {
    site,
    context: { ...context, site },
    problems: [...problems, ...takenNameProblems(taken)].sort(compareProblems),
  };
}

/** What was changed in statements after they had been published, as far as a history with this name knows it. */
export interface KnownEdits {
  readonly history: string | undefined;
  /** By the id of the record. */
  readonly edits: PageContext['edits'];
}

export const noEdits: KnownEdits = { history: undefined, edits: new Map() };

/**
 * Asks git what was changed in published statements.
 * @param known what is remembered; as long as the history is the same, it is true
 */
export async function loadEdits(root: string, known: KnownEdits): Promise<KnownEdits> {
  const history = await historyName(root);
  if (history === known.history) return known;
  if (history === undefined) return noEdits;
  const { history: earlier, edits } = known;
  if (earlier !== undefined && (await hasGoneOn(root, earlier))) {
    const since = await readRevisions(root, earlier);
    if (carriesOn(since)) return { history, edits: publishedEdits(since, edits) };
  }
  return { history, edits: publishedEdits(await readRevisions(root)) };
}

function outputsOf(context: PageContext): string[] {
  return [
    ...pageOutputs(context).map(({ path }) => fileOf(path)),
    ...pictureOutputs(context).map(({ file }) => file),
    links.generation.slice(1),
  ];
}

function sourceOf(config: RawConfig, incidents: RawIncidents, file: string): string | undefined {
  if (file === config.file) return config.source;
  return incidents.folders.flatMap(({ documents }) => documents).find((doc) => doc.file === file)
    ?.source;
}

/** How the pages learn from the command line, across Astro, what to build. */
export interface BuildSettings {
  /** The site's folder: `LIFEBOAT_ROOT`, the working directory unless said. */
  readonly root: string;
  /** `LIFEBOAT_NOW`, an instant; the clock unless said. */
  readonly now: Instant;
  /** `LIFEBOAT_KEEP_GOING`: leave out records with errors instead of stopping. */
  readonly keepGoing: boolean;
}

export function settingsFrom(environment: NodeJS.ProcessEnv): BuildSettings {
  const { LIFEBOAT_ROOT, LIFEBOAT_NOW, LIFEBOAT_KEEP_GOING } = environment;
  return {
    root: resolve(LIFEBOAT_ROOT ?? '.'),
    now: LIFEBOAT_NOW === undefined ? Date.now() : Date.parse(LIFEBOAT_NOW),
    keepGoing: LIFEBOAT_KEEP_GOING !== undefined,
  };
}

/** What pages are made from, and where their pictures lie. */
interface PageSource {
  readonly context: PageContext;
  readonly root: string;
}

let given: Promise<PageSource> | undefined;
let read: Promise<PageSource> | undefined;

/** Gives the pages what they are made from: the compiled renderer has read and judged it already. */
export function usePageContext(context: PageContext, root: string): void {
  given = Promise.resolve({ context, root });
}

/**
 * What all pages of one build are made from. Where nobody gave it, in ordinary Astro, it is read once, as the
 * environment says; the development server reads afresh for every page, so that an edit shows.
 * @throws {Error} when the content has errors; its message lists them
 */
export async function pageContext(): Promise<PageContext> {
  return (await pageSource()).context;
}

function pageSource(): Promise<PageSource> {
  if (given) return given;
  if (import.meta.env?.DEV || !read) read = readPageSource(settingsFrom(process.env));
  return read;
}

async function readPageSource({ root, now, keepGoing }: BuildSettings): Promise<PageSource> {
  const known = loadEdits(root, noEdits);
  const { context, problems } = await loadSite(root, now);
  // Astro copies public files by itself: those that are in the way of pages cannot be left out here.
  const isBlocked = problems.some(({ rule }) => rule === 'public-name-taken');
  if (!context || (hasErrors(problems) && !keepGoing) || isBlocked) {
    const errors = problems.filter(({ level }) => level === 'error');
    const lines = errors.map(
      ({ file, line, column, what, fix }) => `${file}:${line}:${column} ${what} ${fix}`,
    );
    throw new Error(`The content has errors. \`lifeboat check\` says more.\n${lines.join('\n')}`);
  }
  return { context: withEdits(context, (await known).edits), root };
}

/** The bytes of a picture in the folder of an event; 404 for what is not one of its pictures. */
export async function readPicture(id = '', name = ''): Promise<Response> {
  const { context, root } = await pageSource();
  const isOurs = context.index.byId.get(id)?.record.pictures.includes(name);
  if (!isOurs) return new Response(null, { status: 404 });
  return new Response(readFileSync(join(root, contentFolder, id, name)));
}
