import { z } from 'zod';
import { editHistory, type Statement } from '../domain/edits.ts';
import type { RawDocument } from '../read/raw-document.ts';
import { type Finding, placeFindings, type Problem } from './problem.ts';
import { versionsOf } from './published-edits.ts';
import { isoMinute } from './time-rules.ts';

/**
 * What a change of a record does to its published statements without a new entry in `corrections`. A version that
 * cannot be read says nothing: its own problems are told.
 * @param before the record as it was published
 */
export function unexplainedEdits(before: RawDocument, now: RawDocument): Problem[] {
  const [old] = versionsOf({ at: 0, document: before });
  const [next] = versionsOf({ at: 1, document: now });
  if (!old || !next || correctionsIn(now) > correctionsIn(before)) return [];
  const { edits, withdrawals } = editHistory([old, next]);
  const changed = edits.map(({ statement, was }): Finding => {
    const [part = 'text'] = Object.keys(was) as (keyof Statement)[];
    const index = next.statements.findIndex(({ at }) => at === statement);
    const isThere = next.statements[index]?.[part] !== undefined;
    const which = isoMinute(was.at ?? statement);
    return finding(
      ['updates', index, ...(isThere ? [part] : [])],
      `The update of ${which} was published, and says something else here: ${listed(was)}.`,
    );
  });
  const gone = withdrawals.map(({ was }) =>
    finding(
      ['updates'],
      `The update of ${isoMinute(was.at)} was published, and is not here any more.`,
    ),
  );
  return placeFindings(now, [...changed, ...gone]);
}

function finding(path: Finding['path'], what: string): Finding {
  const fix =
    'Say in `corrections` what was changed and why; or leave it as it was, and say in an update what is true.';
  return { rule: 'published-changed', path, what, fix };
}

function listed(was: Partial<Statement>): string {
  return Object.keys(was)
    .map((part) => `\`${part}\``)
    .join(', ');
}

const corrected = z.object({ corrections: z.array(z.unknown()) });

function correctionsIn({ value }: RawDocument): number {
  return corrected.safeParse(value).data?.corrections.length ?? 0;
}
