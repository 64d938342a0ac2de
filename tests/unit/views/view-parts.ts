import type { SiteEvent } from '../../../src/domain/events.ts';
import { createPageContext, type PageContext } from '../../../src/views/page-context.ts';
import { at, siteWith } from '../../build-site.ts';

/** What views work from: a site from its parts, at an instant. */
export function contextAt(when: string, parts: Parameters<typeof siteWith>[0] = {}): PageContext {
  return createPageContext(siteWith(parts), at(when));
}

export function eventIn({ index }: PageContext, id: string): SiteEvent {
  const event = index.byId.get(id);
  if (!event) throw new Error(`The site has no event ${id}.`);
  return event;
}

export function componentIn({ components }: PageContext, id: string) {
  const component = components.get(id);
  if (!component) throw new Error(`The site has no component ${id}.`);
  return component;
}
