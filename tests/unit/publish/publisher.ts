/*
 * A publisher as a process of its own, to be killed: `node publisher.ts TARGET BUILT…` publishes the built folders
 * one after the other, over and over, and says which one each time.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { openBuiltSite } from '../../../src/publish/built-site.ts';
import { publishToDirectory } from '../../../src/publish/directory-target.ts';
import { withLock } from '../../../src/publish/lock.ts';

const [target = '', ...folders] = process.argv.slice(2);
const sites = folders.map(openBuiltSite);

for (;;) {
  for (const site of sites) {
    await withLock(join(target, '.lock'), `process ${process.pid}`, () => {
      publishToDirectory(fs, target, site, 1);
    });
    process.stdout.write(`${site.generation.now}\n`);
  }
}
