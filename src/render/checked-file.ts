import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { replaceFile } from './replace-file.ts';

/**
 * Writes plain data in one step, with a checksum.
 * @throws {Error} when it cannot be written
 */
export function writeChecked(path: string, data: unknown): void {
  const text = JSON.stringify(data);
  replaceFile(path, `[${crc32(text)},${text}]`);
}

/** What {@link writeChecked} wrote; undefined when it is missing or damaged. */
export function readChecked(path: string): unknown {
  try {
    const [, sum, text = ''] = /^\[(\d+),(.*)\]$/s.exec(readFileSync(path, 'utf8')) ?? [];
    return crc32(text) === Number(sum) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
