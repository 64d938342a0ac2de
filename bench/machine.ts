import { availableParallelism, totalmem } from 'node:os';

/** The machine, as far as it matters for the figures: `2 cores, 16 GiB, Node.js 24.0.0, linux x64`. */
export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const node = process.versions.node;
  return `${availableParallelism()} cores, ${memory} GiB, Node.js ${node}, ${process.platform} ${process.arch}`;
}
