import { actionProgress } from '../domain/actions.ts';
import { coveredBy } from '../domain/events.ts';
import { startedAt } from '../domain/incident-state.ts';
import type { Heading } from '../markdown/render.ts';
import type { Incident, Postmortem } from '../schema/site.ts';
import { type ActionRow, actionRow } from './action-row.ts';
import type { Moment } from './format.ts';
import { type ImpactLine, impactLine } from './impact-lines.ts';
import { type EventRow, eventRow } from './event-row.ts';
import {
  adviceOf,
  type Correction,
  correctionsOf,
  editLink,
  relatedRows,
  type Section,
} from './incident-page.ts';
import { type Link, links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { type Prose, renderStory, textRenderer, type TextRenderer } from './text.ts';
import { type TimelineLine, timelineLines } from './timeline-lines.ts';

/** A part of a postmortem under its heading: texts, each perhaps with a heading of its own, or a list. */
export interface PostmortemSection {
  /** Its anchor. */
  readonly id: string;
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
  /** What customers should check or redo, and what happened to data. */
  readonly advice: readonly Section[];
  /** Of a long one only: where its parts are. */
  readonly contents: readonly Link[];
  readonly story: Prose | undefined;
  readonly timeline: readonly TimelineLine[];
  /** Trigger, detection, factors, what went well … each with its heading; empty ones are left out. */
  readonly sections: readonly PostmortemSection[];
  readonly actions: readonly ActionRow[];
  readonly progress: string | undefined;
  readonly noActionsReason: string | undefined;
  readonly related: readonly EventRow[];
  /** Earlier incidents that hit the same and were set off alike, newest first. */
  readonly before: readonly EventRow[];
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
  const story = renderStory(
    postmortem.body,
    context,
    links.incident(incident.id),
    incident.pictures,
  );
  const sections = sectionsOf(postmortem, context, render);
  const covered = coveredBy(postmortem).flatMap((id) => {
    const event = index.byId.get(id);
    return event?.kind === 'incident' ? [event.record] : [];
  });
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
    covers: covered.map(({ id, title }) => ({ href: links.incident(id), text: title })),
    impact: incident.impact.map((window) => impactLine(window, context)),
    advice: adviceOf(incident, context, render),
    contents: isLong(postmortem) ? contentsOf(story.headings, sections, postmortem, context) : [],
    story: postmortem.body === '' ? undefined : story.text,
    timeline: timelineLines(postmortem, covered, context, render),
    sections,
    actions: actions.map((action) => actionRow(action, postmortem, context)),
    progress: of === 0 ? undefined : words.actions.progress(done, of),
    noActionsReason: postmortem.noActionsReason,
    related: relatedRows(incident.id, context),
    before: beforeRows(incident, covered, context),
    corrections: correctionsOf(incident, context, render),
    edit: editLink(`incidents/${incident.id}/postmortem.md`, context),
  };
}

/** From how many words on a story wants a table of contents. */
const longStory = 500;

function isLong({ body }: Postmortem): boolean {
  return body.split(/\s+/).length >= longStory;
}

/** The highest headings of the story and everything below it. */
function contentsOf(
  headings: readonly Heading[],
  sections: readonly PostmortemSection[],
  { noActionsReason }: Postmortem,
  { words }: PageContext,
): Link[] {
  const { actions, noActions, timeline } = words.postmortem;
  return [
    ...headings.filter(({ level }) => level === 2),
    ...sections.map(({ id, name }) => ({ id, text: name })),
    { id: 'actions', text: noActionsReason === undefined ? actions : noActions },
    { id: 'timeline', text: timeline },
  ].map(({ id, text }) => ({ href: `#${id}`, text }));
}

function beforeRows(
  incident: Incident,
  covered: readonly Incident[],
  context: PageContext,
): EventRow[] {
  return context.index
    .alike(incident)
    .filter((other) => startedAt(other) < startedAt(incident) && !covered.includes(other))
    .flatMap(({ id }) => {
      const event = context.index.byId.get(id);
      return event ? [eventRow(event, context)] : [];
    });
}

function sectionsOf(
  postmortem: Postmortem,
  { words }: PageContext,
  render: TextRenderer,
): PostmortemSection[] {
  const names = words.postmortem;
  const { trigger, detection, contributingFactors } = postmortem;
  const one = (name: string, key: string, text: string | undefined): PostmortemSection[] =>
    text === undefined
      ? []
      : [{ id: key, name, isList: false, parts: [{ text: render(text, key) }] }];
  const list = (name: string, key: string, texts: readonly string[] = []): PostmortemSection[] =>
    texts.length === 0
      ? []
      : [
          {
            id: key,
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
    { id: 'factors', name: names.factors, isList: false, parts: factors },
    ...list(names.wentWell, 'well', postmortem.wentWell),
    ...list(names.wentPoorly, 'poorly', postmortem.wentPoorly),
    ...list(names.lucky, 'lucky', postmortem.lucky),
    ...list(names.lessons, 'lesson', postmortem.lessons),
    ...list(names.openQuestions, 'question', postmortem.openQuestions),
  ];
}
