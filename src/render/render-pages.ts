import { createApp } from 'astro/app/entrypoint';
import { usePageContext } from '../content.ts';
import type { PageContext } from '../views/page-context.ts';

// The compiled renderer: Astro's server bundle of the same pages, without Vite and without the network.
const app = createApp({ streaming: false });
const origin = 'http://localhost';

/** Renders the page or feed at an address of the site. */
export type RenderPage = (path: string) => Promise<Uint8Array>;

/**
 * What renders the pages of a site at one instant.
 * @param root the site's folder, from which pictures are read
 */
export function pageRenderer(context: PageContext, root: string): RenderPage {
  usePageContext(context, root);
  return async (path) => {
    const response = await app.render(new Request(new URL(path, origin)));
    const isMissing = response.status >= 400 && path !== '/404/';
    if (isMissing) throw new Error(`${path} did not render (status ${response.status}).`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
