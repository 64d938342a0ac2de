import { join, resolve } from 'node:path';
import type { Target } from '../schema/target.ts';
import type { BuiltSite } from './built-site.ts';
import { type CommandSurroundings, publishByCommand } from './command-target.ts';
import { publishToDirectory, rollBackDirectory, sayingWhatIsSeen } from './directory-target.ts';
import { type Disk, makeFolder } from './disk.ts';
import { acquireLock } from './lock.ts';
import { publishToS3, type S3Surroundings } from './s3-target.ts';
import { messageOf, TargetError } from './target-error.ts';

/** What targets of all types need to know. */
export interface Surroundings {
  /** The site's folder. */
  readonly root: string;
  readonly disk: Disk;
  readonly environment: NodeJS.ProcessEnv;
  /** Who publishes, for the message that another publisher gets. */
  readonly holder: string;
  /** Counts milliseconds. */
  readonly clock: () => number;
  /** Told how much of a target is done. */
  readonly progress: (target: Target, done: number, of: number) => void;
  /** Gets what a target has to say while it is at work. */
  readonly say: (target: Target, text: string) => void;
}

/** What became of one target. */
export type TargetResult =
  | {
      readonly target: Target;
      readonly outcome: 'done';
      /** The generation that readers see there. */
      readonly id: string;
      readonly notes: readonly string[];
    }
  | { readonly target: Target; readonly outcome: 'failed'; readonly message: string };

/** Publishes a site to all targets at once. One that fails does not keep the others from publishing. */
export function publishToAll(
  targets: readonly Target[],
  site: BuiltSite,
  surroundings: Surroundings,
): Promise<TargetResult[]> {
  return Promise.all(
    targets.map((target) => resultOf(target, () => publishTo(target, site, surroundings))),
  );
}

/**
 * Goes back to another generation.
 * @param wanted its id; the one before the current one unless said
 */
export function rollBackAll(
  targets: readonly Target[],
  wanted: string | undefined,
  surroundings: Surroundings,
): Promise<TargetResult[]> {
  return Promise.all(
    targets.map((target) => resultOf(target, () => rollBack(target, wanted, surroundings))),
  );
}

/** The folder of a directory target. */
export function folderOf({ path }: { readonly path: string }, root: string): string {
  return resolve(root, path);
}

interface Done {
  readonly id: string;
  readonly notes: readonly string[];
}

/** The client of object stores takes longer to load than all the rest: it is loaded where it is needed. */
async function publishTo(
  target: Target,
  site: BuiltSite,
  surroundings: Surroundings,
): Promise<Done> {
  const { root, disk } = surroundings;
  switch (target.type) {
    case 'directory': {
      const folder = folderOf(target, root);
      return alone(folder, surroundings, () => publishToDirectory(disk, folder, site, target.keep));
    }
    case 'command':
      await publishByCommand(target, site, commandSurroundings(target, surroundings));
      return { id: site.id, notes: [] };
    case 's3': {
      const { openS3Store } = await import('./s3-store.ts');
      await publishToS3(openS3Store(target), target, site, s3Surroundings(target, surroundings));
      return { id: site.id, notes: [] };
    }
  }
}

async function rollBack(
  target: Target,
  wanted: string | undefined,
  surroundings: Surroundings,
): Promise<Done> {
  if (target.type !== 'directory') {
    throw new TargetError(
      'Only directory targets keep old generations. Publish an older one again: `lifeboat publish --from FOLDER`.',
    );
  }
  const folder = folderOf(target, surroundings.root);
  return alone(folder, surroundings, () => rollBackDirectory(surroundings.disk, folder, wanted));
}

function alone<Result>(folder: string, { disk, holder }: Surroundings, work: () => Result): Result {
  const release = sayingWhatIsSeen(disk, folder, () => {
    makeFolder(disk, folder);
    return acquireLock(join(folder, '.lock'), holder);
  });
  try {
    return work();
  } finally {
    release();
  }
}

function commandSurroundings(
  target: Target,
  { root, environment, say }: Surroundings,
): CommandSurroundings {
  return { root, environment, say: (text) => say(target, text) };
}

function s3Surroundings(target: Target, { holder, clock, progress }: Surroundings): S3Surroundings {
  return { holder, clock, progress: (done, of) => progress(target, done, of) };
}

async function resultOf(target: Target, work: () => Promise<Done>): Promise<TargetResult> {
  try {
    const { id, notes } = await work();
    return { target, outcome: 'done', id, notes };
  } catch (error) {
    return { target, outcome: 'failed', message: messageOf(error) };
  }
}
