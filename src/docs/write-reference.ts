import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { referenceFolder, referencePages } from './reference-pages.ts';

const folder = resolve(import.meta.dirname, '../..', referenceFolder);
for (const [name, markdown] of referencePages()) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), markdown);
}
