import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ownFiles } from './own-files.ts';

const project = resolve(import.meta.dirname, '../..');
for (const [name, text] of ownFiles()) {
  mkdirSync(dirname(join(project, name)), { recursive: true });
  writeFileSync(join(project, name), text);
}
