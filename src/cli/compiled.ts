import { ForeignLoadsError } from '../audit/foreign-loads.ts';
import { buildSite } from '../publish/build-site.ts';
import { ForeignFolderError } from '../publish/output-folder.ts';
import { openSite } from '../render/open-site.ts';
import { pageRenderer } from '../render/render-pages.ts';
import type { CompiledProgram } from './compiled-program.ts';
import { run } from './main.ts';

/*
 * The entry of the compiled program: the command line, bundled with the pages and all packages. It runs without
 * Astro, Vite and `node_modules`.
 */

/** Written in by the compiler. */
declare const LIFEBOAT_KEY: string;

export const program: CompiledProgram = {
  key: LIFEBOAT_KEY,
  openSite,
  buildSite: (opened, context, target) => buildSite(opened, context, pageRenderer, target),
  isForeignFolder: (error) => error instanceof ForeignFolderError,
  foreignLoadsIn: (error) => (error instanceof ForeignLoadsError ? error.message : undefined),
};

/**
 * Runs the command line.
 * @param argv as Node.js gives it
 * @returns the exit code
 */
export function main(argv: readonly string[]): Promise<number> {
  return run(argv, () => Promise.resolve(program));
}
