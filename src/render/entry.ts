import { createApp } from 'astro/app/entrypoint';
import { readPicture, usePageContext } from '../content.ts';
import type { Instant } from '../schema/instant.ts';
import type { Site } from '../schema/site.ts';
import { createPageContext } from '../views/page-context.ts';
import { pageOutputs, pictureOutputs } from './output-paths.ts';

/** A file of the site, ready to be written. */
export interface RenderedFile {
  /** Relative to the output folder. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

// The compiled renderer: Astro's server bundle of the same pages, without Vite and without the network.
const app = createApp({ streaming: false });
const origin = 'http://localhost';

/**
 * Renders every page of a site and brings every picture, one after the other.
 * @param root the site's folder, from which pictures are read
 * @throws {Error} when a page does not render
 */
export async function* renderSite(
  site: Site,
  root: string,
  now: Instant,
): AsyncGenerator<RenderedFile> {
  const context = createPageContext(site, now);
  usePageContext(context, root);
  for (const { path, file } of pageOutputs(context)) {
    const response = await app.render(new Request(new URL(path, origin)));
    const isMissing = response.status >= 400 && file !== '404.html';
    if (isMissing) throw new Error(`${path} did not render (status ${response.status}).`);
    yield { file, bytes: await bytesOf(response) };
  }
  for (const { id, name, file } of pictureOutputs(context)) {
    yield { file, bytes: await bytesOf(await readPicture(id, name)) };
  }
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}
