import type { Page } from '@playwright/test';
import { type BuiltSite, pagePaths } from './built-site.ts';

/** What stands in the markup of one page, as a browser reads it before anything could change it. */
export interface DocumentFacts {
  readonly path: string;
  readonly lang: string;
  readonly title: string;
  readonly canonical: string | null;
  readonly description: string | null;
  /** Texts of the `h1` elements. */
  readonly headings: readonly string[];
  readonly ids: readonly string[];
  /** Every address that the page leads to or loads, resolved. */
  readonly addresses: readonly string[];
  /** The text of `main`. */
  readonly text: string;
  /** Every state that is told, as its word and the outline of its shape. */
  readonly states: readonly { readonly word: string; readonly shape: string | null }[];
  /** Markup that runs, frames, sends or styles by attribute: pages have none of it. */
  readonly forbidden: readonly string[];
}

/** Parses every page of a site by the browser's own parser, without running or showing it. */
export async function readDocuments(page: Page, site: BuiltSite): Promise<DocumentFacts[]> {
  await page.goto(`${site.origin}/about/`);
  return page.evaluate(async (paths) => {
    const carriers = [
      'href',
      'src',
      'action',
      'formaction',
      'data',
      'poster',
      'ping',
      'xlink:href',
    ];
    const banned =
      'script:not([src="/present.js"]:empty, [src="/search.js"]:empty), iframe, frame, frameset, object, embed, applet, form, input, button, base, template:not([data-at]), ' +
      'meta[http-equiv]:not(head > meta[charset] + meta[http-equiv="Content-Security-Policy"]), link[rel=stylesheet], svg a, svg use, math, video, audio, [autofocus], [style], [srcset]';
    const read = async (path: string): Promise<DocumentFacts> => {
      const source = await (await fetch(path)).text();
      const parsed = new DOMParser().parseFromString(source, 'text/html');
      const all = [...parsed.querySelectorAll('*')];
      const handlers = all.filter((element) =>
        element.getAttributeNames().some((attribute) => /^on/i.test(attribute)),
      );
      const written = (selector: string, attribute: string): string | null =>
        parsed.querySelector(selector)?.getAttribute(attribute) ?? null;
      const base = new URL(path, location.href);
      return {
        path,
        lang: parsed.documentElement.lang,
        title: parsed.title,
        canonical: written('link[rel=canonical]', 'href'),
        description: written('meta[name=description]', 'content'),
        headings: [...parsed.querySelectorAll('h1')].map((heading) => heading.textContent),
        ids: all.map((element) => element.id).filter((id) => id !== ''),
        addresses: all.flatMap((element) =>
          carriers.flatMap((carrier) => {
            const value = element.getAttribute(carrier);
            return value === null
              ? []
              : [URL.parse(value, base)?.href ?? `not an address: ${value}`];
          }),
        ),
        text: parsed.querySelector('main')?.textContent.trim() ?? '',
        states: [...parsed.querySelectorAll('.state')].map((state) => ({
          word: state.textContent.trim(),
          shape: state.querySelector('svg path')?.getAttribute('d') ?? null,
        })),
        forbidden: [...parsed.querySelectorAll(banned), ...handlers].map((element) =>
          element.outerHTML.slice(0, 200),
        ),
      };
    };
    const facts: DocumentFacts[] = [];
    for (const path of paths) facts.push(await read(path));
    return facts;
  }, pagePaths(site));
}
