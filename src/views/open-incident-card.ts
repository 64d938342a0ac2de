import {
  incidentSeverity,
  incidentStatus,
  promisedUpdate,
  startedAt,
} from '../domain/incident-state.ts';
import { worstState } from '../domain/states.ts';
import type { Incident } from '../schema/site.ts';
import { type Timed, timed } from './ahead.ts';
import type { Moment } from './format.ts';
import { links } from './links.ts';
import { componentName, type PageContext } from './page-context.ts';
import { severityTag, stateTag, type StateTag } from './state-tag.ts';
import { customerAction, type Prose, textRenderer } from './text.ts';

/** An open incident as the home page shows it. */
export interface OpenIncidentCard {
  readonly href: string;
  readonly title: string;
  readonly tag: StateTag;
  readonly status: string;
  readonly began: Moment;
  /** The last update and when it was said. */
  readonly text: Prose | undefined;
  readonly said: Moment;
  readonly customerAction: Prose | undefined;
  readonly workaround: Prose | undefined;
  /** By when the next update comes, or by when it was promised. */
  readonly nextUpdate: Timed<string> | undefined;
  /** Components whose window is open, each with its level. */
  readonly affected: string | undefined;
}

export function openIncidentCard(incident: Incident, context: PageContext): OpenIncidentCard {
  const { words, format } = context;
  const last = incident.updates.at(-1);
  const href = links.incident(incident.id);
  const render = textRenderer(context, href, incident.pictures, 4);
  const open = incident.impact.filter(({ to }) => to === undefined);
  const text = (markdown: string, name: string): Prose =>
    render(markdown, `${incident.id}-${name}`);
  return {
    href,
    title: incident.title,
    tag:
      open.length > 0
        ? stateTag(worstState(open.map(({ level }) => level)), context)
        : severityTag(incidentSeverity(incident), context),
    status: words.incidentStatuses[incidentStatus(incident)],
    began: format.moment(startedAt(incident)),
    text: last && text(last.text, 'last'),
    said: format.moment(last?.at ?? startedAt(incident)),
    customerAction: customerAction(incident.customerAction, context, text),
    workaround:
      incident.workaround === undefined ? undefined : text(incident.workaround, 'workaround'),
    nextUpdate: timedNextUpdate(incident, context),
    affected:
      open.length === 0
        ? undefined
        : format.list(
            open.map(
              ({ component, level }) =>
                `${componentName(context, component)} (${words.stateInSentence[level]})`,
            ),
          ),
  };
}

/** The promise of the next update, and what it will be called once it has lapsed. */
export function timedNextUpdate(
  incident: Incident,
  context: PageContext,
): Timed<string> | undefined {
  const promised = promisedUpdate(incident);
  if (promised === undefined) return undefined;
  return timed(context, (at) => nextUpdate(incident, at) ?? '', [promised]);
}

/** The promise of the next update, in words that stay true when the page grows old. */
export function nextUpdate(
  incident: Incident,
  { words, format, now }: PageContext,
): string | undefined {
  const promised = promisedUpdate(incident);
  if (promised === undefined) return undefined;
  const { text } = format.moment(promised);
  return now < promised
    ? words.incident.nextUpdateBy(text)
    : words.incident.nextUpdateOverdue(text);
}
