import { mergedTimeline, type MergedItem, type TimelineItem } from '../domain/timeline.ts';
import type { ImpactLevel } from '../schema/levels.ts';
import type { TimelineKind } from '../schema/postmortem.ts';
import type { Incident, Postmortem } from '../schema/site.ts';
import type { Moment } from './format.ts';
import { componentName, type PageContext } from './page-context.ts';
import type { Prose, TextRenderer } from './text.ts';

/** What happened by itself, what we did, or what we said in public. */
export type Voice = 'happened' | 'did' | 'said';

/** One line of the merged timeline. */
export interface TimelineLine {
  readonly at: Moment;
  readonly label: string;
  readonly voice: Voice;
  readonly text: Prose;
  readonly evidence: string | undefined;
  /** How long nothing is known to have happened before it, where that is long. */
  readonly silence: string | undefined;
  /** Title of the incident that it belongs to, where it is not the postmortem's own. */
  readonly about: string | undefined;
}

/** @param incidents those that the postmortem covers, its own first */
export function timelineLines(
  postmortem: Postmortem,
  incidents: readonly Incident[],
  context: PageContext,
  render: TextRenderer,
): TimelineLine[] {
  const [own] = incidents;
  return mergedTimeline(postmortem, incidents).map((merged, index) => ({
    at: context.format.moment(merged.item.at),
    ...contentOf(merged.item, `t${index + 1}`, context, render),
    evidence: merged.item.kind === 'told' ? merged.item.entry.evidence : undefined,
    silence: silenceText(merged, context),
    about: merged.incident === own ? undefined : merged.incident.title,
  }));
}

function silenceText({ silence }: MergedItem, context: PageContext): string | undefined {
  const { words, format } = context;
  return silence === undefined ? undefined : words.postmortem.silence(format.duration(silence));
}

const voices: Readonly<Record<TimelineKind, Voice>> = {
  before: 'happened',
  change: 'happened',
  impact_start: 'happened',
  detection: 'did',
  page: 'did',
  declared: 'did',
  public_update: 'said',
  decision: 'did',
  action: 'did',
  mitigation: 'did',
  impact_end: 'happened',
  resolved: 'happened',
};

function contentOf(
  item: TimelineItem,
  id: string,
  context: PageContext,
  render: TextRenderer,
): Pick<TimelineLine, 'label' | 'voice' | 'text'> {
  const { words } = context;
  const { kinds, said } = words.postmortem;
  const { impactStart, impactEnd, moments } = words.incident;
  const name = (component: string): string => componentName(context, component);
  const level = (impact: ImpactLevel): string => words.stateInSentence[impact];
  const recorded = (kind: TimelineKind, text: string) => ({
    label: kinds[kind],
    voice: voices[kind],
    text: { text },
  });
  switch (item.kind) {
    case 'update': {
      const { status, text } = item.update;
      const label = `${said} · ${words.incidentStatuses[status]}`;
      return { label, voice: 'said', text: render(text, id) };
    }
    case 'told': {
      const { kind, text } = item.entry;
      return { label: kinds[kind], voice: voices[kind], text: render(text, id) };
    }
    case 'impact_start':
      return recorded('impact_start', impactStart(name(item.component), level(item.level)));
    case 'impact_end':
      return recorded('impact_end', impactEnd(name(item.component), level(item.level)));
    case 'detected':
      return recorded('detection', moments.detected);
    case 'acknowledged':
      return recorded('action', moments.acknowledged);
    case 'mitigated':
      return recorded('mitigation', moments.mitigated);
  }
}
