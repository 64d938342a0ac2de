import { differenceInMinutes } from 'date-fns/differenceInMinutes';
import { startOfMinute } from 'date-fns/startOfMinute';
import type { Instant } from '../schema/instant.ts';
import type { IncidentUpdate } from '../schema/incident.ts';
import type { ImpactLevel } from '../schema/levels.ts';
import type { TimelineEntry, TimelineKind } from '../schema/postmortem.ts';
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

/** A line of the timeline of a postmortem. */
export interface MergedItem {
  readonly item: TimelineItem;
  /** Of several incidents that one postmortem covers, the one that it belongs to. */
  readonly incident: Incident;
  /** How long nothing is known to have happened before it, in milliseconds; undefined where that is not long. */
  readonly silence: number | undefined;
}

/** What a postmortem tells instead of what an incident records, when both are about the same moment. */
const toldInstead: Partial<Readonly<Record<TimelineItem['kind'], readonly TimelineKind[]>>> = {
  impact_start: ['impact_start'],
  impact_end: ['impact_end'],
  detected: ['detection'],
  acknowledged: ['page', 'declared'],
  mitigated: ['mitigation'],
};

/** From how many minutes on it shows that nothing is known to have happened. */
const longSilence = 30;

/**
 * What happened, what was done and what was said, in one order. What the postmortem tells takes the place of what an
 * incident records about the same moment: of the nearest in the same minute, which is as exactly as people tell it.
 * @param incidents those that the postmortem covers, its own first
 */
export function mergedTimeline(
  postmortem: Postmortem,
  incidents: readonly Incident[],
): MergedItem[] {
  const all = incidents.flatMap((incident, index) =>
    incidentTimeline(incident, index === 0 ? postmortem : undefined).map((item) => ({
      item,
      incident,
    })),
  );
  const replaced = replacedBy(
    postmortem.timeline ?? [],
    all.map(({ item }) => item),
  );
  const lines = all.filter(({ item }) => !replaced.has(item)).sort((a, b) => a.item.at - b.item.at);
  return lines.map((line, index) => {
    const before = lines[index - 1]?.item.at ?? line.item.at;
    const isLong = differenceInMinutes(line.item.at, before) >= longSilence;
    return { ...line, silence: isLong ? line.item.at - before : undefined };
  });
}

/** What entries are told instead of: each instead of what is recorded at one instant, and not of a whole minute. */
function replacedBy(
  told: readonly TimelineEntry[],
  items: readonly TimelineItem[],
): ReadonlySet<TimelineItem> {
  const replaced = new Set<TimelineItem>();
  for (const entry of told) {
    const minute = startOfMinute(entry.at).getTime();
    const same = items.filter(
      (item) =>
        !replaced.has(item) &&
        toldInstead[item.kind]?.includes(entry.kind) === true &&
        startOfMinute(item.at).getTime() === minute,
    );
    const distance = ({ at }: TimelineItem): number => Math.abs(at - entry.at);
    const nearest = Math.min(...same.map(distance));
    for (const item of same) if (distance(item) === nearest) replaced.add(item);
  }
  return replaced;
}
