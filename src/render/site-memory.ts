import type { Verdict, VerdictMemory } from '../check/verdict.ts';
import { fileHashes, type FileHashes, type KnownFile } from '../read/file-hashes.ts';
import { folderPaths, type RawFolder } from '../read/raw-folder.ts';
import { stampOfText } from './stamp.ts';

/** What is remembered of one folder of the content. */
export interface KnownFolder {
  /** Its files by their path relative to the site's folder. */
  readonly files: readonly (readonly [path: string, KnownFile])[];
  readonly verdict?: Verdict;
  /**
   * Fingerprints of this folder and of those that the verdict depends on besides. Pairs: thousands of objects that have
   * names of folders for keys would exhaust the shapes that V8 shares between objects, and make all others slow.
   */
  readonly judged?: readonly (readonly [name: string, fingerprint: string])[];
}

export type KnownFolders = ReadonlyMap<string, KnownFolder>;

/** The folders of a site's content as they are now, beside what is remembered of them. */
export interface SiteMemory {
  /** Says for each state of a folder's files, names and bytes, something else. */
  readonly fingerprintOf: (name: string) => string | undefined;
  readonly verdicts: VerdictMemory;
  readonly verdictOn: (name: string) => Verdict | undefined;
  /** All that is to be remembered next time, once all is judged; what has not changed is the same object as before. */
  readonly toRemember: () => KnownFolders;
}

/**
 * @param root the site's folder
 * @param folders everything below `incidents/`
 * @param known what is remembered
 * @param knownAt when it was remembered, by the clock of the file system; milliseconds
 * @param hasSameRules whether the remembered verdicts were found by the configuration that there is now
 */
export function siteMemory(
  root: string,
  folders: readonly RawFolder[],
  known: KnownFolders,
  knownAt: number,
  hasSameRules: boolean,
): SiteMemory {
  const hashes = fileHashes(remembered(root, known), knownAt);
  const fingerprints = new Map(
    folders.map((folder) => [folder.name, fingerprint(root, folder, hashes)]),
  );
  const kept = new Map<string, Pick<KnownFolder, 'verdict' | 'judged'>>();
  let toRemember: KnownFolders | undefined;
  const isSame = ([name, before]: readonly [string, string]): boolean =>
    fingerprints.get(name) === before;
  return {
    fingerprintOf: (name) => fingerprints.get(name),
    verdictOn: (name) => kept.get(name)?.verdict,
    verdicts: {
      recall: ({ name }) => {
        const { verdict, judged } = (hasSameRules && known.get(name)) || {};
        if (!verdict || !judged || !judged.every(isSame)) return undefined;
        kept.set(name, { verdict, judged });
        return verdict;
      },
      keep: ({ name }, verdict) => {
        const names = [name, ...verdict.others];
        const judged = names.map((other) => [other, fingerprints.get(other) ?? ''] as const);
        kept.set(name, { verdict, judged });
      },
    },
    toRemember: () =>
      (toRemember ??= new Map(
        folders.map((folder) => {
          const before = known.get(folder.name);
          const now = { files: filesOf(root, folder, hashes), ...kept.get(folder.name) };
          return [folder.name, before && isSameFolder(before, now) ? before : now];
        }),
      )),
  };
}

function remembered(root: string, known: KnownFolders): Map<string, KnownFile> {
  const files = new Map<string, KnownFile>();
  for (const folder of known.values()) {
    for (const [path, file] of folder.files) files.set(`${root}/${path}`, file);
  }
  return files;
}

function filesOf(root: string, folder: RawFolder, hashes: FileHashes): [string, KnownFile][] {
  return folderPaths(folder).flatMap((path) => {
    const file = hashes.known.get(`${root}/${path}`);
    return file ? [[path, file] as [string, KnownFile]] : [];
  });
}

function fingerprint(root: string, folder: RawFolder, hashes: FileHashes): string {
  const files = folderPaths(folder).map((path) => `${path} ${hashes.hashOf(`${root}/${path}`)}`);
  const faults = folder.faults.map(({ kind, file, detail }) => `${kind} ${file} ${detail}`);
  return stampOfText([...files, ...faults].join('\n'));
}

function isSameFolder(a: KnownFolder, b: KnownFolder): boolean {
  return (
    a.verdict === b.verdict &&
    a.judged === b.judged &&
    a.files.length === b.files.length &&
    a.files.every(([path, file], index) => {
      const [otherPath, other] = b.files[index] ?? [];
      return path === otherPath && file === other;
    })
  );
}
