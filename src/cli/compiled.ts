import { type Built, buildSite as buildSiteWith, type BuildTarget } from '../publish/build-site.ts';
import { ForeignFolderError } from '../publish/output-folder.ts';
import type { OpenedSite } from '../render/open-site.ts';
import { pageRenderer } from '../render/render-pages.ts';
import type { Site } from '../schema/site.ts';

/*
 * The entry of the compiled program: what `lifeboat` calls of it. It is bundled with the pages and all packages,
 * and runs without Astro, Vite and `node_modules`.
 */

export { openSite } from '../render/open-site.ts';

/** Builds a site that was opened, with the pages of this bundle. */
export function buildSite(opened: OpenedSite, site: Site, target: BuildTarget): Promise<Built> {
  return buildSiteWith(opened, site, pageRenderer, target);
}

/** Whether a build failed because the output folder holds something that no build made. */
export function isForeignFolder(error: unknown): boolean {
  return error instanceof ForeignFolderError;
}
