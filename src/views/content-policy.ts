import { createHash } from 'node:crypto';
import { innerStyle } from './inner-style.ts';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { perContext } from './per-context.ts';
import { presentText } from './present.ts';
import { searchScript } from './search-script.ts';
import { siteStyle } from './site-style.ts';

/*
 * The content security policy: what a page may load, named by the hash of exactly what it does load. Pages print what
 * this module gives, so what is allowed and what is there cannot differ.
 */

/** A script of the site: a browser runs it only when it is this one. */
export interface PageScript {
  readonly src: string;
  /** For the attribute `integrity`. */
  readonly integrity: string;
}

/** What one page loads. */
export interface PageParts {
  /** The text of each `<style>`, in order. */
  readonly styles: readonly string[];
  readonly scripts: readonly PageScript[];
  /** For `<meta http-equiv="Content-Security-Policy">`: the policy where a host lets nobody set headers. */
  readonly policy: string;
}

/** @param path the page's address from the root; undefined for the page that stands for missing ones */
export function pageParts(path: string | undefined, context: PageContext): PageParts {
  const { home, inner, search, embed } = parts(context);
  if (path === links.embed) return embed;
  if (path === links.search) return search;
  return path === links.home ? home : inner;
}

/** The policies as headers: of all pages but the frame, and of the frame, which pages of others show. */
export const headerPolicies = perContext((context) => {
  const { search, embed } = parts(context);
  return {
    // It has to hold for every page: the search has all that others have.
    page: `${search.policy};frame-ancestors 'none'`,
    // Who may show it is left open.
    embed: embed.policy,
  };
});

const parts = perContext((context) => {
  const accents = accentsOf(context);
  const present = script(links.present, presentText(context));
  const search = script(links.searchScript, searchScript);
  const { keepPages } = context.site.config;
  const page = (styles: readonly string[], scripts: readonly PageScript[]): PageParts => ({
    styles,
    scripts,
    policy: policy(styles, scripts, keepPages),
  });
  const inner = [siteStyle, innerStyle, ...accents];
  return {
    home: page([siteStyle, ...accents], [present]),
    inner: page(inner, [present]),
    search: page(inner, [present, search]),
    embed: page([siteStyle], []),
  };
});

/** The site's own colours. The check has seen to it that both are #rrggbb. */
function accentsOf({ site }: PageContext): string[] {
  const { accent, accentDark } = site.config.brand ?? {};
  const rules = [
    accent && `:root{--accent:${accent}}`,
    accentDark && `@media (prefers-color-scheme:dark){:root{--accent:${accentDark}}}`,
  ].filter((rule) => rule !== undefined);
  return rules.length > 0 ? [rules.join('')] : [];
}

function script(src: string, text: string): PageScript {
  return { src, integrity: hashOf(text) };
}

function policy(
  styles: readonly string[],
  scripts: readonly PageScript[],
  keepsPages: boolean,
): string {
  const [style, code] = [styles.map(hashOf), scripts.map(({ integrity }) => integrity)].map(
    (hashes) => hashes.map((hash) => `'${hash}'`).join(' '),
  );
  // The search asks for its engine when somebody searches.
  const isLoading = scripts.some(({ src }) => src === links.searchScript);
  return [
    `default-src 'none'`,
    `style-src ${style}`,
    ...(code ? [`script-src ${code}${isLoading ? ` 'strict-dynamic'` : ''}`] : []),
    // The present asks for the page, the search for its words.
    ...(code ? [`connect-src 'self'`] : []),
    ...(code && keepsPages ? [`worker-src 'self'`] : []),
    `img-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join(';');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
