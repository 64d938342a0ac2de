import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markOf } from '../read/file-hashes.ts';

/** Where the compiled program lies, or would lie, for the sources as they are now. */
export interface BundlePlace {
  /** Names the state of all code. */
  readonly key: string;
  /** All bundles of the program. */
  readonly store: string;
  readonly folder: string;
  /** The module to load. */
  readonly entry: string;
}

/** @param program the folder of the program: the one with `package.json` */
export function bundlePlace(program: string): BundlePlace {
  const store = join(program, 'node_modules/.cache/lifeboat');
  const key = sourceKey(program, store);
  const folder = join(store, key);
  return { key, store, folder, entry: join(folder, 'server/entry.mjs') };
}

export function isCompiled({ entry }: BundlePlace): boolean {
  return existsSync(entry);
}

/** What the marks of all sources were when their bytes were hashed last. */
const marksFile = 'sources.json';

interface KnownKey {
  readonly marks: string;
  readonly key: string;
}

/**
 * A hash over everything that the bundle is made from: sources and the exact versions of all packages. Sources that
 * have the marks that they had last time, as the system changes them with every change, are not read again.
 */
function sourceKey(program: string, store: string): string {
  const files = sourceFiles(program);
  const marks = hash(files, (path) => markOf(statSync(path)));
  const known = knownKey(store);
  if (known?.marks === marks) return known.key;
  const key = hash(files, (path) => readFileSync(path), program.length);
  remember(store, { marks, key });
  return key;
}

function sourceFiles(program: string): string[] {
  const sources = readdirSync(join(program, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return [...sources.sort(), join(program, 'package-lock.json')];
}

function hash(
  files: readonly string[],
  contentOf: (path: string) => string | Uint8Array,
  from = 0,
): string {
  const sum = createHash('sha256');
  for (const path of files) {
    sum
      .update(`${path.slice(from)}\0`)
      .update(contentOf(path))
      .update('\0');
  }
  return sum.digest('hex').slice(0, 20);
}

function knownKey(store: string): KnownKey | undefined {
  try {
    return JSON.parse(readFileSync(join(store, marksFile), 'utf8')) as KnownKey;
  } catch {
    return undefined;
  }
}

/** What cannot be written down is found out again next time. */
function remember(store: string, known: KnownKey): void {
  try {
    mkdirSync(store, { recursive: true });
    writeFileSync(join(store, marksFile), JSON.stringify(known));
  } catch {
    // The folder may be read-only: everything works without.
  }
}
