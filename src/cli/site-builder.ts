import { ForeignLoadsError } from '../audit/foreign-loads.ts';
import { buildSite } from '../publish/build-site.ts';
import { ForeignFolderError } from '../publish/output-folder.ts';
import { openSite } from '../render/open-site.ts';
import { pageRenderer } from '../render/render-pages.ts';
import type { CompiledProgram } from './compiled-program.ts';

/** Written in by the compiler. */
declare const LIFEBOAT_KEY: string;

/** The part of the compiled program that knows the pages. */
export const program: CompiledProgram = {
  key: LIFEBOAT_KEY,
  openSite,
  buildSite: (opened, context, target) => buildSite(opened, context, pageRenderer, target),
  isForeignFolder: (error) => error instanceof ForeignFolderError,
  foreignLoadsIn: (error) => (error instanceof ForeignLoadsError ? error.message : undefined),
};
