import module from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Compiled from '../src/cli/compiled.ts';
import { bundlePlace } from '../src/render/bundle-store.ts';
import { isCompared } from './hugo/compared-files.ts';

/*
 * Builds of a site what Hugo is compared with: the pages and the feed of the site. Otherwise it does what
 * `lifeboat build` does, with the same compiled program, which a build must have left there before.
 *
 *   node bench/build-pages.ts ROOT NOW OUT MEMORY
 */

module.enableCompileCache();
const [root = '', now = '', out = '', memoryFolder = ''] = process.argv.slice(2);
const { entry } = bundlePlace(resolve(import.meta.dirname, '..'));
const { loadProgram } = (await import(pathToFileURL(entry).href)) as typeof Compiled;
const program = await loadProgram();
const { key } = program;
const opened = await program.openSite(root, Date.parse(now), memoryFolder, key);
const { context, problems } = opened.loaded;
if (!context || problems.length > 0) throw new Error('The corpus has problems.');
const target = { out, memoryFolder, program: key, only: isCompared, progress: () => undefined };
const { remember } = await program.buildSite(opened, context, target);
remember();
