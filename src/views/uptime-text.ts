import { mayLackImpact } from '../domain/completeness.ts';
import { levelsWorstFirst, type Uptime } from '../domain/uptime.ts';
import type { PageContext } from './page-context.ts';

/**
 * `99.94 %`; undefined without data, and where records are missing: the figure would look better than it was.
 */
export function uptimeText(
  { ratio, durations }: Uptime,
  { site, format }: PageContext,
): string | undefined {
  if (ratio === undefined || mayLackImpact(site)) return undefined;
  const isFlawless = levelsWorstFirst.every((level) => durations[level] === 0);
  return format.uptime(ratio, isFlawless);
}
