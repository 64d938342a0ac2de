import { type Component, componentGroups } from '../domain/components.ts';
import type { SiteEvent } from '../domain/events.ts';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { perContext } from './per-context.ts';

/** What a feed, a calendar or a badge is about: the whole page, a group, or one component. */
export interface Scope {
  readonly kind: 'page' | 'group' | 'component';
  /** Where its outputs lie, from the root: `/`, `/groups/hosting/`, `/components/vm/`. */
  readonly path: string;
  /** `Hosting`, `Virtual machines`; undefined for the whole page. */
  readonly name: string | undefined;
  readonly components: readonly Component[];
  /** The page for people about it, from the root. */
  readonly page: string;
}

/** Every scope: the page, then each group followed by its components, in the order of the configuration. */
export const scopes: (context: PageContext) => readonly Scope[] = perContext(({ site }) => {
  const groups = componentGroups(site.config);
  const page: Scope = {
    kind: 'page',
    path: links.home,
    name: undefined,
    components: groups.flatMap(({ components }) => components),
    page: links.home,
  };
  return [
    page,
    ...groups.flatMap(({ id, name, components }): Scope[] => {
      const parts = components.map(componentScope);
      if (id === undefined) return parts;
      return [
        { kind: 'group', path: links.group(id), name, components, page: links.home },
        ...parts,
      ];
    }),
  ];
});

export function componentScope(component: Component): Scope {
  const path = links.component(component.id);
  return { kind: 'component', path, name: component.name, components: [component], page: path };
}

/** Says of events whether they are about the scope; the page is about all, also those without impact. */
export function concerns({ kind, components }: Scope): (event: SiteEvent) => boolean {
  if (kind === 'page') return () => true;
  const ids = new Set(components.map(({ id }) => id));
  return ({ record }) => record.impact.some(({ component }) => ids.has(component));
}
