import type { Instant } from '../schema/instant.ts';

/** Something that was said in public, as a version of a record has it. */
export interface Statement {
  readonly at: Instant;
  readonly status: string;
  readonly text: string;
  readonly nextUpdateBy?: Instant | undefined;
}

/** A record as it was published at an instant. */
export interface Version {
  readonly at: Instant;
  readonly statements: readonly Statement[];
}

/** A change of a statement that had been published. */
export interface Change {
  /** When it was changed. */
  readonly at: Instant;
  /** What was changed, as it was before. */
  readonly was: Partial<Statement>;
}

/** A change of a statement that is still there. */
export interface Edit extends Change {
  /** The time that the statement bears today: which one it is. */
  readonly statement: Instant;
}

/** A statement that was published and then taken away. */
export interface Withdrawal {
  readonly at: Instant;
  readonly was: Statement;
  /** How it had been changed before that, oldest first. */
  readonly changes: readonly Change[];
}

/** What became of the statements of one record after they had been published. */
export interface EditHistory {
  /** Oldest first. */
  readonly edits: readonly Edit[];
  readonly withdrawals: readonly Withdrawal[];
}

const noEdits: EditHistory = { edits: [], withdrawals: [] };

/** A statement on its way through the versions. */
interface Track {
  current: Statement;
  readonly changes: Change[];
}

/**
 * Follows every statement through the versions of a record. A statement stays itself while it keeps its time; else
 * its text; else its place. What has none of the three any more was withdrawn.
 * @param versions oldest first
 * @param before what is known of the history that leads to the first of them
 */
export function editHistory(
  versions: readonly Version[],
  before: EditHistory = noEdits,
): EditHistory {
  const [first, ...later] = versions;
  let tracks = (first?.statements ?? []).map((current): Track => {
    const known = before.edits.filter(({ statement }) => statement === current.at);
    return { current, changes: known.map(({ at, was }) => ({ at, was })) };
  });
  const withdrawals = [...before.withdrawals];
  for (const { at, statements } of later) {
    const next = matches(
      tracks.map(({ current }) => current),
      statements,
    );
    for (const [place, { current, changes }] of tracks.entries()) {
      const now = next[place];
      if (!now) withdrawals.push({ at, was: current, changes });
      else if (hasChanged(current, now)) changes.push({ at, was: changed(current, now) });
    }
    const trackOf = new Map(tracks.map((track, place) => [next[place], track]));
    tracks = statements.map((current) => {
      const track = trackOf.get(current);
      return { current, changes: track?.changes ?? [] };
    });
  }
  const edits = tracks.flatMap(({ current, changes }) =>
    changes.map((change) => ({ statement: current.at, ...change })),
  );
  return { edits, withdrawals };
}

/** For each of the old statements the new one that it became. */
function matches(
  old: readonly Statement[],
  statements: readonly Statement[],
): (Statement | undefined)[] {
  const free = new Set(statements);
  const found: (Statement | undefined)[] = old.map(() => undefined);
  const isSame: ((before: Statement, place: number, now: Statement) => boolean)[] = [
    (before, _place, now) => before.at === now.at,
    (before, _place, now) => before.text === now.text,
    (_before, place, now) => statements[place] === now,
  ];
  for (const same of isSame) {
    for (const [place, before] of old.entries()) {
      if (found[place]) continue;
      const now = [...free].find((each) => same(before, place, each));
      if (!now) continue;
      found[place] = now;
      free.delete(now);
    }
  }
  return found;
}

const parts = ['at', 'status', 'text', 'nextUpdateBy'] as const;

function hasChanged(before: Statement, now: Statement): boolean {
  return parts.some((part) => before[part] !== now[part]);
}

function changed(before: Statement, now: Statement): Partial<Statement> {
  return Object.fromEntries(
    parts.filter((part) => before[part] !== now[part]).map((part) => [part, before[part]]),
  );
}
