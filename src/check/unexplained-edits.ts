import { z } from 'zod';
import { editHistory, type Statement } from '../domain/edits.ts';
import { fileStart } from '../read/fault.ts';
import type { RawDocument } from '../read/raw-document.ts';
import { type Finding, placeFindings, type Problem, problemAt } from './problem.ts';
import { versionsOf } from './published-edits.ts';
import { wholeCode } from './suggestion.ts';
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

/**
 * That a published record is not where it was: its folder was renamed, or it was deleted.
 * @param before the record as it was published
 * @param added records that were not there when it was
 */
export function vanishedRecord(before: RawDocument, added: readonly RawDocument[]): Problem[] {
  const said = openingOf(before);
  if (said === undefined) return [];
  const moved = added.find((document) => openingOf(document) === said);
  const id = folderOf(before);
  const what = moved
    ? `The record was published as ${wholeCode(id)}, and its folder is called ${wholeCode(folderOf(moved))} here.`
    : 'The record was published, and is not here any more.';
  const fix = moved
    ? `Call the folder ${wholeCode(id)} again: its name is its address, in links and in feeds.`
    : 'Bring it back; what is wrong in it is corrected there, with a word in `corrections`.';
  return [problemAt((moved ?? before).file, fileStart, { rule: 'published-changed', what, fix })];
}

/** The first statement tells records apart: it is written once, and stays. */
function openingOf(document: RawDocument): string | undefined {
  const [version] = versionsOf({ at: 0, document });
  return version && JSON.stringify(version.statements[0]);
}

function folderOf({ file }: RawDocument): string {
  return file.split('/').at(-2) ?? '';
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
