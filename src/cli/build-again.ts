import { type FSWatcher, watch } from 'node:fs';
import { sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadSite } from '../content.ts';
import { nextTransition, type Transition } from '../domain/transitions.ts';
import { publicFolder } from '../read/public-files.ts';
import { configFile } from '../read/raw-config.ts';
import { contentFolder } from '../read/content-folder.ts';
import type { PageContext } from '../views/page-context.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { transitionText } from './next.ts';

/** What of a site's folder a build reads. */
const parts = [configFile, contentFolder, publicFolder];

/** After a change, time for editors and git to write the rest. */
const settling = 200;

/**
 * Builds a site, and again whenever one of its files changes and whenever it would change by itself, until it is told to
 * stop. A site with errors is not built, and what was built before stays; it is looked at again when it changes.
 * @param root the site's folder
 * @param build builds it once, and gives what it was built from
 */
export async function buildAgain(root: string, build: () => Promise<PageContext>): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const changes = watchFor(root);
  try {
    while (!stop.signal.aborted) {
      const next = (await buildOnce(build)) ?? (await nextOfBroken(root));
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

/** When the site that was built changes by itself; undefined when its content has errors. */
async function buildOnce(build: () => Promise<PageContext>): Promise<Transition | undefined> {
  try {
    const { site, now, histories } = await build();
    return nextTransition(site, now, histories);
  } catch (error) {
    if (!(error instanceof CommandError) || error.exitCode !== exitCodes.problems) throw error;
    process.stderr.write(`${error.message}\n`);
    return undefined;
  }
}

/** What was built before goes on by the clock; undefined while the configuration has errors. */
async function nextOfBroken(root: string): Promise<Transition | undefined> {
  const now = Date.now();
  const { site } = await loadSite(root, now);
  return site && nextTransition(site, now);
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
function watchFor(root: string): {
  readonly next: () => Promise<void>;
  readonly close: () => void;
} {
  let hasChanged = false;
  let told: () => void = () => undefined;
  let failed: (error: Error) => void = () => undefined;
  const watcher: FSWatcher = watch(root, { recursive: true }, (_event, name) => {
    const [part = ''] = (name ?? '').split(sep);
    if (!parts.includes(part)) return;
    hasChanged = true;
    setTimeout(told, settling);
  });
  watcher.on('error', (error) => failed(error));
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
    close: () => watcher.close(),
  };
}
