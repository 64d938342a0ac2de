import {
  impactExtent,
  incidentSeverity,
  incidentStatus,
  isOpen,
  startedAt,
} from '../domain/incident-state.ts';
import { isDayOver } from '../domain/utc-days.ts';
import type { Incident } from '../schema/site.ts';
import { type EventRow, eventRow, lengthFact, postmortemLink } from './event-row.ts';
import type { Moment } from './format.ts';
import { type ImpactLine, impactLine } from './impact-lines.ts';
import { type Link, links } from './links.ts';
import { timedNextUpdate } from './open-incident-card.ts';
import type { Timed } from './ahead.ts';
import type { PageContext } from './page-context.ts';
import { incidentUpdates, type SaidUpdate } from './said-updates.ts';
import { severityTag, type StateTag } from './state-tag.ts';
import { customerAction, type Prose, textRenderer, type TextRenderer } from './text.ts';

/** A named fact of a record, as plain text; it may lead to the records of which the same is true. */
export interface Fact {
  readonly name: string;
  readonly text: string;
  readonly href?: string;
}

/** A named part of a record: one text or several. */
export interface Section {
  readonly name: string;
  readonly texts: readonly Prose[];
}

export interface Correction {
  readonly at: Moment;
  /** What happened, where the text alone does not say it. */
  readonly lead: string | undefined;
  readonly text: Prose;
}

export interface IncidentPage {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly href: string;
  readonly tag: StateTag;
  readonly isOpen: boolean;
  readonly status: string;
  /** One line: since when and for how long. */
  readonly extent: string;
  readonly nextUpdate: Timed<string> | undefined;
  /** What customers can do comes before everything else. */
  readonly advice: readonly Section[];
  readonly impact: readonly ImpactLine[];
  readonly facts: readonly Fact[];
  /** Newest first. */
  readonly updates: readonly SaidUpdate[];
  readonly background: Prose | undefined;
  readonly postmortem: (Link & { readonly progress: string | undefined }) | undefined;
  /** What is said about a postmortem that is not there. */
  readonly postmortemNote: string | undefined;
  readonly related: readonly EventRow[];
  /** Incidents that hit the same and were set off alike, newest first; without those that are related anyway. */
  readonly alike: readonly EventRow[];
  readonly corrections: readonly Correction[];
  readonly isRetroactive: boolean;
  readonly edit: string | undefined;
}

export function incidentPage(incident: Incident, context: PageContext): IncidentPage {
  const { words } = context;
  const { id, title } = incident;
  const href = links.incident(id);
  const render = textRenderer(context, href, incident.pictures);
  return {
    id,
    title,
    description: [
      words.incidentStatuses[incidentStatus(incident)],
      extentText(incident, context),
    ].join(' · '),
    href,
    tag: severityTag(incidentSeverity(incident), context),
    isOpen: isOpen(incident),
    status: words.incidentStatuses[incidentStatus(incident)],
    extent: extentText(incident, context),
    nextUpdate: timedNextUpdate(incident, context),
    advice: adviceOf(incident, context, render),
    impact: incident.impact.map((window) => impactLine(window, context)),
    facts: factsOf(incident, context),
    updates: incidentUpdates(incident, context, render),
    background: incident.body === '' ? undefined : render(incident.body, 'body'),
    postmortem: postmortemLink(id, context),
    postmortemNote: postmortemNote(incident, context),
    related: relatedRows(id, context),
    alike: alikeRows(incident, context),
    corrections: correctionsOf(incident, context, render),
    isRetroactive: incident.retroactive === true,
    edit: editLink(`incidents/${id}/incident.md`, context),
  };
}

function extentText(incident: Incident, context: PageContext): string {
  const { words, format } = context;
  const extent = impactExtent(incident);
  const from = extent?.from ?? startedAt(incident);
  if (isOpen(incident)) return words.incident.since(format.moment(from).text);
  if (extent?.to === undefined) return format.moment(from).text;
  return [format.range(from, extent.to), ...lengthFact(incident, context)].join(' · ');
}

/** What customers can do, what helps, and what happened to data. */
export function adviceOf(
  incident: Incident,
  context: PageContext,
  render: TextRenderer,
): Section[] {
  const { words } = context;
  const action = customerAction(incident.customerAction, context, render);
  const { workaround, dataLoss, dataLossNote } = incident;
  return [
    ...(action === undefined ? [] : [{ name: words.incident.whatToDo, texts: [action] }]),
    ...(workaround === undefined
      ? []
      : [{ name: words.incident.workaround, texts: [render(workaround, 'workaround')] }]),
    ...(dataLoss === undefined
      ? []
      : [
          {
            name: words.incident.dataLoss,
            texts: [
              { text: words.incident.dataLosses[dataLoss] },
              ...(dataLossNote === undefined ? [] : [render(dataLossNote, 'data')]),
            ],
          },
        ]),
  ];
}

