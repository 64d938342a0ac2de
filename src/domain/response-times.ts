import type { Instant } from '../schema/instant.ts';
import type { Incident } from '../schema/site.ts';
import { impactExtent } from './incident-state.ts';

/**
 * What is measured of an incident, in the order in which it is shown: how long after customers began to be hit
 * it was noticed, first spoken of in public, mitigated and over; and how long after it was noticed it was spoken of.
 */
export const responseMeasures = [
  'detect',
  'first_update',
  'first_update_after_detection',
  'mitigate',
  'end_of_impact',
] as const;
export type ResponseMeasure = (typeof responseMeasures)[number];

/** Why an incident has no such time; each is counted aloud. */
export const gaps = ['not_recorded', 'approximate', 'early', 'retroactive', 'lasts'] as const;
/**
 * `early`: the end of the measure came before its beginning; that is told, and never a negative time.
 * `approximate`: an end of the measure is an estimate. `retroactive`: written afterwards, so that nothing was said
 * while it lasted. `lasts`: the impact is not over.
 */
export type Gap = (typeof gaps)[number];

/** A length in milliseconds, not negative, or why there is none. */
export type ResponseTime = { readonly length: number } | { readonly gap: Gap };

/** The incidents that figures are made of: those that hit customers. A notice without impact took no time. */
export function incidentsWithImpact(incidents: readonly Incident[]): Incident[] {
  return incidents.filter(({ impact }) => impact.length > 0);
}

/** One measure of one incident that had impact. What was written down when plays no part, only what happened when. */
export function responseTime(incident: Incident, measure: ResponseMeasure): ResponseTime {
  const { detectedAt, mitigatedAt } = incident;
  switch (measure) {
    case 'detect':
      return between(impactStart(incident), detectedAt ?? 'not_recorded');
    case 'first_update':
      return between(impactStart(incident), firstUpdate(incident));
    case 'first_update_after_detection':
      return between(detectedAt ?? 'not_recorded', firstUpdate(incident));
    case 'mitigate':
      return between(impactStart(incident), mitigatedAt ?? 'not_recorded');
    case 'end_of_impact':
      return between(impactStart(incident), impactEnd(incident));
  }
}

/** An end of a measure, or why it is not known exactly. */
type Bound = Instant | Gap;

function between(from: Bound, to: Bound): ResponseTime {
  if (typeof to === 'string') return { gap: to };
  if (typeof from === 'string') return { gap: from };
  return to < from ? { gap: 'early' } : { length: to - from };
}

function impactStart(incident: Incident): Bound {
  const start = impactExtent(incident)?.from;
  if (start === undefined) return 'not_recorded';
  const isEstimate = incident.impact.some(
    ({ from, approximate }) => from === start && approximate === true,
  );
  return isEstimate ? 'approximate' : start;
}

function impactEnd(incident: Incident): Bound {
  const end = impactExtent(incident)?.to;
  if (end === undefined) return 'lasts';
  const isEstimate = incident.impact.some(
    ({ to, approximate }) => to === end && approximate === true,
  );
  return isEstimate ? 'approximate' : end;
}

function firstUpdate({ updates, retroactive }: Incident): Bound {
  return retroactive === true ? 'retroactive' : (updates[0]?.at ?? 'not_recorded');
}
