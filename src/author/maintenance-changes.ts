import type { Instant } from '../schema/instant.ts';
import type { MaintenanceUpdateStatus } from '../schema/levels.ts';
import type { Edit } from './edit.ts';
import { instantText } from './instant-text.ts';
import { textBlock, withoutEmpty } from './record-text.ts';

/** What is said of a maintenance, and when. */
export interface SaidMaintenanceUpdate {
  readonly at: Instant;
  readonly status: MaintenanceUpdateStatus;
  /** Markdown. */
  readonly text: string;
  /** The new end, with `extended`. */
  readonly newTo?: Instant | undefined;
}

/** An update as it is written into `maintenance.md`. */
export function maintenanceUpdateEntry({ at, status, text, newTo }: SaidMaintenanceUpdate): object {
  return withoutEmpty({
    at: instantText(at),
    status,
    text: textBlock(text),
    newTo: newTo === undefined ? undefined : instantText(newTo),
  });
}

/** Edits of `maintenance.md` for one more update. */
export function maintenanceUpdateEdits(said: SaidMaintenanceUpdate): Edit[] {
  return [{ kind: 'append', key: 'updates', entry: maintenanceUpdateEntry(said) }];
}
