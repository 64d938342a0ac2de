import { basename, dirname, join } from 'node:path';
import { type BuiltSite, isIdOf, parseGeneration } from './built-site.ts';
import { type Disk, leftOvers, makeFolder, syncFolder, writeDurably } from './disk.ts';
import { generationFile, sha256 } from './generation.ts';
import { publishingOrder, recordPublishing } from './publishing-order.ts';
import { messageOf, TargetError } from './target-error.ts';

/*
 * A directory target: `generations/<id>` side by side, and `current`, a link to one of them. A generation is written
 * under a name that begins with a dot and gets its own when all of it is on the disk; the link is changed by one
 * rename. Whoever calls holds the target's lock.
 */

/** What became of a directory target. */
export interface DirectoryOutcome {
  /** The generation that readers see. */
  readonly id: string;
  /** The one that they saw before. */
  readonly previous: string | undefined;
  /** What could not be tidied up: readers do not notice. */
  readonly notes: readonly string[];
}

/** The link that a web server serves. */
export const currentLink = 'current';

const generationsFolder = 'generations';

/**
 * Publishes a site: readers see the old generation until all of the new one is on the disk.
 * @param keep how many generations stay, at least 1
 * @throws {TargetError} when it cannot be done; it says what readers see
 */
export function publishToDirectory(
  disk: Disk,
  path: string,
  site: BuiltSite,
  keep: number,
): DirectoryOutcome {
  return sayingWhatIsSeen(disk, path, () => {
    const previous = currentGeneration(disk, path);
    const generations = join(path, generationsFolder);
    makeFolder(disk, generations);
    const swept = sweep(disk, path);
    const id = storeGeneration(disk, generations, site);
    recordPublishing(disk, generations, { id, previous });
    switchTo(disk, path, id);
    const pruned = prune(disk, generations, { keep, current: id, previous });
    return { id, previous, notes: [...swept, ...pruned] };
  });
}

/**
 * Shows readers another generation that is still there.
 * @param wanted its id; the one that was published before the current one unless said
 * @throws {TargetError} when it is not there, or not as it was published
 */
export function rollBackDirectory(
  disk: Disk,
  path: string,
  wanted: string | undefined,
): DirectoryOutcome {
  return sayingWhatIsSeen(disk, path, () => {
    const previous = currentGeneration(disk, path);
    const ids = generationsIn(disk, path);
    const id = wanted ?? before(previous, ids);
    if (id === undefined || !ids.includes(id)) throw new TargetError(noSuchGeneration(id, ids));
    const folder = join(path, generationsFolder, id);
    const damaged = damagedFile(disk, folder);
    if (damaged !== undefined) {
      throw new TargetError(`${join(folder, damaged)} is not as it was published.`);
    }
    switchTo(disk, path, id);
    return { id, previous, notes: [] };
  });
}

/** Ids of all generations that are there, the one that was published last first. */
export function generationsIn(disk: Disk, path: string): string[] {
  return publishingOrder(disk, join(path, generationsFolder)).reverse();
}

/** The generation that comes after this one in a list that begins with the last, undefined when there is none. */
function before(id: string | undefined, ids: readonly string[]): string | undefined {
  return id === undefined ? undefined : ids[ids.indexOf(id) + 1];
}

/** The folder of a generation. */
export function generationFolder(path: string, id: string): string {
  return join(path, generationsFolder, id);
}

/**
 * The generation that readers see, undefined before the first.
 * @throws {TargetError} when `current` is nothing that a publish made
 */
export function currentGeneration(disk: Disk, path: string): string | undefined {
  const link = join(path, currentLink);
  const stats = disk.lstatSync(link, { throwIfNoEntry: false });
  if (!stats) return undefined;
  const to = stats.isSymbolicLink() ? disk.readlinkSync(link) : '';
  if (dirname(to) === generationsFolder) return basename(to);
  throw new TargetError(
    `${link} is there and was made by something else. Move it away, or publish to another folder.`,
  );
}

/** Writes a generation under its own name, unless it is there already. Returns that name. */
function storeGeneration(disk: Disk, generations: string, site: BuiltSite): string {
  const id = freeName(disk, generations, site);
  const folder = join(generations, id);
  if (disk.lstatSync(folder, { throwIfNoEntry: false })) return id;
  const staging = join(generations, `.new-${id}`);
  try {
    writeGeneration(disk, staging, site);
    disk.renameSync(staging, folder);
  } catch (error) {
    // Half a generation would go on filling a disk that is full.
    removing(disk, staging);
    throw error;
  }
  syncFolder(disk, generations);
  return id;
}

