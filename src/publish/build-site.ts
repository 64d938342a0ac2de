import { readFileSync } from 'node:fs';
import { type ForeignLoad, foreignLoads, ForeignLoadsError } from '../audit/foreign-loads.ts';
import { nextTransition } from '../domain/transitions.ts';
import { configFile } from '../read/raw-config.ts';
import { publicFolder } from '../read/public-files.ts';
import { contentFolder } from '../read/content-folder.ts';
import { stamps } from '../render/dependencies.ts';
import { type KnownOutput, writeMemory } from '../render/memory-file.ts';
import type { OpenedSite } from '../render/open-site.ts';
import { fileOf, pageOutputs, pictureOutputs } from '../views/output-paths.ts';
import type { RenderPage } from '../render/render-pages.ts';
import { links } from '../views/links.ts';
import type { PageContext } from '../views/page-context.ts';
import { contentHash, type Generation, generationFile, sha256 } from './generation.ts';
import { type OutputFolder, updateFolder } from './output-folder.ts';

/** Where a build goes, and by what. */
export interface BuildTarget {
  /** The output folder. */
  readonly out: string;
  /** Where it is remembered what was built there. */
  readonly memoryFolder: string;
  /** Names the state of all code. */
  readonly program: string;
  /** Which files of the site to build, for measurements; all unless said. */
  readonly only?: (file: string) => boolean;
  /** Told now and then how far it is. */
  readonly progress: (done: number, of: number) => void;
}

/** What a build changed in the output folder. */
export interface BuildSummary {
  readonly written: number;
  readonly removed: number;
  /** How many files the site has. */
  readonly files: number;
}

/** A build that is done. */
export interface Built {
  readonly summary: BuildSummary;
  /** The system's marks of all files of the site, as this build left them; empty where it knows none. */
  readonly marks: ReadonlyMap<string, string>;
  /**
   * Writes down what the next build need not do again.
   * @throws {Error} when that cannot be written; what was built is whole all the same
   */
  readonly remember: () => void;
}

/** One file of the site: what it depends on, and where its bytes come from. */
interface Output {
  readonly file: string;
  readonly stamp: () => string;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
}

/** A file as it is now; it has its marks where it was not written. */
type MadeOutput = Omit<KnownOutput, 'mark'> & { readonly mark?: string | undefined };

/**
 * Builds a site into a folder: renders what depends on something that has changed since the last build there, and
 * writes what differs from what is there.
 * @throws {ForeignFolderError} when the folder holds something that no build made
 * @throws {ObstacleError} when something that no build made stands in the place of something new
 * @throws {UnfinishedError} when some of the new files were put in their places, and some were not
 * @throws {ForeignLoadsError} when a page loads something from another origin
 */
export async function buildSite(
  opened: OpenedSite,
  context: PageContext,
  rendererOf: (context: PageContext, root: string) => RenderPage,
  { out, memoryFolder, program, only = () => true, progress }: BuildTarget,
): Promise<Built> {
  const { site } = context;
  const outputs = outputsOf(opened, context, rendererOf(context, opened.root));
  const made = new Map<string, MadeOutput>();
  const summary = { written: 0, removed: 0 };
  const loads: ForeignLoad[] = [];
  const marksOfWritten = await updateFolder(out, async (folder) => {
    const asLeft = outputsAsLeft(folder, opened);
    // Nothing else is known when another build came between.
    const isOurs = asLeft.has(generationFile);
    const known: ReadonlyMap<string, KnownOutput> = isOurs ? asLeft : new Map();
    for (const output of outputs.each()) {
      const { file } = output;
      if (!only(file)) continue;
      progress(made.size, outputs.count);
      const before = known.get(file);
      const stamp = output.stamp();
      if (before?.stamp === stamp) {
        made.set(file, before);
        continue;
      }
      const bytes = await output.bytes();
      loads.push(...foreignLoads(file, bytes, site.config));
      const now = { stamp, sha256: sha256(bytes), bytes: bytes.byteLength };
      if (before?.sha256 === now.sha256) {
        made.set(file, { ...before, ...now });
        continue;
      }
      const mark = before ? undefined : folder.markIfHolds(file, bytes);
      made.set(file, { ...now, mark });
      if (mark !== undefined) continue;
      folder.write(file, bytes);
      summary.written += 1;
    }
    if (loads.length > 0) throw new ForeignLoadsError(loads);
    const generation = generationOf(opened, context, made);
    const mark = folder.markIfHolds(generationFile, generation);
    const now = { stamp: '', sha256: sha256(generation), bytes: generation.length };
    made.set(generationFile, { ...now, mark });
    if (mark === undefined) {
      folder.write(generationFile, generation);
      summary.written += 1;
    }
    const former = isOurs ? opened.memory.outputs.keys() : [...asLeft.keys(), ...folder.listed()];
    const there = new Set([...former, ...folder.unfinished(made)]);
    const gone = [...there].filter((file) => !made.has(file));
    summary.removed = gone.length;
    return { gone };
  });
  const outputsNow = new Map<string, KnownOutput>();
  for (const [file, output] of made) {
    outputsNow.set(file, { ...output, mark: output.mark ?? marksOfWritten.get(file) ?? '' });
  }
  return {
    summary: { ...summary, files: made.size },
    marks: new Map([...outputsNow].map(([file, { mark }]) => [file, mark])),
    remember: () => {
      const { config, content, edits, memory } = opened;
      const folders = content.toRemember();
      const now = { config, edits, folders, files: withoutRoot(opened), outputs: outputsNow };
      writeMemory(memoryFolder, program, now, memory);
    },
  };
}

