import { ForeignLoadsError } from '../audit/foreign-loads.ts';
import { buildSite } from '../publish/build-site.ts';
import { ForeignFolderError } from '../publish/output-folder.ts';
import { ObstacleError, UnfinishedError } from '../publish/put-in-place.ts';
import { openSite } from '../render/open-site.ts';
import { pageRenderer } from '../render/render-pages.ts';
import type { BuildFailure, CompiledProgram } from './compiled-program.ts';

/** Written in by the compiler. */
declare const LIFEBOAT_KEY: string;

/** The part of the compiled program that knows the pages. */
export const program: CompiledProgram = {
  key: LIFEBOAT_KEY,
  openSite,
  buildSite: (opened, context, target) => buildSite(opened, context, pageRenderer, target),
  failureIn,
};

function failureIn(error: unknown): BuildFailure | undefined {
  if (error instanceof ForeignFolderError) return { kind: 'foreign-folder' };
  if (error instanceof ObstacleError) return { kind: 'obstacle', path: error.path };
  if (error instanceof ForeignLoadsError) return { kind: 'foreign-loads', loads: error.message };
  if (error instanceof UnfinishedError) return { kind: 'unfinished', message: error.message };
  return undefined;
}
