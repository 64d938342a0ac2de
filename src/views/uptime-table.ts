import { type Component, type ComponentGroup, componentGroups } from '../domain/components.ts';
import type { Interval } from '../domain/interval.ts';
import { levelsWorstFirst, type Uptime, uptime, worstUptime } from '../domain/uptime.ts';
import { lastUtcDays } from '../domain/utc-days.ts';
import type { Instant } from '../schema/instant.ts';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { uptimeText } from './uptime-text.ts';

/** The uptime of one component, as percentage and as minutes. */
export interface UptimeRow {
  readonly name: string;
  readonly href: string;
  /** `99.94 %`, or that there is no data. */
  readonly uptime: string;
  /** Minutes at each level that occurred, unweighted. */
  readonly minutes: string;
  /** Said of a component that was not in service all the time. */
  readonly service: string | undefined;
}

export interface UptimeGroup {
  readonly name: string | undefined;
  /** The figure of the worst member, said to be that. Undefined for components outside any group. */
  readonly worst: string | undefined;
  readonly rows: readonly UptimeRow[];
}

const days = 365;

/** The last twelve months, today included. */
export function uptimePeriod(now: Instant): Interval {
  return { from: lastUtcDays(now, days)[0]?.from ?? now, to: now };
}

/** Every component that was in service in the last twelve months. */
export function uptimeGroups(context: PageContext): UptimeGroup[] {
  return componentGroups(context.site.config)
    .map((group) => groupOf(group, context))
    .filter(({ rows }) => rows.length > 0);
}

function groupOf({ name, components }: ComponentGroup, context: PageContext): UptimeGroup {
  const figures = components
    .map((component) => ({ component, figure: figureOf(component, context) }))
    .filter(({ figure }) => figure.observed > 0);
  const worst = worstUptime(figures.map(({ figure }) => figure));
  const worstText = worst && uptimeText(worst, context);
  return {
    name,
    worst:
      name === undefined || worstText === undefined
        ? undefined
        : context.words.reliability.worstMember(worstText),
    rows: figures.map(({ component, figure }) => rowOf(component, figure, context)),
  };
}

function figureOf(component: Component, { site, now, histories }: PageContext): Uptime {
  const history = histories.get(component.id) ?? [];
  const { uptimeWeights } = site.config.policy;
  return uptime(component, history, uptimePeriod(now), uptimeWeights, now);
}

function rowOf(component: Component, figure: Uptime, context: PageContext): UptimeRow {
  const { words, format, now } = context;
  const { id, name, service } = component;
  const parts = levelsWorstFirst
    .filter((level) => figure.durations[level] > 0)
    .map((level) =>
      words.component.atLevel(
        format.minutes(figure.durations[level]),
        words.stateInSentence[level],
      ),
    );
  const period = uptimePeriod(now);
  const isWhole = service.from <= period.from && period.to <= service.to;
  return {
    name,
    href: links.component(id),
    uptime: uptimeText(figure, context) ?? words.component.noUptime,
    minutes: parts.length === 0 ? words.component.noTrouble : parts.join(', '),
    service: isWhole ? undefined : words.reliability.inServiceFor(format.duration(figure.observed)),
  };
}
