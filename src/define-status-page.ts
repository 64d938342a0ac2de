import type { SiteConfigInput } from './schema/site-config.ts';

/** Gives a configuration its types: `export default defineStatusPage({ … })`. A plain object does as well. */
export function defineStatusPage(config: SiteConfigInput): SiteConfigInput {
  return config;
}
