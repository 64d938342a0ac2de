/*
 * A publisher as a process of its own: `node one-publisher.ts TARGET BUILT GO` publishes once, and changes the link
 * only when the file GO is there, so that another one surely comes in between. Says `published` or why not.
 */
import fs, { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openBuiltSite } from '../../../src/publish/built-site.ts';
import { publishToDirectory } from '../../../src/publish/directory-target.ts';
import { withLock } from '../../../src/publish/lock.ts';
import { diskWith } from './rough-disk.ts';

const [target = '', built = '', go = ''] = process.argv.slice(2);
const clock = new Int32Array(new SharedArrayBuffer(4));
const { disk } = diskWith((_number, { name }) => {
  while (name === 'symlinkSync' && !existsSync(go)) Atomics.wait(clock, 0, 0, 1);
});

fs.mkdirSync(target, { recursive: true });
try {
  await withLock(join(target, '.lock'), 'The other one', () =>
    publishToDirectory(disk, target, openBuiltSite(built), 2),
  );
  process.stdout.write('published');
} catch (error) {
  process.stdout.write((error as Error).message);
}
