/*
 * Builds some files of a site as `lifeboat build` does, without all the others:
 * `node build-files.ts ROOT NOW OUT FILE…`.
 */
import { join } from 'node:path';
import { loadCompiled } from '../../src/cli/load-compiled.ts';

const [root = '', now = '', out = '', ...files] = process.argv.slice(2);
const { openSite, buildSite, key } = await loadCompiled();
const memoryFolder = join(out, '../memory');
const opened = await openSite(root, Date.parse(now), memoryFolder, key);
const { context, problems } = opened.loaded;
if (!context) throw new Error(problems.map(({ what }) => what).join('\n'));
await buildSite(opened, context, {
  out,
  memoryFolder,
  program: key,
  only: (file) => files.includes(file),
  progress: () => undefined,
});
