import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file in one step: whoever reads it finds what was there before, or all of what is new. */
export function replaceFile(path: string, content: string | Buffer): void {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}
