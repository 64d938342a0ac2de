import { join } from 'node:path';
import { type Disk, namesIn, syncFolder, writeDurably } from './disk.ts';

/*
 * In which order the generations of a directory target were published. Their names say when they were built, which may
 * be another order: a clock was corrected, or an old folder was published again.
 */

/** Ids, one a line. It says nothing of which generation readers see, and is never needed: without it, names decide. */
const orderFile = '.order';

/** Ids of all generations in a folder, the one that was published last at the end. What no list names comes first. */
export function publishingOrder(disk: Disk, generations: string): string[] {
  const there = namesIn(disk, generations).sort();
  const listed = [...new Set(listIn(disk, generations).split('\n'))].filter((id) =>
    there.includes(id),
  );
  return [...there.filter((id) => !listed.includes(id)), ...listed];
}

/**
 * Writes down that a generation is published now, after the one that readers saw before. Later ones, which a rollback
 * has left, were left for a reason: they come before all others.
 */
export function recordPublishing(
  disk: Disk,
  generations: string,
  { id, previous }: { readonly id: string; readonly previous: string | undefined },
): void {
  const order = publishingOrder(disk, generations);
  const left = previous === undefined ? 0 : order.indexOf(previous) + 1;
  const others = [...order.slice(left), ...order.slice(0, left)].filter((each) => each !== id);
  const list = [...others, id].join('\n');
  if (list === listIn(disk, generations)) return;
  // The name of something that an interrupted run leaves, to be swept away.
  const staging = join(generations, '.new-order');
  writeDurably(disk, staging, Buffer.from(list));
  disk.renameSync(staging, join(generations, orderFile));
  syncFolder(disk, generations);
}

function listIn(disk: Disk, generations: string): string {
  const file = join(generations, orderFile);
  const isThere = disk.lstatSync(file, { throwIfNoEntry: false })?.isFile();
  return isThere ? disk.readFileSync(file, 'utf8') : '';
}
