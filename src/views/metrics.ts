import { openIncidents, runningMaintenances, upcomingMaintenances } from '../domain/events.ts';
import { isInService } from '../domain/components.ts';
import { stateRank, worstState } from '../domain/states.ts';
import { componentStates } from '../schema/levels.ts';
import { millisecondsInSecond } from 'date-fns/constants';
import { stateNow } from './api/component-objects.ts';
import { recentUptimeRatio } from './bar.ts';
import type { DataOutput } from './data-output.ts';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { plainText } from './plain-text.ts';

/** One value of a metric, with what tells it from the others. */
interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric of Prometheus; all are gauges. */
interface Metric {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** `/metrics.txt`: Prometheus text (exposition format 0.0.4). It depends on `now`. */
export function metricsOutput(context: PageContext): DataOutput {
  return {
    path: links.metrics,
    mediaType: 'text/plain; version=0.0.4; charset=utf-8',
    print: () => metrics(context).map(printMetric).join(''),
  };
}

function metrics(context: PageContext): Metric[] {
  const { site, now, index, components } = context;
  const inService = [...components.values()].filter((component) => isInService(component, now));
  const states = inService.map((component) => stateNow(component, context).state);
  const ranks = componentStates.map((state) => `${stateRank(state)} ${state}`).join(', ');
  const days = site.config.policy.historyDays;
  const labelsOf = (index: number): Record<string, string> => {
    const { id = '', name = '', group } = inService[index] ?? {};
    return { component: id, name, group: group?.id ?? '' };
  };
  const count = (name: string, help: string, value: number): Metric => ({
    name,
    help,
    samples: [{ value }],
  });
  return [
    count(
      'lifeboat_page_state',
      `Worst state of all components: ${ranks}.`,
      stateRank(worstState(states)),
    ),
    {
      name: 'lifeboat_component_state',
      help: `State of a component: ${ranks}.`,
      samples: states.map((state, at) => ({ labels: labelsOf(at), value: stateRank(state) })),
    },
    {
      name: 'lifeboat_component_uptime_ratio',
      help: `Share of the last ${days} days in which a component was up, from published records.`,
      samples: inService.flatMap((component, at) => {
        const value = recentUptimeRatio(component, context);
        return value === undefined ? [] : [{ labels: labelsOf(at), value }];
      }),
    },
    count(
      'lifeboat_open_incidents',
      'Incidents that are not resolved.',
      openIncidents(index).length,
    ),
    count(
      'lifeboat_running_maintenances',
      'Maintenances under way.',
      runningMaintenances(index, now).length,
    ),
    count(
      'lifeboat_upcoming_maintenances',
      'Maintenances to come.',
      upcomingMaintenances(index, now).length,
    ),
    count(
      'lifeboat_left_out_records',
      'Records that have errors and are not counted.',
      site.leftOut.length,
    ),
    count(
      'lifeboat_as_of_timestamp_seconds',
      'When all this was true, in seconds since 1970.',
      Math.floor(now / millisecondsInSecond),
    ),
  ];
}

function printMetric({ name, help, samples }: Metric): string {
  const lines = samples.map(({ labels = {}, value }) => `${name}${printLabels(labels)} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines, ''].join('\n');
}

function printLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

/** What the exposition format wants escaped in the value of a label. */
function escaped(value: string): string {
  return plainText(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
