import { createHash } from 'node:crypto';
import { readFileSync, type Stats, statSync } from 'node:fs';

/** What is remembered of a file: while the system's marks of it are the same, so are its bytes. */
export interface KnownFile {
  /** Size, inode, and the times of the last change of content and of properties. */
  readonly mark: string;
  /** SHA-256 of its bytes in base64url, or why it cannot be read. */
  readonly hash: string;
}

/** Hashes of files, each file read at most once. */
export interface FileHashes {
  /** The hash of the file at a path. Nothing is thrown: what cannot be read has its reason as its hash. */
  readonly hashOf: (path: string) => string;
  /** Everything that was asked for, by path. */
  readonly known: ReadonlyMap<string, KnownFile>;
}

/** A file may be written twice within one tick of the file system's clock, in milliseconds. */
const tick = 2000;

/** Whether what has these marks cannot have been changed again since an instant without a sign; milliseconds. */
export function isSettled({ mtimeMs, ctimeMs }: Stats, at: number): boolean {
  return mtimeMs < at - tick && ctimeMs < at - tick;
}

/**
 * Hashes of files as they are now. A file whose marks are those that are remembered is not read again, unless it
 * was changed so shortly before it was remembered that a second change could have left the same marks.
 * @param rememberedAt when the files were remembered, by the clock of the file system; milliseconds
 */
export function fileHashes(
  remembered: ReadonlyMap<string, KnownFile>,
  rememberedAt: number,
): FileHashes {
  const known = new Map<string, KnownFile>();
  const lookAt = (path: string): KnownFile => {
    const stats = statsOf(path);
    if (typeof stats === 'string') return { mark: '', hash: stats };
    const mark = markOf(stats);
    const before = remembered.get(path);
    const isSame = before?.mark === mark && isSettled(stats, rememberedAt);
    return isSame ? before : { mark, hash: read(path) };
  };
  return {
    hashOf: (path) => {
      let file = known.get(path);
      if (!file) known.set(path, (file = lookAt(path)));
      return file.hash;
    },
    known,
  };
}

/** What the system changes with every change of a file, as one text. */
export function markOf({ size, ino, mtimeMs, ctimeMs }: Stats): string {
  return [size, ino, mtimeMs, ctimeMs].join(' ');
}

function statsOf(path: string): Stats | string {
  try {
    return statSync(path);
  } catch (error) {
    return codeOf(error);
  }
}

function read(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('base64url');
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
