import fs from 'node:fs';
import type { Disk } from '../../../src/publish/disk.ts';

/** One call of the file system. */
export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

export interface RecordingDisk {
  readonly disk: Disk;
  /** Every call so far, in order. */
  readonly calls: readonly Call[];
}

/** What happens instead of the call with this number, counted from 0: nothing special unless it throws. */
export type Trouble = (number: number, call: Call) => void;

/** The real file system, which remembers every call, and on which `trouble` comes before any of them. */
export function diskWith(trouble: Trouble = () => undefined): RecordingDisk {
  const calls: Call[] = [];
  const disk = new Proxy(fs, {
    get(real, name: keyof Disk) {
      const method = real[name] as unknown;
      if (typeof method !== 'function') return method;
      return (...args: readonly unknown[]): unknown => {
        const call = { name, args };
        calls.push(call);
        trouble(calls.length - 1, call);
        return (method as (...args: readonly unknown[]) => unknown)(...args);
      };
    },
  });
  return { disk, calls };
}

/** The call with this number fails with this error, as the system would let it fail. */
export function failingAt(at: number, code: string): Trouble {
  return (number, { name }) => {
    if (number !== at) return;
    throw Object.assign(new Error(`${code}: it was let fail, ${name}`), { code });
  };
}

/** The process ends with this call: neither it nor any later one is made. Half of a file may be written. */
export function killedAt(at: number): Trouble {
  return (number, { name, args }) => {
    if (number === at && name === 'writeFileSync') {
      const bytes = args[1] as Uint8Array;
      fs.writeSync(args[0] as number, bytes.subarray(0, bytes.length / 2));
    }
    if (number >= at) throw new Error('the process was killed');
  };
}
