import type { Edit } from '../domain/edits.ts';
import type { Instant } from '../schema/instant.ts';
import type { IncidentUpdateStatus } from '../schema/levels.ts';
import type { Incident, Maintenance } from '../schema/site.ts';
import type { Moment } from './format.ts';
import type { PageContext } from './page-context.ts';
import type { Words } from '../words/en.ts';
import type { Prose, TextRenderer } from './text.ts';

/** Something that was said in public. */
export interface SaidUpdate {
  /** Anchor on the page of the record: counts from the first update, so that it never changes. */
  readonly id: string;
  readonly status: string;
  readonly at: Moment;
  readonly text: Prose;
  /** How it read before it was changed, oldest first. */
  readonly edits: readonly PastWording[];
}

/** What a statement said before it was changed. */
export interface PastWording {
  /** `edited 14:02 UTC; was:` */
  readonly label: string;
  /** What was not its text, in words: its time, its status, its promise. */
  readonly facts: readonly string[];
  /** Undefined when the text was left as it was. */
  readonly text: Prose | undefined;
}

/** The updates of an incident, newest first. */
export function incidentUpdates(
  { id, updates }: Incident,
  context: PageContext,
  render: TextRenderer,
): SaidUpdate[] {
  return updates
    .map(({ at, text }, index) => ({
      id: `update-${index + 1}`,
      status: updateLabel(updates, index, context),
      at: context.format.moment(at),
      text: render(text, `u${index + 1}`),
      edits: pastWordings(id, at, context, (was, place) => render(was, `u${index + 1}-${place}`)),
    }))
    .reverse();
}

/** The updates of a maintenance, newest first. */
export function maintenanceUpdates(
  { id, updates }: Maintenance,
  context: PageContext,
  render: TextRenderer,
): SaidUpdate[] {
  const { words, format } = context;
  return updates
    .map(({ at, status, text }, index) => ({
      id: `update-${index + 1}`,
      status: words.maintenanceStatuses[status],
      at: format.moment(at),
      text: render(text, `u${index + 1}`),
      edits: pastWordings(id, at, context, (was, place) => render(was, `u${index + 1}-${place}`)),
    }))
    .reverse();
}

function pastWordings(
  record: string,
  statement: Instant,
  context: PageContext,
  render: (text: string, place: number) => Prose,
): PastWording[] {
  const { words, format, edits } = context;
  return (edits.get(record)?.edits ?? [])
    .filter((edit) => edit.statement === statement)
    .map(({ at, was }, index) => ({
      label: words.edits.edited(format.momentAfter(statement, at).text),
      facts: factsOf(was, context),
      text: was.text === undefined ? undefined : render(was.text, index + 1),
    }));
}

/** What is said of a statement besides its text. A promise that was added later was not there before. */
function factsOf(was: Edit['was'], { words, format }: PageContext): string[] {
  const { at, status } = was;
  return [
    ...(at === undefined ? [] : [words.edits.at(format.moment(at).text)]),
    ...(status === undefined ? [] : [words.edits.status(statusWord(status, words))]),
    ...('nextUpdateBy' in was
      ? [
          was.nextUpdateBy === undefined
            ? words.edits.noPromise
            : words.edits.promise(format.moment(was.nextUpdateBy).text),
        ]
      : []),
  ];
}

/** An old version may bear a status that there is no word for. */
function statusWord(status: string, { incidentStatuses, maintenanceStatuses }: Words): string {
  const known: Readonly<Record<string, string>> = { ...incidentStatuses, ...maintenanceStatuses };
  return Object.hasOwn(known, status) ? (known[status] ?? status) : status;
}

/** The first update of a state bears its name; a repeat of the same state is an update, as in Statuspage's feeds. */
function updateLabel(
  updates: readonly { readonly status: IncidentUpdateStatus }[],
  index: number,
  { words }: PageContext,
): string {
  const status = updates[index]?.status ?? 'update';
  const before = updates.slice(0, index).findLast((update) => update.status !== 'update')?.status;
  return words.incidentStatuses[status === before ? 'update' : status];
}
