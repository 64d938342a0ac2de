import { contentFolder } from '../read/content-folder.ts';

/** What the words of a person lead to. */
export type FoundRecord =
  | { readonly id: string }
  /** None, or several whose names hold the words. */
  | { readonly candidates: readonly string[] };

/**
 * The record that is meant by an id, a part of one that only it has, or a path of it or of a file in it.
 * @param ids the names of all folders below `incidents/`
 */
export function findRecord(said: string, ids: ReadonlySet<string>): FoundRecord {
  const steps = said.replaceAll('\\', '/').split('/');
  const words = steps[steps.lastIndexOf(contentFolder) + 1] ?? said;
  if (ids.has(words)) return { id: words };
  const holding = words === '' ? [] : [...ids].filter((id) => id.includes(words)).sort();
  const [only] = holding;
  return holding.length === 1 && only !== undefined ? { id: only } : { candidates: holding };
}
