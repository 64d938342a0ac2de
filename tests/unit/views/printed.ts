import { dataOutputs } from '../../../src/views/data-outputs.ts';
import type { PageContext } from '../../../src/views/page-context.ts';

/** What stands in a file that is no page, by its address from the root. */
export function printed(path: string, context: PageContext): string {
  const output = dataOutputs(context).get(path);
  if (!output) throw new Error(`The site has no file ${path}.`);
  return output.print();
}

/** Addresses of all such files with one ending. */
export function pathsWith(ending: string, context: PageContext): string[] {
  return [...dataOutputs(context).keys()].filter((path) => path.endsWith(ending));
}
