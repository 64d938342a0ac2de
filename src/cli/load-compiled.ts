import { pathToFileURL } from 'node:url';
import { type BundlePlace, bundlePlace, isCompiled } from '../render/bundle-store.ts';
import { compile } from '../render/compile.ts';
import type { CompiledProgram, LoadCompiled } from './compiled-program.ts';
import { programFolder } from './program-folder.ts';

/** Loads the bundle of this program, and compiles it when its sources have changed. */
export async function loadCompiled(): Promise<CompiledProgram> {
  const place = await compiledPlace();
  const bundle = (await import(/* @vite-ignore */ pathToFileURL(place.entry).href)) as {
    readonly loadProgram: LoadCompiled;
  };
  return bundle.loadProgram();
}

/** Where the bundle of this program lies; it is compiled where there is none. */
export async function compiledPlace(): Promise<BundlePlace> {
  const place = bundlePlace(programFolder);
  if (!isCompiled(place)) {
    const { PATH, HOME, TMPDIR } = process.env;
    const bare = { NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
    await compile(programFolder, 'src/cli/compiled.ts', place, { PATH, HOME, TMPDIR, ...bare });
  }
  return place;
}
