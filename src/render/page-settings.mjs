/**
 * How pages are printed, the same through both doors: ordinary Astro and the compiled renderer. Name, address
 * and brand come from the site's status.config.ts, not from here: the pages are the same for every site.
 */
export const pageSettings = {
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'always' },
};
