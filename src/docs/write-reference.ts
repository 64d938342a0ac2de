import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { referenceFolder, referencePages } from './reference-pages.ts';

const folder = resolve(import.meta.dirname, '../..', referenceFolder);
mkdirSync(folder, { recursive: true });
for (const [name, markdown] of referencePages()) writeFileSync(join(folder, name), markdown);
