import type { Instant } from '../schema/instant.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import type { Interval } from './interval.ts';
import { startOfDate } from './utc-days.ts';

/** A leaf: something that incidents can hit. */
export interface Component {
  readonly id: string;
  readonly name: string;
  readonly description: string | undefined;
  /** The group it stands in, if any. */
  readonly group: { readonly id: string; readonly name: string } | undefined;
  /** When it was in service; open ends are infinite. */
  readonly service: Interval;
}

/** A heading on the page with its components; components outside any group come as groups without a name. */
export interface ComponentGroup {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly components: readonly Component[];
}

/**
 * The components in the order of the configuration. Neighbours outside any group share one nameless group.
 * Retired ones are still among them.
 */
export function componentGroups(config: SiteConfig): ComponentGroup[] {
  const groups: ComponentGroup[] = [];
  for (const entry of config.components) {
    const last = groups.at(-1);
    if (entry.components) {
      const { id, name, description } = entry;
      const components = entry.components.map((leaf) => componentOf(leaf, { id, name }));
      groups.push({ id, name, description, components });
    } else if (last && last.id === undefined) {
      groups[groups.length - 1] = {
        ...last,
        components: [...last.components, componentOf(entry, undefined)],
      };
    } else {
      const components = [componentOf(entry, undefined)];
      groups.push({ id: undefined, name: undefined, description: undefined, components });
    }
  }
  return groups;
}

/** All leaves, in the order of the configuration. */
export function allComponents(config: SiteConfig): Component[] {
  return componentGroups(config).flatMap((group) => group.components);
}

export function isInService(component: Component, at: Instant): boolean {
  return component.service.from <= at && at < component.service.to;
}

type Leaf = Omit<SiteConfig['components'][number], 'components'>;

function componentOf(leaf: Leaf, group: Component['group']): Component {
  return {
    id: leaf.id,
    name: leaf.name,
    description: leaf.description,
    group,
    service: {
      from: leaf.since === undefined ? Number.NEGATIVE_INFINITY : startOfDate(leaf.since),
      to: leaf.until === undefined ? Number.POSITIVE_INFINITY : startOfDate(leaf.until),
    },
  };
}
