import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { replaceFile } from './replace-file.ts';

/**
 * Writes plain data in one step, with a checksum.
 * @throws {Error} when it cannot be written
 */
export function writeChecked(path: string, data: unknown): void {
  replaceFile(path, withSum(Buffer.from(JSON.stringify(data))));
}

/** What {@link writeChecked} wrote; undefined when it is missing or damaged. */
export function readChecked(path: string): unknown {
  try {
    const bytes = readFileSync(path);
    const data = bytes.subarray(bytes.indexOf(',') + 1, -1);
    return withSum(data).equals(bytes) ? JSON.parse(data.toString()) : undefined;
  } catch {
    return undefined;
  }
}

function withSum(data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`[${crc32(data)},`), data, Buffer.from(']')]);
}
