import { links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { searchedYears } from './search-words.ts';

/** What the page gives its script, as JSON. It does not depend on `now`. */
export function searchSettings(context: PageContext): string {
  const { label, reading, none, failed, found } = context.words.search;
  const years = searchedYears(context).map(links.searchedYear);
  const engine = links.searchEngine;
  return JSON.stringify({ label, reading, none, failed, found, engine, years });
}