function factsOf(incident: Incident, context: PageContext): Fact[] {
  const { words, site } = context;
  const upstream = site.config.upstreams.find(({ id }) => id === incident.upstream);
  const { trigger } = incident;
  const facts: readonly (readonly [
    name: string,
    text: string | undefined,
    href?: string | undefined,
  ])[] = [
    [words.incident.who, affectedText(incident, context)],
    [
      words.incident.detectedBy,
      incident.detectedBy && words.incident.detectors[incident.detectedBy],
    ],
    [
      words.incident.trigger,
      trigger && words.incident.triggers[trigger],
      trigger && links.incidentsBy('trigger', trigger),
    ],
    [words.incident.upstream, upstream?.name],
  ];
  return facts.flatMap(([name, text, href]) =>
    text === undefined ? [] : [{ name, text, ...(href !== undefined && { href }) }],
  );
}

function affectedText({ affected }: Incident, { words, format }: PageContext): string | undefined {
  if (!affected) return undefined;
  const { count, share, of, estimated, regions } = affected;
  const parts = [
    ...(share === undefined ? [] : [words.incident.share(format.percent(share), of)]),
    ...(count === undefined ? [] : [words.incident.count(format.number(count), of)]),
  ];
  const who = parts.length === 0 ? of : parts.join(', ');
  const where = regions ? ` ${words.incident.regions(format.list(regions))}` : '';
  return estimated ? words.incident.estimated(who + where) : who + where;
}

function postmortemNote(
  { id, postmortem }: Incident,
  { index, words, format, now }: PageContext,
): string | undefined {
  if (index.postmortems.has(id) || !postmortem) return undefined;
  if (postmortem.none !== undefined) return words.incident.postmortemNone(postmortem.none);
  if (postmortem.due === undefined) return undefined;
  const { text } = format.date(postmortem.due);
  return isDayOver(postmortem.due, now)
    ? words.incident.postmortemOverdue(text)
    : words.incident.postmortemDue(text);
}

/** Records that belong to this one. One that was left out because of errors has no page to lead to. */
export function relatedRows(id: string, context: PageContext): EventRow[] {
  const { index } = context;
  return (index.related.get(id) ?? []).flatMap((other) => {
    const event = index.byId.get(other);
    return event ? [eventRow(event, context)] : [];
  });
}

function alikeRows(incident: Incident, context: PageContext): EventRow[] {
  const { index } = context;
  const related = new Set(index.related.get(incident.id));
  return index
    .alike(incident)
    .filter(({ id }) => !related.has(id))
    .map((record) => eventRow({ kind: 'incident', record, at: startedAt(record) }, context));
}

/** What was corrected, as the record says it, and what was taken away, as git knows it; oldest first. */
export function correctionsOf(
  { id, corrections = [] }: Pick<Incident, 'id' | 'corrections'>,
  { words, format, edits }: PageContext,
  render: TextRenderer,
): Correction[] {
  const withdrawals = edits.get(id)?.withdrawals ?? [];
  return [
    ...corrections.map(({ at, text }, index) => ({
      at,
      lead: undefined,
      text: render(text, `c${index + 1}`),
    })),
    ...withdrawals.flatMap(({ at, was, changes }, index) => {
      const said = format.moment(was.at).text;
      return [
        ...changes.flatMap((change, place) => {
          const { text } = change.was;
          if (text === undefined) return [];
          const before = render(text, `w${index + 1}-${place + 1}`);
          return [{ at: change.at, lead: words.edits.changed(said), text: before }];
        }),
        { at, lead: words.edits.withdrawn(said), text: render(was.text, `w${index + 1}`) },
      ];
    }),
  ]
    .sort((a, b) => a.at - b.at)
    .map(({ at, ...rest }) => ({ at: format.moment(at), ...rest }));
}

/** Where the file can be edited, when the configuration names a repository. */
export function editLink(file: string, { site }: PageContext): string | undefined {
  const { repository } = site.config;
  return repository === undefined
    ? undefined
    : `${repository.replace(/\/$/, '')}/edit/main/${file}`;
}
