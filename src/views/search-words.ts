import type { SiteEvent } from '../domain/events.ts';
import type { Incident, Maintenance, Postmortem } from '../schema/site.ts';
import type { DataOutput } from './data-output.ts';
import { printJson } from './json.ts';
import { eventLink, links } from './links.ts';
import { componentName, type PageContext } from './page-context.ts';

/** What the search knows of a record. */
type Found = {
  /** Its address. */
  readonly id: string;
  readonly title: string;
  /** When it began, as people read it. */
  readonly when: string;
  readonly components: string;
  /** Every word of its texts once, in lower case. */
  readonly words: string;
};

/** Years in which something began, newest first: the search reads one after the other. */
export function searchedYears({ index }: PageContext): string[] {
  return [...new Set([...index.byMonth.keys()].map((month) => month.slice(0, 4)))];
}

/** `/search/2026.json` and so on: the records and postmortems of a year. They do not depend on `now`. */
export function searchOutputs(context: PageContext): DataOutput[] {
  return searchedYears(context).map((year) => ({
    path: links.searchedYear(year),
    mediaType: 'application/json; charset=utf-8',
    print: () => printJson(foundIn(year, context)),
  }));
}

function foundIn(year: string, context: PageContext): Found[] {
  return [...context.index.byMonth]
    .filter(([month]) => month.startsWith(year))
    .flatMap(([, events]) => events)
    .flatMap((event) => [eventFound(event, context), ...postmortemFound(event, context)]);
}

function eventFound(event: SiteEvent, context: PageContext): Found {
  const { record } = event;
  return {
    id: eventLink(event),
    title: record.title,
    ...common(event, context),
    words: wordsOf(
      event.kind === 'incident' ? incidentTexts(event.record) : workTexts(event.record),
    ),
  };
}

function postmortemFound(event: SiteEvent, context: PageContext): Found[] {
  const { index, words } = context;
  const postmortem = index.postmortems.get(event.record.id);
  if (postmortem?.incident !== event.record.id) return [];
  return [
    {
      id: links.postmortem(postmortem.incident),
      title: words.postmortem.titleOf(event.record.title),
      ...common(event, context),
      words: wordsOf(postmortemTexts(postmortem)),
    },
  ];
}

function common({ record, at }: SiteEvent, context: PageContext) {
  const hit = new Set(record.impact.map(({ component }) => componentName(context, component)));
  return { when: context.format.day(at).text, components: context.format.list([...hit]) };
}

type Texts = readonly (string | undefined)[];

function incidentTexts(incident: Incident): Texts {
  const { updates, customerAction, workaround, dataLossNote, corrections = [], body } = incident;
  return [
    ...updates.map(({ text }) => text),
    ...[customerAction, workaround, dataLossNote, body],
    ...corrections.map(({ text }) => text),
  ];
}

function workTexts(maintenance: Maintenance): Texts {
  const { expect, customerAction, updates, corrections = [], body } = maintenance;
  return [
    ...[expect, customerAction],
    ...updates.map(({ text }) => text),
    body,
    ...corrections.map(({ text }) => text),
  ];
}

function postmortemTexts(postmortem: Postmortem): Texts {
  const { summary, trigger, detection, body, lessons, openQuestions } = postmortem;
  const { contributingFactors = [], timeline = [], actions = [] } = postmortem;
  return [
    ...[summary, trigger, detection?.text, body],
    ...contributingFactors.flatMap(({ title, text }) => [title, text]),
    ...timeline.map(({ text }) => text),
    ...(postmortem.wentWell ?? []),
    ...(postmortem.wentPoorly ?? []),
    ...(postmortem.lucky ?? []),
    ...(lessons ?? []),
    ...(openQuestions ?? []),
    ...actions.map(({ title }) => title),
  ];
}

/** Every word once: enough to find a text by, and a fraction of its length. */
function wordsOf(texts: Texts): string {
  const all = texts.flatMap((text) => text?.normalize('NFKC').toLowerCase().match(word) ?? []);
  return [...new Set(all)].join(' ');
}

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]+/gu;
