import type { Instant } from '../../schema/instant.ts';
import type { PageObject } from '../../schema/statuspage-v2.ts';
import type { PageContext } from '../page-context.ts';
import { pageId } from './ids.ts';
import { isoTime } from './iso-time.ts';

export function ownPageId({ site }: PageContext): string {
  return pageId(new URL(site.config.url).host);
}

/** @param updatedAt when what the document says last changed */
export function pageObject(updatedAt: Instant, context: PageContext): PageObject {
  const { name, url, timeZone } = context.site.config;
  return {
    id: ownPageId(context),
    name,
    url,
    time_zone: timeZone === 'UTC' ? 'Etc/UTC' : timeZone,
    updated_at: isoTime(updatedAt),
  };
}
