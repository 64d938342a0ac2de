import type { PresentTexts } from '../browser/present.ts';
import type { DataOutput } from './data-output.ts';
import { keeperScript } from './keeper-script.ts';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { presentScript } from './present-script.ts';
import { searchScript } from './search-script.ts';

const mediaType = 'text/javascript; charset=utf-8';

/** The scripts of the site: one that moves pages to the present, the search, and where it is wanted one that keeps pages. */
export function scriptOutputs(context: PageContext): DataOutput[] {
  const { keepPages } = context.site.config;
  const present = { path: links.present, mediaType, print: () => presentText(context) };
  const keeper = { path: links.keeper, mediaType, print: () => keeperScript };
  const search = { path: links.searchScript, mediaType, print: () => searchScript };
  return keepPages ? [present, search, keeper] : [present, search];
}

/** What `/present.js` says: the script with the site's words. */
export function presentText({ site, words }: PageContext): string {
  const { timeZone, keepPages } = site.config;
  const texts: PresentTexts = {
    timeZone,
    local: words.present.local('#'),
    away: words.present.away,
    ...(keepPages && { keeper: [links.keeper, words.present.kept('#')] as const }),
  };
  return `(texts=>{${presentScript}})(${JSON.stringify(texts)});\n`;
}
