import { inStateSince, stateAt } from '../../domain/component-history.ts';
import { mayHideOutage } from '../../domain/completeness.ts';
import { type Component, componentGroups, isInService } from '../../domain/components.ts';
import { worstState } from '../../domain/states.ts';
import { utcDateOf } from '../../domain/utc-days.ts';
import type { Instant } from '../../schema/instant.ts';
import type { ComponentState } from '../../schema/levels.ts';
import type { ComponentObject } from '../../schema/statuspage-v2.ts';
import type { PageContext } from '../page-context.ts';
import { perContext } from '../per-context.ts';
import { componentId, groupId } from './ids.ts';
import { isoTime } from './iso-time.ts';
import { ownPageId } from './page-object.ts';

/** In which state a component is, and since when. */
export interface StateSince {
  readonly state: ComponentState;
  /** Undefined when always. */
  readonly since: Instant | undefined;
}

/**
 * The state at `now`. The API has no word for what is not known: while a record about an outage may be missing,
 * nothing that seems to work is called operational.
 */
export function stateNow({ id }: Component, { site, histories, now }: PageContext): StateSince {
  const history = histories.get(id) ?? [];
  const state = stateAt(history, now);
  const isUnknown = state === 'operational' && mayHideOutage(site, now);
  return {
    state: isUnknown ? 'degraded_performance' : state,
    since: inStateSince(history, now),
  };
}

/** Groups and components in service, each group before its components; depends on `now`. */
export const componentList: (context: PageContext) => readonly ComponentObject[] = perContext(
  (context) => {
    let position = 0;
    return componentGroups(context.site.config).flatMap(({ id, name, description, components }) => {
      const parts = components.filter((each) => isInService(each, context.now));
      const objects = parts.map((each) => componentObject(each, context));
      if (id === undefined || name === undefined) {
        return objects.map((object) => ({ ...object, position: (position += 1) }));
      }
      if (objects.length === 0) return [];
      position += 1;
      return [groupObject(id, name, description, position, objects, context), ...objects];
    });
  },
);

/** The states of all components in service: what the state of the page follows from. */
export function statesNow(context: PageContext): ComponentState[] {
  return componentList(context)
    .filter(({ group }) => !group)
    .map(({ status }) => status);
}

/** One component, in its state at `now` unless another one is given. */
export function componentObject(
  component: Component,
  context: PageContext,
  { state, since }: StateSince = stateNow(component, context),
): ComponentObject {
  const created = createdAt(component, context);
  const { id, name, description, group, service } = component;
  return {
    id: componentId(id),
    name,
    status: state,
    created_at: isoTime(created),
    updated_at: isoTime(Math.max(since ?? created, created)),
    position: positionsOf(context).get(id) ?? 1,
    description: description ?? null,
    showcase: true,
    start_date: Number.isFinite(service.from) ? utcDateOf(service.from) : null,
    group_id: group ? groupId(group.id) : null,
    page_id: ownPageId(context),
    group: false,
    only_show_if_degraded: false,
  };
}

function groupObject(
  id: string,
  name: string,
  description: string | undefined,
  position: number,
  components: readonly ComponentObject[],
  context: PageContext,
): ComponentObject {
  // Instants in this form sort as texts.
  const created = components.map((each) => each.created_at).sort();
  const updated = components.map((each) => each.updated_at).sort();
  return {
    id: groupId(id),
    name,
    status: worstState(components.map(({ status }) => status)),
    created_at: created[0] ?? isoTime(0),
    updated_at: updated.at(-1) ?? isoTime(0),
    position,
    description: description ?? null,
    showcase: false,
    start_date: null,
    group_id: null,
    page_id: ownPageId(context),
    group: true,
    only_show_if_degraded: false,
    components: components.map((component) => component.id),
  };
}

/** Where no first day is configured, there are records since the first event of the page. */
function createdAt({ service }: Component, { index }: PageContext): Instant {
  return Number.isFinite(service.from) ? service.from : (index.events.at(-1)?.at ?? 0);
}

/** Places within the groups, by component id, counted from 1. */
const positionsOf = perContext(
  ({ site }): ReadonlyMap<string, number> =>
    new Map(
      componentGroups(site.config).flatMap(({ components }) =>
        components.map(({ id }, index) => [id, index + 1] as const),
      ),
    ),
);
