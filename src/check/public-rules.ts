import { fileStart } from '../read/fault.ts';
import { type Problem, problemAt } from './problem.ts';
import { code } from './suggestion.ts';

/**
 * Files below `public/` that are in the way of what is built.
 * @param files paths below `public/`
 * @param outputs paths of everything that is built
 */
export function takenNames(files: readonly string[], outputs: readonly string[]): string[] {
  const taken = new Set(outputs.map(firstName));
  return files.filter((file) => taken.has(firstName(file)));
}

/** As problems. The first part of a path decides: what is free today can be an address tomorrow. */
export function takenNameProblems(taken: readonly string[]): Problem[] {
  return taken.map((file) =>
    problemAt(`public/${file}`, fileStart, {
      rule: 'public-name-taken',
      what: `Lifeboat itself makes ${code(`/${file.split('/')[0] ?? file}`)}.`,
      fix: 'Give the file another name, or move it into a folder of its own.',
    }),
  );
}

/** Some disks and web hosts do not tell capital letters from small ones. */
function firstName(path: string): string {
  return (path.split('/')[0] ?? path).toLowerCase();
}
