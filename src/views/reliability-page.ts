import { mayLackImpact } from '../domain/completeness.ts';
import { startedAt } from '../domain/incident-state.ts';
import { promisesKept } from '../domain/promises.ts';
import { type MeasureSummary, noticedByCustomers, summarise } from '../domain/reliability.ts';
import {
  gaps,
  incidentsWithImpact,
  type ResponseMeasure,
  responseMeasures,
} from '../domain/response-times.ts';
import { leastForSpread } from '../domain/spread.ts';
import { byYear } from '../domain/years.ts';
import type { Incident } from '../schema/site.ts';
import { weightsText } from './component-page.ts';
import type { Moment } from './format.ts';
import { lengthClasses } from './length-classes.ts';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { stripChart, type StripChart } from './strip-chart.ts';
import { type UptimeGroup, uptimeGroups, uptimePeriod } from './uptime-table.ts';

/** One measure: its drawing, what it says in words, and the table behind it. */
export interface MeasureSection {
  readonly id: ResponseMeasure;
  readonly name: string;
  /** What is measured, in one sentence. */
  readonly meaning: string;
  /** Where its definition stands. */
  readonly definition: string;
  /** Median and range with n, or why there are none. */
  readonly summary: string;
  /** Undefined when no incident has the time. */
  readonly chart: StripChart | undefined;
  /** Said when a dot is more than one incident. */
  readonly dense: string | undefined;
  /** How many incidents lack the time and why, `''` when none does. */
  readonly missing: string;
  readonly classes: readonly { readonly name: string; readonly count: string }[];
  readonly years: readonly YearRow[];
}

/** One year of a measure. No year is compared with another. */
export interface YearRow {
  readonly year: string;
  readonly count: string;
  /** `–` where there are too few. */
  readonly median: string;
  readonly range: string;
}

export interface ReliabilityPage {
  /** What everything below is made from. */
  readonly basis: string;
  /** Said when records were left out, so that everything below lacks something. */
  readonly incomplete: string | undefined;
  readonly measures: readonly MeasureSection[];
  readonly promises: readonly string[];
  readonly noticed: readonly string[];
  readonly uptime: {
    readonly period: string;
    readonly weights: string;
    readonly groups: readonly UptimeGroup[];
  };
  readonly asOf: Moment;
}

/** `/reliability/`. It depends on `now`: uptime is counted until then, and promises lapse. */
export function reliabilityPage(context: PageContext): ReliabilityPage {
  const { site, words, format, now } = context;
  const incidents = incidentsWithImpact(site.incidents);
  const years = byYear(incidents, startedAt);
  return {
    basis: basisOf(incidents, context),
    incomplete: mayLackImpact(site) ? words.reliability.incomplete : undefined,
    measures: responseMeasures.map((measure) => measureSection(measure, incidents, years, context)),
    promises: promiseLines(context),
    noticed: noticedLines(incidents, context),
    uptime: {
      period: words.reliability.uptimePeriod(format.day(uptimePeriod(now).from).text),
      weights: weightsText(context),
      groups: uptimeGroups(context),
    },
    asOf: format.moment(now),
  };
}

function basisOf(incidents: readonly Incident[], { words, format }: PageContext): string {
  if (incidents.length === 0) return words.reliability.noIncidents;
  const first = incidents.map(startedAt).reduce((one, other) => Math.min(one, other));
  return words.reliability.basis(incidents.length, format.day(first).text);
}

function measureSection(
  measure: ResponseMeasure,
  incidents: readonly Incident[],
  years: ReadonlyMap<string, readonly Incident[]>,
  context: PageContext,
): MeasureSection {
  const { words, format } = context;
  const own = summarise(incidents, measure);
  const { name, meaning } = words.reliability.measures[measure];
  const summary = summaryText(own, context);
  const chart = own.lengths.length === 0 ? undefined : stripChart(own, summary, context);
  return {
    id: measure,
    name,
    meaning,
    definition: links.definition(measure),
    summary,
    chart,
    dense:
      chart && chart.perDot > 1 ? words.reliability.dense(format.number(chart.perDot)) : undefined,
    missing: missingText(own, context),
    classes: lengthClasses(own.lengths, context),
    years:
      own.lengths.length === 0
        ? []
        : [...years].map(([year, some]) => yearRow(year, summarise(some, measure), context)),
  };
}

function summaryText({ lengths, spread }: MeasureSummary, { words, format }: PageContext): string {
  if (lengths.length === 0) return words.reliability.nothing;
  if (!spread) return words.reliability.tooFew(lengths.length, leastForSpread);
  const { low, median, high } = spread;
  return words.reliability.spread(
    format.duration(median),
    format.duration(low),
    format.duration(high),
    format.number(lengths.length),
  );
}

function missingText({ without }: MeasureSummary, { words, format }: PageContext): string {
  const parts = gaps
    .filter((gap) => without[gap] > 0)
    .map((gap) => words.reliability.gaps[gap](without[gap]));
  return parts.length === 0 ? '' : words.reliability.missing(format.list(parts));
}

function yearRow(
  year: string,
  { lengths, spread }: MeasureSummary,
  { words, format }: PageContext,
): YearRow {
  return {
    year,
    count: format.number(lengths.length),
    median: spread ? format.duration(spread.median) : '–',
    range: spread
      ? words.format.range(format.duration(spread.low), format.duration(spread.high))
      : '–',
  };
}

function promiseLines({ site, words, now }: PageContext): string[] {
  const { kept, of, pending } = promisesKept(site.incidents, now);
  return [
    of === 0 ? words.reliability.noPromises : words.reliability.promisesKept(kept, of),
    ...(pending === 0 ? [] : [words.reliability.promisesPending(pending)]),
  ];
}

function noticedLines(incidents: readonly Incident[], { words }: PageContext): string[] {
  const { customers, of, unknown } = noticedByCustomers(incidents);
  return [
    of === 0 ? words.reliability.noticedByNobody : words.reliability.noticed(customers, of),
    ...(unknown === 0 ? [] : [words.reliability.noticedUnknown(unknown)]),
  ];
}
