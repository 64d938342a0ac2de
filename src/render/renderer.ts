import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { pageSettings } from './page-settings.mjs';

const entryFile = 'server/entry.mjs';

/** The compiled program: everything that turns content into files, in one bundle. */
export interface Bundle<Exports> {
  /** What the entry exports. */
  readonly exports: Exports;
  /** Names the state of all code. */
  readonly key: string;
}

/**
 * Loads the bundle of a program, and compiles it when its sources have changed. It takes seconds to compile and a
 * tenth of a second to load.
 * @param program the folder of the program
 * @param entry the module whose exports are wanted, relative to that folder
 */
export async function loadBundle<Exports>(
  program: string,
  entry: string,
): Promise<Bundle<Exports>> {
  const store = join(program, 'node_modules/.cache/lifeboat');
  const key = sourceHash(program);
  const folder = join(store, key);
  if (!existsSync(join(folder, entryFile))) await compile(program, entry, store, folder);
  const exports = (await import(pathToFileURL(join(folder, entryFile)).href)) as Exports;
  return { exports, key };
}

/** Compiles beside the place where it belongs and moves it there in one step: two at once do not mix. */
async function compile(
  program: string,
  entry: string,
  store: string,
  folder: string,
): Promise<void> {
  mkdirSync(store, { recursive: true });
  const staging = mkdtempSync(join(store, 'new-'));
  const { build } = await import('astro');
  await build({
    ...pageSettings,
    configFile: false,
    root: program,
    outDir: staging,
    publicDir: join(staging, 'no-public-files'),
    output: 'server',
    adapter: adapter(join(program, entry)),
    vite: { ssr: { noExternal: true } },
    logLevel: 'error',
  } as Parameters<typeof build>[0]);
  try {
    renameSync(staging, folder);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(join(folder, entryFile))) throw error;
  }
  for (const other of readdirSync(store)) {
    const isOld = !other.startsWith('new-') && join(store, other) !== folder;
    if (isOld) rmSync(join(store, other), { recursive: true, force: true });
  }
}

/** The smallest adapter that there is: Astro's public way to say where the server's entry stands. */
function adapter(entry: string): AstroIntegration {
  return {
    name: 'lifeboat',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'lifeboat',
          entrypointResolution: 'auto',
          serverEntrypoint: entry,
          supportedAstroFeatures: {
            staticOutput: 'stable',
            serverOutput: 'stable',
            hybridOutput: 'stable',
            sharpImageService: 'stable',
          },
        });
      },
    },
  };
}

/** Over everything that the bundle is made from: sources and the exact versions of all packages. */
function sourceHash(program: string): string {
  const hash = createHash('sha256');
  const sources = readdirSync(join(program, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...sources, join(program, 'package-lock.json')]) {
    hash
      .update(`${file.slice(program.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 20);
}
