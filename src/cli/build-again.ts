import { type FSWatcher, watch } from 'node:fs';
import { sep } from 'node:path';
import { loadSite } from '../content.ts';
import { nextTransition } from '../domain/transitions.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { transitionText } from './next.ts';

/** What of a site's folder a build reads. */
const parts = ['status.config.ts', 'incidents', 'public'];

/** After a change, time for editors and git to write the rest. */
const settling = 200;

/**
 * Builds a site, and again whenever one of its files changes and whenever it would change by itself, until it is told to
 * stop. A site with errors is not built, and what was built before stays; it is looked at again when it changes.
 * @param root the site's folder
 * @param build builds it once
 */
export async function buildAgain(root: string, build: () => Promise<void>): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const changes = watchFor(root);
  try {
    while (!stop.signal.aborted) {
      await buildOnce(build);
      const at = await announceNext(root);
      await Promise.race([changes.next(), timeUntil(at, stop.signal), aborted(stop.signal)]);
    }
  } finally {
    changes.close();
  }
}

async function buildOnce(build: () => Promise<void>): Promise<void> {
  try {
    await build();
  } catch (error) {
    if (!(error instanceof CommandError) || error.exitCode !== exitCodes.problems) throw error;
    process.stderr.write(`${error.message}\n`);
  }
}

/** Says when the next build comes by itself, and gives that instant; none while the configuration has errors. */
async function announceNext(root: string): Promise<number | undefined> {
  const now = Date.now();
  const { site } = await loadSite(root, now);
  if (!site) return undefined;
  const next = nextTransition(site, now);
  process.stderr.write(`Next: ${transitionText(next)}\n`);
  return next.at;
}

/** A timer may fire a little early: the instant has to have come. */
async function timeUntil(at: number | undefined, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (at === undefined || Date.now() < at)) {
    // A sleeping machine does not count: it is looked at the clock again each minute.
    const wait = Math.min(60_000, Math.max(1, (at ?? Number.POSITIVE_INFINITY) - Date.now()));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve());
  });
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
