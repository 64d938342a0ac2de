import { actionProgress } from '../domain/actions.ts';
import { coveredBy } from '../domain/events.ts';
import { incidentTimeline, type TimelineItem } from '../domain/timeline.ts';
import type { Incident, Postmortem } from '../schema/site.ts';
import { type ActionRow, actionRow } from './action-row.ts';
import type { Moment } from './format.ts';
import { type ImpactLine, impactLine } from './impact-lines.ts';
import { type Correction, correctionsOf, editLink } from './incident-page.ts';
import type { ImpactLevel } from '../schema/levels.ts';
import { type Link, links } from './links.ts';
import { componentName, type PageContext } from './page-context.ts';
import { type Prose, textRenderer, type TextRenderer } from './text.ts';

/** One line of the merged timeline. */
export interface TimelineLine {
  readonly at: Moment;
  readonly label: string;
  /** Whether it is what we said in public. */
  readonly isSaid: boolean;
  readonly text: Prose;
  readonly evidence: string | undefined;
}

/** A part of a postmortem under its heading: texts, each perhaps with a heading of its own, or a list. */
export interface PostmortemSection {
  readonly name: string;
  readonly isList: boolean;
  readonly parts: readonly { readonly title?: string; readonly text: Prose }[];
}

export interface PostmortemPage {
  readonly title: string;
  readonly heading: string;
  readonly href: string;
  readonly summary: string;
  readonly published: Moment | undefined;
  readonly authors: string | undefined;
  readonly covers: readonly Link[];
  readonly impact: readonly ImpactLine[];
  readonly story: Prose | undefined;
  readonly timeline: readonly TimelineLine[];
  /** Trigger, detection, factors, what went well … each with its heading; empty ones are left out. */
  readonly sections: readonly PostmortemSection[];
  readonly actions: readonly ActionRow[];
  readonly progress: string | undefined;
  readonly noActionsReason: string | undefined;
  readonly corrections: readonly Correction[];
  readonly edit: string | undefined;
}

export function postmortemPage(
  postmortem: Postmortem,
  incident: Incident,
  context: PageContext,
): PostmortemPage {
  const { words, format, index } = context;
  const render = textRenderer(context, links.incident(incident.id), incident.pictures);
  const story = textRenderer(context, links.incident(incident.id), incident.pictures, 2);
  const actions = postmortem.actions ?? [];
  const { done, of } = actionProgress(actions);
  return {
    title: incident.title,
    heading: words.postmortem.titleOf(incident.title),
    href: links.postmortem(incident.id),
    summary: postmortem.summary,
    published:
      postmortem.publishedAt === undefined ? undefined : format.day(postmortem.publishedAt),
    authors: postmortem.authors && format.list(postmortem.authors),
    covers: coveredBy(postmortem).flatMap((id) => {
      const event = index.byId.get(id);
      return event ? [{ href: links.incident(id), text: event.record.title }] : [];
    }),
    impact: incident.impact.map((window) => impactLine(window, context)),
    story: postmortem.body === '' ? undefined : story(postmortem.body, 'story'),
    timeline: incidentTimeline(incident, postmortem).map((item, position) =>
      timelineLine(item, `t${position + 1}`, context, render),
    ),
    sections: sectionsOf(postmortem, context, render),
    actions: actions.map((action) => actionRow(action, postmortem, context)),
    progress: of === 0 ? undefined : words.actions.progress(done, of),
    noActionsReason: postmortem.noActionsReason,
    corrections: correctionsOf(incident, context, render),
    edit: editLink(`incidents/${incident.id}/postmortem.md`, context),
  };
}

function timelineLine(
  item: TimelineItem,
  id: string,
  context: PageContext,
  render: TextRenderer,
): TimelineLine {
  const { words, format } = context;
  const { kinds, said } = words.postmortem;
  const { impactStart, impactEnd, moments } = words.incident;
  const line = { at: format.moment(item.at), isSaid: false, evidence: undefined };
  const name = (component: string): string => componentName(context, component);
  const level = (impact: ImpactLevel): string => words.stateInSentence[impact];
  switch (item.kind) {
    case 'update':
      return { ...line, isSaid: true, label: said, text: render(item.update.text, id) };
    case 'told': {
      const { kind, text, evidence } = item.entry;
      return { ...line, label: kinds[kind], text: render(text, id), evidence };
    }
    case 'impact_start': {
      const text = impactStart(name(item.component), level(item.level));
      return { ...line, label: kinds.impact_start, text: { text } };
    }
    case 'impact_end': {
      const text = impactEnd(name(item.component), level(item.level));
      return { ...line, label: kinds.impact_end, text: { text } };
    }
    case 'detected':
      return { ...line, label: kinds.detection, text: { text: moments.detected } };
    case 'acknowledged':
      return { ...line, label: kinds.action, text: { text: moments.acknowledged } };
    case 'mitigated':
      return { ...line, label: kinds.mitigation, text: { text: moments.mitigated } };
  }
}

function sectionsOf(
  postmortem: Postmortem,
  { words }: PageContext,
  render: TextRenderer,
): PostmortemSection[] {
  const names = words.postmortem;
  const { trigger, detection, contributingFactors } = postmortem;
  const one = (name: string, key: string, text: string | undefined): PostmortemSection[] =>
    text === undefined ? [] : [{ name, isList: false, parts: [{ text: render(text, key) }] }];
  const list = (name: string, key: string, texts: readonly string[] = []): PostmortemSection[] =>
    texts.length === 0
      ? []
      : [
          {
            name,
            isList: true,
            parts: texts.map((text, index) => ({ text: render(text, `${key}${index + 1}`) })),
          },
        ];
  const factors = contributingFactors.map(({ title, text }, index) => ({
    title,
    text: render(text, `factor${index + 1}`),
  }));
  return [
    ...one(names.trigger, 'trigger', trigger),
    ...one(names.detection, 'detection', detection?.text),
    { name: names.factors, isList: false, parts: factors },
    ...list(names.wentWell, 'well', postmortem.wentWell),
    ...list(names.wentPoorly, 'poorly', postmortem.wentPoorly),
    ...list(names.lucky, 'lucky', postmortem.lucky),
    ...list(names.lessons, 'lesson', postmortem.lessons),
    ...list(names.openQuestions, 'question', postmortem.openQuestions),
  ];
}
