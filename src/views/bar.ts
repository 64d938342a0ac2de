import { mayLackImpact } from '../domain/completeness.ts';
import type { Component } from '../domain/components.ts';
import {
  type DayCell,
  dayCells,
  levelsWorstFirst,
  type Uptime,
  uptime,
  worstUptime,
} from '../domain/uptime.ts';
import { lastUtcDays } from '../domain/utc-days.ts';
import type { PageContext } from './page-context.ts';
import { uptimeText } from './uptime-text.ts';

/** The last days of a component as a drawing and in words. */
export interface Bar {
  /** How wide the drawing is, in its own units; it is `barHeight` high. */
  readonly width: number;
  /** One path for each state that occurs. */
  readonly paths: readonly { readonly state: DayCell['state']; readonly d: string }[];
  /** The whole drawing in one sentence. */
  readonly label: string;
  /** `90 days ago` */
  readonly from: string;
  /** `99.94 %`, or undefined without data. */
  readonly uptime: string | undefined;
  readonly cells: readonly DayCell[];
}

export const barHeight = 20;
const cellWidth = 4;

/** The worse the taller: the drawing can be read without its colours. */
const heights: Readonly<Record<DayCell['state'], number>> = {
  no_data: 3,
  operational: 12,
  under_maintenance: 9,
  degraded_performance: 15,
  partial_outage: 18,
  major_outage: barHeight,
};

export function bar(component: Component, context: PageContext): Bar {
  const { now, words, site } = context;
  const days = site.config.policy.historyDays;
  const cells = dayCells(component, context.histories.get(component.id) ?? [], days, now);
  const figure = recentUptime([component], context);
  const trouble = cells.filter(hasImpact).length;
  return {
    width: cells.length * cellWidth - 1,
    paths: pathsOf(cells),
    label: words.component.bar(
      days,
      figure === undefined ? words.component.noUptime : words.component.uptimeOf(figure),
      trouble === 0 ? words.component.noTrouble : words.component.troubleDays(trouble),
    ),
    from: words.component.daysAgo(days),
    uptime: figure,
    cells,
  };
}

/** Whether customers were hit on that day. */
export function hasImpact({ durations }: DayCell): boolean {
  return levelsWorstFirst.some((level) => durations[level] > 0);
}

/** The uptime of the days that the bar shows, as text; of several components that of the worst. */
export function recentUptime(
  components: readonly Component[],
  context: PageContext,
): string | undefined {
  const worst = worstUptime(components.map((component) => figureOf(component, context)));
  return worst && uptimeText(worst, context);
}

/** The same as a number from 0 to 1; undefined without data, or with records missing. */
export function recentUptimeRatio(component: Component, context: PageContext): number | undefined {
  return mayLackImpact(context.site) ? undefined : figureOf(component, context).ratio;
}

function figureOf(component: Component, { site, now, histories }: PageContext): Uptime {
  const { historyDays, uptimeWeights } = site.config.policy;
  const period = { from: lastUtcDays(now, historyDays)[0]?.from ?? now, to: now };
  return uptime(component, histories.get(component.id) ?? [], period, uptimeWeights, now);
}

function pathsOf(cells: readonly DayCell[]): Bar['paths'] {
  const paths = new Map<DayCell['state'], string>();
  for (const [index, { state }] of cells.entries()) {
    const height = heights[state];
    const cell = `M${index * cellWidth} ${barHeight - height}h3v${height}h-3z`;
    paths.set(state, (paths.get(state) ?? '') + cell);
  }
  return [...paths].map(([state, d]) => ({ state, d }));
}
