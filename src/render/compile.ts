import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type * as Astro from 'astro';
import { type BundlePlace, isCompiled } from './bundle-store.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const runFile = promisify(execFile);

/**
 * Compiles the program with its pages and all packages into one bundle. It takes seconds. It is made beside the
 * place where it belongs and moved there in one step: two at once do not mix.
 * @param program the folder of the program
 * @param entry the module whose exports are wanted, relative to that folder
 * @param environment of the compiler: what it takes from there, as `DEV` or `NODE_ENV`, must not change what comes out
 */
export async function compile(
  program: string,
  entry: string,
  place: BundlePlace,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { store, folder } = place;
  mkdirSync(store, { recursive: true });
  const staging = makeTemporaryFolder(join(store, 'new-'));
  const compiler = pathToFileURL(join(program, 'src/render/compile-bundle.ts')).href;
  const args = JSON.stringify([staging, program, entry, place.key]);
  const code = `import { compileInto } from '${compiler}'; await compileInto(...${args});`;
  await runFile(process.execPath, ['--input-type=module', '--eval', code], { env: environment });
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
