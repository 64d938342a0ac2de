import { componentHistories, type StateSpan } from '../../../src/domain/component-history.ts';
import { allComponents, type Component } from '../../../src/domain/components.ts';
import type { Instant } from '../../../src/schema/instant.ts';
import type { Site } from '../../../src/schema/site.ts';

export function componentIn(site: Site, id: string): Component {
  const component = allComponents(site.config).find((each) => each.id === id);
  if (!component) throw new Error(`The site has no component ${id}.`);
  return component;
}

export function historyIn(site: Site, id: string, now: Instant): readonly StateSpan[] {
  const history = componentHistories(site, now).get(id);
  if (!history) throw new Error(`There is no history of ${id}.`);
  return history;
}
