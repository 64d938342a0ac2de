import { checkOnDisk, type RecordContext } from '../author/record.ts';
import type { CheckedEvent } from '../check/checked-event.ts';
import { incidentStatus } from '../domain/incident-state.ts';
import { usage } from './author-options.ts';
import { recordSaid } from './authoring.ts';
import { ask, isInteractive, requireFlags } from './prompts.ts';

/** How many of the newest records are looked at: what is older is named. */
const newest = 30;

/**
 * The record that is meant: by what was said of it, or by choosing among the newest that can be.
 * @param can whether the command has something to do with a record
 * @throws {CommandError} when nothing was said and nobody can be asked, or when there is nothing to choose from
 */
export async function recordMeant(
  said: string | undefined,
  context: RecordContext,
  can: (event: CheckedEvent) => boolean,
): Promise<string> {
  if (said !== undefined) return recordSaid(said, context);
  if (!isInteractive()) requireFlags(['ID, the folder of the record or a part of its name']);
  const ids = [...context.ids].sort().reverse().slice(0, newest);
  const options = ids.flatMap((id) => {
    const { event } = checkOnDisk(context, id);
    // One with errors cannot be judged here; the command says what they are.
    if (!event) return [{ value: id, label: id }];
    return can(event) ? [{ value: id, label: event.record.title, hint: hintFor(event, id) }] : [];
  });
  if (options.length === 0) throw usage('There is no record to which this can be done.');
  return ask((prompts) => prompts.select<string>({ message: 'Which one?', options }));
}

function hintFor(event: CheckedEvent, id: string): string {
  const day = id.slice(0, '2026-03-14'.length);
  return event.kind === 'incident' ? `${day}, ${incidentStatus(event.record)}` : `${day}, planned`;
}
