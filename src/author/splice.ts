/** A stretch `[from, to)` of a text, in UTF-16 units, and what stands there instead. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Puts a splice that was worked out on a text with `\n` line ends into the text as it stands on disk, which may
 * end its lines with `\r\n`: what is written follows the first line, and not a byte of the rest is touched.
 */
export function spliceInto(text: string, { from, to, text: written }: Splice): string {
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  return [
    text.slice(0, offsetOnDisk(text, from)),
    written.replaceAll('\n', lineEnd),
    text.slice(offsetOnDisk(text, to)),
  ].join('');
}

/** Where an offset into the text with `\n` line ends lies in the text with its own. */
function offsetOnDisk(text: string, offset: number): number {
  let onDisk = 0;
  for (let count = 0; count < offset; count += 1) {
    onDisk += text.startsWith('\r\n', onDisk) ? 2 : 1;
  }
  return onDisk;
}
