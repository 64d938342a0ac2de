import type { IncidentUpdateStatus } from '../schema/levels.ts';
import type { Incident, Maintenance } from '../schema/site.ts';
import type { Moment } from './format.ts';
import type { PageContext } from './page-context.ts';
import type { Prose, TextRenderer } from './text.ts';

/** Something that was said in public. */
export interface SaidUpdate {
  /** Anchor on the page of the record: counts from the first update, so that it never changes. */
  readonly id: string;
  readonly status: string;
  readonly at: Moment;
  readonly text: Prose;
}

/** The updates of an incident, newest first. */
export function incidentUpdates(
  { updates }: Incident,
  context: PageContext,
  render: TextRenderer,
): SaidUpdate[] {
  return updates
    .map(({ at, text }, index) => ({
      id: `update-${index + 1}`,
      status: updateLabel(updates, index, context),
      at: context.format.moment(at),
      text: render(text, `u${index + 1}`),
    }))
    .reverse();
}

/** The updates of a maintenance, newest first. */
export function maintenanceUpdates(
  { updates }: Maintenance,
  { words, format }: PageContext,
  render: TextRenderer,
): SaidUpdate[] {
  return updates
    .map(({ at, status, text }, index) => ({
      id: `update-${index + 1}`,
      status: words.maintenanceStatuses[status],
      at: format.moment(at),
      text: render(text, `u${index + 1}`),
    }))
    .reverse();
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
