import type { Incident } from '../schema/site.ts';
import { type Gap, gaps, type ResponseMeasure, responseTime } from './response-times.ts';
import { type Spread, spreadOf } from './spread.ts';

/** One measure over many incidents. */
export interface MeasureSummary {
  /** Milliseconds, ascending: one for each incident that has the time. */
  readonly lengths: readonly number[];
  /** Undefined where there are too few. */
  readonly spread: Spread | undefined;
  /** How many incidents lack the time, by reason. */
  readonly without: Readonly<Record<Gap, number>>;
}

export function summarise(
  incidents: readonly Incident[],
  measure: ResponseMeasure,
): MeasureSummary {
  const lengths: number[] = [];
  const without = Object.fromEntries(gaps.map((gap) => [gap, 0])) as Record<Gap, number>;
  for (const incident of incidents) {
    const time = responseTime(incident, measure);
    if ('length' in time) lengths.push(time.length);
    else without[time.gap] += 1;
  }
  lengths.sort((a, b) => a - b);
  return { lengths, spread: spreadOf(lengths), without };
}

/** Who noticed first: `customers` of the `of` incidents that say who it was. */
export interface Noticed {
  readonly customers: number;
  readonly of: number;
  /** Incidents that do not say it, or where it is not known. */
  readonly unknown: number;
}

export function noticedByCustomers(incidents: readonly Incident[]): Noticed {
  const known = incidents.filter(
    ({ detectedBy }) => detectedBy !== undefined && detectedBy !== 'unknown',
  );
  return {
    customers: known.filter(({ detectedBy }) => detectedBy === 'customer').length,
    of: known.length,
    unknown: incidents.length - known.length,
  };
}
