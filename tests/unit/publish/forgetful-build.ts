import { type Generation, sha256 } from '../../../src/publish/generation.ts';
import { updateFolder } from '../../../src/publish/output-folder.ts';

/** Texts of files by their paths. */
export type Files = Readonly<Record<string, string>>;

/** A site of these files with its listing, as a build makes it. */
export function siteOf(files: Files): Record<string, string> {
  const generation: Generation = {
    now: '2026-03-14T12:00:00.000Z',
    nextTransition: '2026-03-15T00:00:00.000Z',
    contentHash: '',
    site: 'https://status.example',
    files: Object.fromEntries(
      Object.entries(files).map(([file, text]) => [
        file,
        { sha256: sha256(Buffer.from(text)), bytes: Buffer.byteLength(text) },
      ]),
    ),
  };
  return { ...files, 'generation.json': JSON.stringify(generation) };
}

/**
 * Brings a site into an output folder, as builds do that remember nothing of each other.
 * @param between is called when all is written, before anything is moved
 */
export function buildForgetful(
  out: string,
  files: Files,
  between: () => void = () => undefined,
): Promise<ReadonlyMap<string, string>> {
  const site = siteOf(files);
  return updateFolder(out, (folder) => {
    const made = new Map(Object.entries(site));
    for (const [file, text] of made) {
      if (folder.markIfHolds(file, Buffer.from(text)) === undefined) {
        folder.write(file, Buffer.from(text));
      }
    }
    const there = [...folder.listed(), ...folder.unfinished(made)];
    between();
    return Promise.resolve({ gone: there.filter((file) => !made.has(file)) });
  });
}