/** Returns when all of a site is on the disk, under this name. */
function writeGeneration(disk: Disk, folder: string, site: BuiltSite): void {
  const folders = new Set([folder]);
  disk.mkdirSync(folder);
  const put = (file: string, bytes: Uint8Array): void => {
    const place = join(folder, dirname(file));
    disk.mkdirSync(place, { recursive: true });
    for (let above = place; above !== folder; above = dirname(above)) folders.add(above);
    writeDurably(disk, join(folder, file), bytes);
  };
  for (const file of Object.keys(site.generation.files)) put(file, site.read(file));
  put(generationFile, site.listing);
  for (const made of folders) syncFolder(disk, made);
}

/** The site's id; with a number behind it where a generation of that name was damaged since. */
function freeName(disk: Disk, generations: string, { id }: BuiltSite): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? id : `${id}-${count}`;
    const folder = join(generations, name);
    const isThere = disk.lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
    if (!isThere || damagedFile(disk, folder) === undefined) return name;
  }
}

/** A file of a generation that is missing or has other bytes than were published, if there is one. */
function damagedFile(disk: Disk, folder: string): string | undefined {
  const bytesOf = (file: string): Uint8Array | undefined => {
    try {
      return disk.readFileSync(join(folder, file));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };
  const listing = bytesOf(generationFile);
  // The name holds the hash of the listing, which holds those of all files.
  if (!listing || !isIdOf(basename(folder), listing)) return generationFile;
  const { files } = parseGeneration(listing);
  return Object.keys(files).find((file) => {
    const bytes = bytesOf(file);
    return !bytes || sha256(bytes) !== files[file]?.sha256;
  });
}

function switchTo(disk: Disk, path: string, id: string): void {
  const link = join(path, `.current-${id}`);
  disk.rmSync(link, { force: true });
  disk.symlinkSync(`${generationsFolder}/${id}`, link);
  disk.renameSync(link, join(path, currentLink));
  syncFolder(disk, path);
}

/** Removes what an interrupted run left: it may be what fills the disk. */
function sweep(disk: Disk, path: string): string[] {
  const left = [
    ...leftOvers(disk, join(path, generationsFolder), ['new', 'old']),
    ...leftOvers(disk, path, ['current']),
  ];
  return left.flatMap((each) => removing(disk, each));
}

interface Kept {
  readonly keep: number;
  readonly current: string;
  readonly previous: string | undefined;
}

/** Removes generations that are too many; never what readers see, and not at once what they saw a moment ago. */
function prune(disk: Disk, generations: string, { keep, current, previous }: Kept): string[] {
  const shown = new Set(keep > 1 && previous !== undefined ? [current, previous] : [current]);
  const others = publishingOrder(disk, generations)
    .filter((id) => !shown.has(id))
    .reverse();
  return others.slice(Math.max(0, keep - shown.size)).flatMap((id) => {
    // Under another name first: what is half removed must not look like a generation.
    const doomed = join(generations, `.old-${id}`);
    return trying(() => {
      disk.renameSync(join(generations, id), doomed);
      disk.rmSync(doomed, { recursive: true });
    }, `The old generation ${id} could not be removed.`);
  });
}

function removing(disk: Disk, path: string): string[] {
  return trying(
    () => disk.rmSync(path, { recursive: true, force: true }),
    `${path} could not be removed.`,
  );
}

/** What to say when it fails. */
function trying(work: () => void, failure: string): string[] {
  try {
    work();
    return [];
  } catch (error) {
    return [`${failure} ${messageOf(error)}`];
  }
}

/**
 * Does some work on a target.
 * @throws {TargetError} when it fails: why, and what readers see
 */
export function sayingWhatIsSeen<Result>(disk: Disk, path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new TargetError(`${messageOf(error)}\n${whatIsSeen(disk, path)}`, { cause: error });
  }
}

function whatIsSeen(disk: Disk, path: string): string {
  try {
    const id = currentGeneration(disk, path);
    return id === undefined
      ? 'Nothing is published there yet.'
      : `Readers see the whole generation ${id}.`;
  } catch {
    return 'What readers see cannot be told.';
  }
}

function noSuchGeneration(id: string | undefined, ids: readonly string[]): string {
  const what = id === undefined ? 'There is no older generation.' : `There is no generation ${id}.`;
  return ids.length === 0
    ? what
    : `${what} There are:\n${ids.map((each) => `  ${each}`).join('\n')}`;
}
