import type { Instant } from '../schema/instant.ts';
import type { IncidentUpdate } from '../schema/incident.ts';
import type { ImpactLevel } from '../schema/levels.ts';
import type { TimelineEntry } from '../schema/postmortem.ts';
import type { Incident, Postmortem } from '../schema/site.ts';

/** One line of a timeline: what we said, what we recorded, or what the postmortem tells. */
export type TimelineItem = { readonly at: Instant } & (
  | { readonly kind: 'update'; readonly update: IncidentUpdate }
  | {
      readonly kind: 'impact_start' | 'impact_end';
      readonly component: string;
      readonly level: ImpactLevel;
    }
  | { readonly kind: 'detected' | 'acknowledged' | 'mitigated' }
  | { readonly kind: 'told'; readonly entry: TimelineEntry }
);

/**
 * Everything known about an incident in the order in which it happened; at the same instant impact comes
 * first, then what was recorded and told, then what was said.
 */
export function incidentTimeline(incident: Incident, postmortem?: Postmortem): TimelineItem[] {
  const items: TimelineItem[] = [];
  for (const { component, level, from, to } of incident.impact) {
    items.push({ kind: 'impact_start', at: from, component, level });
    if (to !== undefined) items.push({ kind: 'impact_end', at: to, component, level });
  }
  const moments = [
    ['detected', incident.detectedAt],
    ['acknowledged', incident.acknowledgedAt],
    ['mitigated', incident.mitigatedAt],
  ] as const;
  for (const [kind, at] of moments) if (at !== undefined) items.push({ kind, at });
  for (const entry of postmortem?.timeline ?? []) items.push({ kind: 'told', at: entry.at, entry });
  for (const update of incident.updates) items.push({ kind: 'update', at: update.at, update });
  return items.sort((a, b) => a.at - b.at);
}