/** What the last build that is remembered left, as far as it is as it was left. */
function outputsAsLeft(
  folder: OutputFolder,
  { memory }: OpenedSite,
): ReadonlyMap<string, KnownOutput> {
  return new Map([...memory.outputs].filter(([file, { mark }]) => folder.markOf(file) === mark));
}

/** What can be built: public files, pages and feeds, pictures. */
interface Outputs {
  readonly count: number;
  /** Makes them one after the other: together they would take more memory than what they are made from. */
  readonly each: () => Iterable<Output>;
}

function outputsOf(opened: OpenedSite, context: PageContext, render: RenderPage): Outputs {
  const { root, content, hashes } = opened;
  const { publicFiles } = context.site;
  const pages = pageOutputs(context);
  const pictures = pictureOutputs(context);
  const stampOf = stamps({
    context,
    fingerprintOf: content.fingerprintOf,
    verdictOn: content.verdictOn,
  });
  const copy = (file: string, path: string, stamp: () => string): Output => ({
    file,
    stamp,
    bytes: () => readFileSync(`${root}/${path}`),
  });
  function* each(): Iterable<Output> {
    // Whether a public file may load what it loads, the configuration says.
    const config = stampOf({ path: links.about });
    for (const file of publicFiles) {
      const path = `${publicFolder}/${file}`;
      yield copy(file, path, () => `${hashes.hashOf(`${root}/${path}`)} ${config}`);
    }
    for (const output of pages) {
      const { path, print } = output;
      const bytes = print ? () => Buffer.from(print()) : () => render(path);
      yield { file: fileOf(path), stamp: () => stampOf(output), bytes };
    }
    for (const { id, name, file } of pictures) {
      const stamp = (): string => content.fingerprintOf(id) ?? '';
      yield copy(file, `${contentFolder}/${id}/${name}`, stamp);
    }
  }
  return { count: publicFiles.length + pages.length + pictures.length, each };
}

function generationOf(
  opened: OpenedSite,
  { site, now, histories }: PageContext,
  made: ReadonlyMap<string, MadeOutput>,
): Buffer {
  const files = [...made].map(([file, { sha256, bytes }]) => [file, { sha256, bytes }] as const);
  const generation: Generation = {
    now: new Date(now).toISOString(),
    nextTransition: new Date(nextTransition(site, now, histories).at).toISOString(),
    contentHash: contentHashOf(opened),
    site: site.config.url,
    files: Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  return Buffer.from(`${JSON.stringify(generation, null, 2)}\n`);
}

/** Over everything that the site is made from: configuration, records, pictures, public files. */
export function contentHashOf({ root, content, hashes, loaded }: OpenedSite): string {
  const publicFiles = loaded.site?.publicFiles ?? [];
  const single = [configFile, ...publicFiles.map((file) => `${publicFolder}/${file}`)];
  const folders = [...content.toRemember().values()].flatMap(({ files }) => files);
  return contentHash([
    ...single.map((path) => [path, hashes.hashOf(`${root}/${path}`)] as const),
    ...folders.map(([path, { hash }]) => [path, hash] as const),
  ]);
}

function withoutRoot({ root, hashes }: OpenedSite): OpenedSite['memory']['files'] {
  return new Map([...hashes.known].map(([path, file]) => [path.slice(root.length + 1), file]));
}
