import { existsSync, type FSWatcher, lstatSync, realpathSync, watch } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadSite } from '../content.ts';
import { nextTransition, type Transition } from '../domain/transitions.ts';
import { publicFolder } from '../read/public-files.ts';
import { configFile } from '../read/raw-config.ts';
import { contentFolder } from '../read/content-folder.ts';
import type { PageContext } from '../views/page-context.ts';
import { exitCodes, mendable } from './exit-codes.ts';
import { transitionText } from './next.ts';

/** What of a site's folder a build reads. */
const parts = [configFile, contentFolder, publicFolder];

/** What the configuration may import. */
const moduleName = /\.(?:[cm]?[jt]s|json)$/;

/** Folders in which nobody writes what belongs to a site. */
const passedOver = /^(?:\..*|node_modules)$/;

/** After a change, time for editors and git to write the rest. */
const settling = 200;

/**
 * Builds a site, and again whenever one of its files changes and whenever it would change by itself, until it is told to
 * stop. When it cannot be built, because of its errors or of the machine, what was built before stays, and it is tried
 * again at the next of these moments.
 * @param root the site's folder
 * @param out the output folder
 * @param build builds it once, and gives what it was built from
 * @throws {CommandError} when the command was called wrongly
 */
export async function buildAgain(
  root: string,
  out: string,
  build: () => Promise<PageContext>,
): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const changes = watchFor(root, out);
  try {
    for (let isFirst = true; !stop.signal.aborted; isFirst = false) {
      const next = (await buildOnce(build, isFirst)) ?? (await nextOfBroken(root));
      if (next) process.stderr.write(`Next: ${transitionText(next)}\n`);
      const round = new AbortController();
      const signal = AbortSignal.any([stop.signal, round.signal]);
      await Promise.race([changes.next(), timeUntil(next?.at, signal)]);
      round.abort();
    }
  } finally {
    changes.close();
  }
}

/** When the site that was built changes by itself; undefined when it could not be built. */
async function buildOnce(
  build: () => Promise<PageContext>,
  isFirst: boolean,
): Promise<Transition | undefined> {
  try {
    const { site, now, histories } = await build();
    return nextTransition(site, now, histories);
  } catch (error) {
    const failure = mendable(error);
    const isWrongCall = isFirst && failure?.exitCode === exitCodes.usage;
    if (!failure || isWrongCall) throw error;
    process.stderr.write(`${failure.message}\n`);
    return undefined;
  }
}

/** What was built before goes on by the clock; undefined while the configuration has errors or cannot be read. */
async function nextOfBroken(root: string): Promise<Transition | undefined> {
  const now = Date.now();
  try {
    const { site } = await loadSite(root, now);
    return site && nextTransition(site, now);
  } catch (error) {
    if (!mendable(error)) throw error;
    return undefined;
  }
}

/**
 * Waits until an instant, for ever when there is none, or until it is told to stop. A timer may fire a little early, and
 * a sleeping machine does not count: the clock is looked at again each minute.
 */
async function timeUntil(at = Number.POSITIVE_INFINITY, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && Date.now() < at) {
    const wait = Math.min(60_000, Math.max(1, at - Date.now()));
    await sleep(wait, undefined, { signal }).catch(() => undefined);
  }
}

/** Waits for changes: one that comes while nobody waits is not lost. */
function watchFor(
  root: string,
  out: string,
): {
  readonly next: () => Promise<void>;
  readonly close: () => void;
} {
  let hasChanged = false;
  let told: () => void = () => undefined;
  let failed: (error: Error) => void = () => undefined;
  const changed = (): void => {
    hasChanged = true;
    setTimeout(told, settling);
  };
  const watchers = [root, ...linkedFolders(root)].map((folder): FSWatcher =>
    watch(folder, { recursive: true }, (_event, name) => {
      if (folder !== root || isOfSite(name ?? '', relative(root, out))) changed();
    }),
  );
  for (const watcher of watchers) watcher.on('error', (error) => failed(error));
  return {
    next: async () => {
      if (!hasChanged) {
        await new Promise<void>((resolve, reject) => {
          told = resolve;
          failed = reject;
        });
      }
      hasChanged = false;
    },
    close: () => watchers.forEach((watcher) => watcher.close()),
  };
}

/** Where links lead that stand for the folders of a site: watching its own folder does not follow them. */
function linkedFolders(root: string): string[] {
  return [contentFolder, publicFolder]
    .map((folder) => join(root, folder))
    .filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
    .filter((path) => existsSync(path))
    .map((path) => realpathSync(path));
}

/**
 * Whether a site is made from a file, or may be.
 * @param name relative to the site's folder
 * @param out the output folder, relative to it too
 */
function isOfSite(name: string, out: string): boolean {
  const folders = name.split(sep);
  if (parts.includes(folders[0] ?? '')) return true;
  const isBuilt = name === out || name.startsWith(`${out}${sep}`);
  return moduleName.test(name) && !isBuilt && !folders.some((folder) => passedOver.test(folder));
}
