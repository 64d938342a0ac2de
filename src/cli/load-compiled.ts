import { pathToFileURL } from 'node:url';
import { bundlePlace, isCompiled } from '../render/bundle-store.ts';
import { compile } from '../render/compile.ts';
import type { CompiledProgram } from './compiled-program.ts';
import { programFolder } from './program-folder.ts';

/** Loads the bundle of this program, and compiles it when its sources have changed. */
export async function loadCompiled(): Promise<CompiledProgram> {
  const place = bundlePlace(programFolder);
  if (!isCompiled(place)) await compile(programFolder, 'src/cli/compiled.ts', place);
  const bundle = (await import(/* @vite-ignore */ pathToFileURL(place.entry).href)) as {
    readonly program: CompiledProgram;
  };
  return bundle.program;
}
