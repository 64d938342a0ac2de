import { type Component, componentGroups } from '../domain/components.ts';
import type { Interval } from '../domain/interval.ts';
import { utcDateOf } from '../domain/utc-days.ts';
import type { Path } from '../read/fault.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import type { Finding } from './problem.ts';
import { code, didYouMean, listOf } from './suggestion.ts';

/** What rules about components look things up in. */
export interface ComponentLookup {
  readonly components: ReadonlyMap<string, Component>;
  /** Ids of the members, by the id of the group. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

export function componentLookup(config: SiteConfig): ComponentLookup {
  const groups = componentGroups(config);
  return {
    components: new Map(
      groups.flatMap((group) => group.components).map((component) => [component.id, component]),
    ),
    groups: new Map(
      groups.flatMap(({ id, components }) =>
        id === undefined ? [] : [[id, components.map((component) => component.id)]],
      ),
    ),
  };
}

/**
 * The component exists and was in service.
 * @param path leads to the component's id
 * @param during the time in which it was hit
 */
export function componentFindings(
  { components, groups }: ComponentLookup,
  id: string,
  path: Path,
  during: Interval,
): Finding[] {
  const component = components.get(id);
  if (!component) {
    const members = groups.get(id);
    const what = members
      ? `${code(id)} is a group, not a component.`
      : `There is no component ${code(id)}.`;
    const fix = members
      ? `Name the components that are hit: ${listOf(members)}.`
      : didYouMean(id, [...components.keys()]);
    return [{ rule: 'unknown-component', path, what, fix }];
  }
  const { from, to } = component.service;
  if (from <= during.from && during.to <= to) return [];
  const since = Number.isFinite(from) ? ` from ${utcDateOf(from)}` : '';
  const until = Number.isFinite(to) ? ` until ${utcDateOf(to)}` : '';
  return [
    {
      rule: 'component-not-in-service',
      path,
      what: `${code(id)} was in service${since}${until}, and the impact lies outside of that.`,
      fix: 'Correct the times here, or `since` and `until` of the component in `status.config.ts`.',
    },
  ];
}
