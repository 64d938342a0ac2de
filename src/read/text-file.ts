import { lstatSync, readFileSync, statSync } from 'node:fs';
import { type Fault, fileStart } from './fault.ts';

/** The largest document that is read, in bytes. A long postmortem is a fiftieth of it. */
export const largestDocument = 1_048_576;

export type TextFile = { readonly text: string } | { readonly fault: Fault };

const strict = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 bytes, with or without a byte order mark, to text with `\n` line ends. */
export function decodeText(bytes: Uint8Array): TextFile {
  if (bytes.byteLength > largestDocument) {
    return failed('file-too-large', `${bytes.byteLength} bytes`);
  }
  if (isUtf16(bytes)) return failed('not-utf8', 'UTF-16');
  try {
    const text = strict.decode(bytes);
    return { text: text.replaceAll('\r\n', '\n') };
  } catch {
    return failed('not-utf8', `byte ${firstBadByte(bytes)}`);
  }
}

/** By its byte order mark; or because of the first two bytes, which are ASCII in a document of ours, one is empty. */
function isUtf16([first, second]: Uint8Array): boolean {
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return hasMark || (second !== undefined && (first === 0) !== (second === 0));
}

/** Reads a text file. What is wrong with it comes back as a fault; nothing is thrown. */
export function readTextFile(path: string): TextFile {
  try {
    const stats = statSync(path);
    // A device or a pipe could be read without end.
    if (!stats.isFile())
      return failed('unreadable-file', stats.isDirectory() ? 'EISDIR' : 'not a file');
    if (stats.size > largestDocument) return failed('file-too-large', `${stats.size} bytes`);
    return decodeText(readFileSync(path));
  } catch (error) {
    return isDangling(path)
      ? failed('dangling-link', 'the target does not exist')
      : failed('unreadable-file', (error as NodeJS.ErrnoException).code ?? 'unknown');
  }
}

function failed(kind: Fault['kind'], detail: string): TextFile {
  return { fault: { kind, at: fileStart, detail } };
}

/** Whether a path is a link to something that does not exist. */
export function isDangling(path: string): boolean {
  try {
    const link = lstatSync(path, { throwIfNoEntry: false });
    return (
      link?.isSymbolicLink() === true && statSync(path, { throwIfNoEntry: false }) === undefined
    );
  } catch {
    return false;
  }
}

/** Offset, from 0, of the first byte that is not UTF-8: where decoding it leniently first puts a mark of its own. */
function firstBadByte(bytes: Uint8Array): number {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const encoder = new TextEncoder();
  let offset = 0;
  for (const character of lenient) {
    const encoded = encoder.encode(character);
    if (encoded.some((byte, index) => bytes[offset + index] !== byte)) return offset;
    offset += encoded.length;
  }
  return offset;
}
