import type { WriteStream } from 'node:tty';

/** Says how far a long build is. */
export interface ProgressPrinter {
  readonly print: (done: number, of: number) => void;
  /** Takes away what was printed. */
  readonly clear: () => void;
}

/** A build that takes less, in milliseconds, says nothing. */
const patience = 1000;

/** How often it is said anew, in milliseconds. */
const interval = 100;

/**
 * Prints progress over itself, on a terminal only: a log keeps every line.
 * @param start when the command began, as `performance.now()` counts
 */
export function progressPrinter(
  stream: Pick<WriteStream, 'isTTY' | 'write'>,
  start: number,
): ProgressPrinter {
  let last = start + patience - interval;
  let isShown = false;
  return {
    print: (done, of) => {
      if (!stream.isTTY || performance.now() < last + interval) return;
      last = performance.now();
      isShown = true;
      stream.write(`\r\u001b[K${done.toLocaleString('en')} of ${of.toLocaleString('en')} files`);
    },
    clear: () => {
      if (isShown) stream.write('\r\u001b[K');
    },
  };
}
