import type { Instant } from '../schema/instant.ts';
import { type ComponentState, type ImpactLevel, impactLevels } from '../schema/levels.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import { stateAt, type StateSpan } from './component-history.ts';
import { type Component, isInService } from './components.ts';
import { clip, contains, type Interval, lengthOf } from './interval.ts';
import { stateRank, worstState } from './states.ts';
import { lastUtcDays, utcDateOf } from './utc-days.ts';

export type UptimeWeights = SiteConfig['policy']['uptimeWeights'];

/** Milliseconds at each level. */
export type LevelDurations = Readonly<Record<ImpactLevel, number>>;

export interface Uptime {
  /** From 0 to 1; undefined when the component was not in service in the period. */
  readonly ratio: number | undefined;
  /** Milliseconds at each level, unweighted. */
  readonly durations: LevelDurations;
  /** Milliseconds of the period in which the component was in service. */
  readonly observed: number;
}

/**
 * Uptime from published records: the period is cut to `now` and to the component's service; announced
 * maintenance is no downtime, an overrun is; each level counts by its weight.
 */
export function uptime(
  component: Component,
  history: readonly StateSpan[],
  period: Interval,
  weights: UptimeWeights,
  now: Instant,
): Uptime {
  const observed = observedPart(component, period, now);
  const durations = durationsWithin(history, observed);
  const total = observed ? lengthOf(observed) : 0;
  const down = impactLevels.reduce((sum, level) => sum + durations[level] * weights[level], 0);
  return { ratio: total === 0 ? undefined : 1 - down / total, durations, observed: total };
}

/**
 * The figure of a group is that of its worst member: the lowest ratio, and among equals the one hit longest.
 * Undefined when no member was in service.
 */
export function worstUptime(members: readonly Uptime[]): Uptime | undefined {
  return members
    .filter(({ ratio }) => ratio !== undefined)
    .toSorted((a, b) => (a.ratio ?? 1) - (b.ratio ?? 1) || timeHit(b) - timeHit(a))[0];
}

function timeHit({ durations }: Uptime): number {
  return impactLevels.reduce((sum, level) => sum + durations[level], 0);
}

/** One day of a component, as a cell of its bar. */
export interface DayCell {
  /** `YYYY-MM-DD`, a UTC day. */
  readonly date: string;
  /** The worst state of the day, or `no_data` when the component was not in service. */
  readonly state: ComponentState | 'no_data';
  readonly durations: LevelDurations;
}

/** The last `count` UTC days of a component, oldest first, today included as far as it has come. */
export function dayCells(
  component: Component,
  history: readonly StateSpan[],
  count: number,
  now: Instant,
): DayCell[] {
  const days = lastUtcDays(now, count);
  const from = days[0]?.from ?? now;
  const recent = history.filter((span) => span.to > from);
  return days.map((day) => ({
    date: utcDateOf(day.from),
    state: stateOfDay(component, recent, day, now),
    durations: durationsWithin(recent, observedPart(component, day, now)),
  }));
}

function stateOfDay(
  component: Component,
  history: readonly StateSpan[],
  day: Interval,
  now: Instant,
): DayCell['state'] {
  const observed = observedPart(component, day, now);
  // What begins at `now` has lasted no time yet, and still it is what today's cell must show.
  const present = contains(day, now) && isInService(component, now) ? [stateAt(history, now)] : [];
  if (!observed && present.length === 0) return 'no_data';
  const past = observed ? history.flatMap((span) => clip(span, observed)?.value ?? []) : [];
  return worstState([...past, ...present]);
}

/** The worst first: the order in which a day's durations are told. */
export const levelsWorstFirst: readonly ImpactLevel[] = [...impactLevels].sort(
  (a, b) => stateRank(b) - stateRank(a),
);

/** The part of the period that is over and in which the component was in service. */
function observedPart(component: Component, period: Interval, now: Instant): Interval | undefined {
  const past = clip(period, { from: Number.NEGATIVE_INFINITY, to: now });
  return past && clip(past, component.service);
}

function durationsWithin(
  history: readonly StateSpan[],
  bounds: Interval | undefined,
): LevelDurations {
  const durations = { degraded_performance: 0, partial_outage: 0, major_outage: 0 };
  if (!bounds) return durations;
  for (const span of history) {
    const part = clip(span, bounds);
    if (part && part.value in durations) {
      durations[part.value as ImpactLevel] += lengthOf(part);
    }
  }
  return durations;
}
