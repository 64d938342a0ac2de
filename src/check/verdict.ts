import { isOpen } from '../domain/incident-state.ts';
import { momentsOf, phaseAt } from '../domain/moments.ts';
import type { RawFolder } from '../read/raw-folder.ts';
import type { Instant } from '../schema/instant.ts';
import type { Incident, Maintenance, Postmortem } from '../schema/site.ts';
import { talkedAboutUntil } from './communication-rules.ts';
import type { CheckedEvent } from './checked-event.ts';
import type { Problem } from './problem.ts';

/**
 * What was found about a folder without errors, as plain data, so that a folder that has not changed need not be
 * read again. The bodies of its documents are not in it.
 */
export interface Verdict {
  readonly kind: CheckedEvent['kind'];
  /** The event without its body. */
  readonly event: Omit<Incident, 'body'> | Omit<Maintenance, 'body'>;
  /** The postmortem without its body. */
  readonly postmortem?: Omit<Postmortem, 'body'>;
  /** Warnings and notes. */
  readonly problems: readonly Problem[];
  /** Folders that the rules looked at besides this one. */
  readonly others: readonly string[];
  /** The moments of both documents that lay ahead, sorted, and the last one that did not. */
  readonly ahead: readonly Instant[];
  readonly phase: Instant | undefined;
  /** When it was found. */
  readonly at: Instant;
}

/** Gives a verdict on a folder that still holds as far as files go, and takes a new one. */
export interface VerdictMemory {
  readonly recall: (folder: RawFolder) => Verdict | undefined;
  readonly keep: (folder: RawFolder, verdict: Verdict) => void;
}

export const noMemory: VerdictMemory = { recall: () => undefined, keep: () => undefined };

/** The verdict on a folder that has no errors. */
export function verdictOn(
  event: CheckedEvent,
  postmortem: Postmortem | undefined,
  problems: readonly Problem[],
  now: Instant,
): Verdict {
  const bare = withoutBody(event.record) as Verdict['event'];
  const barePostmortem = postmortem && withoutBody(postmortem);
  const silentFrom = event.kind === 'incident' ? [talkedAboutUntil(event.record)] : [];
  const moments = [
    ...momentsOf([bare, barePostmortem]),
    ...silentFrom.filter(Number.isFinite),
  ].sort((one, other) => one - other);
  return {
    kind: event.kind,
    event: bare,
    ...(barePostmortem && { postmortem: barePostmortem }),
    problems,
    others: [...(event.record.related ?? []), ...(postmortem?.alsoCovers ?? [])],
    ahead: moments.filter((moment) => moment > now),
    phase: phaseAt(moments, now),
    at: now,
  };
}

/**
 * Whether a verdict says at `now` what it said when it was found: no moment of its records has come since. An
 * open incident is judged by how long nothing was said, and so always anew.
 */
export function stillHolds({ kind, event, ahead, at }: Verdict, now: Instant): boolean {
  if (now < at || (ahead[0] ?? Infinity) <= now) return false;
  return kind === 'maintenance' || !isOpen(event as Incident);
}

function withoutBody<Record extends { readonly body: string }>(
  record: Record,
): Omit<Record, 'body'> {
  const bare: Partial<Record> = {};
  for (const key of Object.keys(record) as (keyof Record)[]) {
    if (key !== 'body') bare[key] = record[key];
  }
  return bare as Omit<Record, 'body'>;
}
