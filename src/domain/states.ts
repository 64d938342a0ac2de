import {
  type ComponentState,
  componentStates,
  type ImpactLevel,
  type Severity,
} from '../schema/levels.ts';

/** Position on the scale from `operational` (0) to `major_outage` (4); maintenance ranks below degraded. */
export function stateRank(state: ComponentState): number {
  return componentStates.indexOf(state);
}

/** The worst of the states, `operational` when there are none. */
export function worstState(states: readonly ComponentState[]): ComponentState {
  return states.reduce<ComponentState>(
    (worst, state) => (stateRank(state) > stateRank(worst) ? state : worst),
    'operational',
  );
}

const severityOfLevel: Readonly<Record<ImpactLevel, Severity>> = {
  degraded_performance: 'minor',
  partial_outage: 'major',
  major_outage: 'critical',
};

/** The severity that follows from impact levels: that of the worst, `none` without any. */
export function severityOf(levels: readonly ImpactLevel[]): Severity {
  const worst = worstState(levels);
  return worst === 'operational' || worst === 'under_maintenance' ? 'none' : severityOfLevel[worst];
}

/** The state of a page as the Statuspage API words it. */
export interface PageStatus {
  readonly indicator: 'none' | 'maintenance' | 'minor' | 'major' | 'critical';
  readonly description: string;
}

/**
 * The roll-up of leaf components, first match wins. The rule fits every capture of real Statuspage pages
 * that we know; the impact of an open incident plays no part in it.
 */
export function pageStatus(states: readonly ComponentState[]): PageStatus {
  const some = (state: ComponentState): boolean => states.includes(state);
  const every = (state: ComponentState): boolean =>
    states.length > 0 && states.every((each) => each === state);
  if (every('major_outage')) return { indicator: 'critical', description: 'Major System Outage' };
  if (some('major_outage') || every('partial_outage')) {
    return { indicator: 'major', description: 'Partial System Outage' };
  }
  if (some('partial_outage')) return { indicator: 'minor', description: 'Minor Service Outage' };
  if (some('degraded_performance')) {
    return { indicator: 'minor', description: 'Partially Degraded Service' };
  }
  if (some('under_maintenance')) {
    return { indicator: 'maintenance', description: 'Service Under Maintenance' };
  }
  return { indicator: 'none', description: 'All Systems Operational' };
}
