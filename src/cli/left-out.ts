import type { Site } from '../schema/site.ts';
import { exitCodes } from './exit-codes.ts';

/** Says on stderr, and by the exit code, that what is printed does not know of records with errors. */
export function reportLeftOut({ leftOut }: Site): void {
  if (leftOut.length === 0) return;
  process.stderr.write('Records with errors are left out; `lifeboat check` says which.\n');
  process.exitCode = exitCodes.problems;
}
