import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type * as Astro from 'astro';
import { type BundlePlace, isCompiled } from './bundle-store.ts';
import { pageSettings } from './page-settings.mjs';

/**
 * Compiles the program with its pages and all packages into one bundle. It takes seconds. It is made beside the
 * place where it belongs and moved there in one step: two at once do not mix.
 * @param program the folder of the program
 * @param entry the module whose exports are wanted, relative to that folder
 */
export async function compile(program: string, entry: string, place: BundlePlace): Promise<void> {
  const { store, folder } = place;
  mkdirSync(store, { recursive: true });
  const staging = mkdtempSync(join(store, 'new-'));
  const { build } = await loadAstro();
  await build({
    ...pageSettings,
    configFile: false,
    root: program,
    outDir: staging,
    publicDir: join(staging, 'no-public-files'),
    output: 'server',
    adapter: adapter(join(program, entry)),
    vite: { ssr: { noExternal: true }, define: { LIFEBOAT_KEY: JSON.stringify(place.key) } },
    logLevel: 'error',
  } as Parameters<typeof build>[0]);
  try {
    renameSync(staging, folder);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!isCompiled(place)) throw error;
  }
  forgetOld(place);
}

function forgetOld({ store, folder }: BundlePlace): void {
  for (const other of readdirSync(store, { withFileTypes: true })) {
    const path = join(store, other.name);
    const isOld = other.isDirectory() && !other.name.startsWith('new-') && path !== folder;
    if (isOld) rmSync(path, { recursive: true, force: true });
  }
}

/** Copies a bundle to a folder of its own, from which it runs without the program and without packages. */
export function copyBundle({ folder }: BundlePlace, to: string): void {
  cpSync(join(folder, 'server'), to, { recursive: true });
}

/**
 * Astro takes longer to load than most commands take to run, and is no part of the bundle: its name is kept from
 * the bundler.
 */
export async function loadAstro(): Promise<typeof Astro> {
  const name = 'astro';
  return (await import(/* @vite-ignore */ name)) as typeof Astro;
}

/** The smallest adapter that there is: Astro's public way to say where the server's entry stands. */
function adapter(entry: string): Astro.AstroIntegration {
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
