import { incidentStatus } from '../domain/incident-state.ts';
import type { DataLoss } from '../schema/incident.ts';
import type { Instant } from '../schema/instant.ts';
import type { IncidentUpdateStatus, MaintenanceLevel } from '../schema/levels.ts';
import type { Incident } from '../schema/site.ts';
import type { ComponentLevel } from './component-level.ts';
import type { Edit } from './edit.ts';
import { instantText } from './instant-text.ts';
import { textBlock, textOrNone, withoutEmpty } from './record-text.ts';

/** What is said, and when. */
export interface SaidUpdate {
  readonly at: Instant;
  readonly status: IncidentUpdateStatus;
  /** Markdown. */
  readonly text: string;
  readonly nextUpdateBy?: Instant | undefined;
}

/** An update as it is written into the file. */
export function updateEntry({ at, status, text, nextUpdateBy }: SaidUpdate): object {
  return withoutEmpty({
    at: instantText(at),
    status,
    text: textBlock(text),
    nextUpdateBy: nextUpdateBy === undefined ? undefined : instantText(nextUpdateBy),
  });
}

/**
 * Edits of `incident.md` for one more update.
 * @param levels how components work from now on; `operational` closes the open window of one
 */
export function updateEdits(
  incident: Incident,
  said: SaidUpdate,
  levels: readonly ComponentLevel<MaintenanceLevel>[],
): Edit[] {
  return [
    ...levels.flatMap((level) => levelEdits(incident, level, said.at)),
    { kind: 'append', key: 'updates', entry: updateEntry(said) },
  ];
}

/**
 * Whether a status says that customers are hit again, of an incident that was over and of which no window is open:
 * without a new one it would stand there as an outage that hits nothing.
 */
export function saysHitAgain(incident: Incident, status: string): boolean {
  const before = incidentStatus(incident);
  const wasOver = before === 'resolved' || before === 'monitoring';
  const goesOn = status === 'investigating' || status === 'identified';
  const isHit = incident.impact.some(({ to }) => to === undefined);
  return wasOver && goesOn && !isHit && incident.informational !== true;
}

/** The open window of the component ends where the next one begins; one that only just began gets the new level. */
function levelEdits(
  { impact }: Incident,
  { component, level }: ComponentLevel<MaintenanceLevel>,
  at: Instant,
): Edit[] {
  const index = impact.findIndex(
    (window) => window.component === component && window.to === undefined,
  );
  const open = impact[index];
  if (open?.level === level) return [];
  if (open && level !== 'operational' && instantText(open.from) === instantText(at)) {
    return [{ kind: 'set', path: ['impact', index], key: 'level', value: level }];
  }
  const closing = open ? [closeWindow(index, at)] : [];
  if (level === 'operational') return closing;
  const entry = { component, level, from: instantText(at) };
  return [...closing, { kind: 'append', key: 'impact', entry }];
}

function closeWindow(index: number, at: Instant): Edit {
  return { kind: 'set', path: ['impact', index], key: 'to', value: instantText(at), after: 'from' };
}

/** What is known when an incident is over. */
export interface Closing {
  /** When customers stopped being hit. */
  readonly ended: Instant;
  readonly dataLoss?: DataLoss | undefined;
  /** Markdown. */
  readonly dataLossNote?: string | undefined;
  /** Markdown, or `none`. */
  readonly customerAction?: string | undefined;
}

/** Edits of `incident.md` that resolve it: every open window ends, and what is asked afterwards is answered. */
export function resolveEdits(
  incident: Incident,
  said: Omit<SaidUpdate, 'status' | 'nextUpdateBy'>,
  { ended, dataLoss, dataLossNote, customerAction }: Closing,
): Edit[] {
  const set = (key: string, value: string | undefined): Edit[] =>
    value === undefined ? [] : [{ kind: 'set', path: [], key, value }];
  return [
    ...incident.impact.flatMap(({ to }, index) =>
      to === undefined ? [closeWindow(index, ended)] : [],
    ),
    { kind: 'append', key: 'updates', entry: updateEntry({ ...said, status: 'resolved' }) },
    ...set('dataLoss', dataLoss),
    ...set('dataLossNote', dataLossNote === undefined ? undefined : textBlock(dataLossNote)),
    ...set('customerAction', customerAction === undefined ? undefined : textOrNone(customerAction)),
  ];
}
