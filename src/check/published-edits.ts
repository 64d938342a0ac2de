import { z } from 'zod';
import { type EditHistory, editHistory, type Version } from '../domain/edits.ts';
import type { Revision, Revisions } from '../read/revisions.ts';
import { instant } from '../schema/instant.ts';

/** As much of a version as says what was said. Older versions were judged by the rules of their time. */
const version = z.object({
  updates: z.array(
    z.object({
      at: instant,
      status: z.string(),
      text: z.string().trim(),
      nextUpdateBy: instant.optional(),
    }),
  ),
});

/**
 * What was changed in statements after they had been published, by the id of the record. A version that cannot be
 * read is passed over: no site was built from it.
 * @param before what is known of the history before these revisions
 */
export function publishedEdits(
  revisions: Revisions,
  before: ReadonlyMap<string, EditHistory> = new Map(),
): ReadonlyMap<string, EditHistory> {
  const histories = [...revisions].flatMap(([id, { versions, isAnew }]) => {
    const known = isAnew ? undefined : before.get(id);
    const all = telling(versions).flatMap(versionsOf);
    return all.length === 0 && !isAnew ? [] : [[id, editHistory(all, known)] as const];
  });
  return new Map(
    [...new Map([...before, ...histories])].filter(
      ([, { edits, withdrawals }]) => edits.length + withdrawals.length > 0,
    ),
  );
}

/** Whether what was known before can be carried on: every record could be read as it was then. */
export function carriesOn(revisions: Revisions): boolean {
  return [...revisions.values()].every(
    ({ versions: [first], isAnew }) => isAnew || (first && versionsOf(first).length > 0),
  );
}

export function versionsOf({ at, document }: Revision): Version[] {
  const { data } = version.safeParse(document.value);
  return data ? [{ at, statements: data.updates }] : [];
}

/**
 * The versions that can tell of an edit. While an incident lasts updates are added: within a run of versions of which
 * each only grew from the one before, nothing was edited, and only its ends need to be parsed.
 */
function telling(versions: readonly Revision[]): Revision[] {
  const grew = versions.map(({ document }, index) => {
    const before = versions[index - 1];
    return before !== undefined && hasOnlyGrown(before.document.source, document.source);
  });
  if (grew.slice(1).every(Boolean)) return [];
  return versions.filter((_version, index) => !grew[index] || grew[index + 1] !== true);
}

/** In doubt it has not. */
function hasOnlyGrown(before: string, now: string): boolean {
  const own = updatesBlock(before);
  const grown = updatesBlock(now);
  if (own === undefined || !grown?.startsWith(own)) return false;
  const indent = /^ *(?=- )/.exec(own)?.[0];
  const added = grown.slice(own.length);
  return added === '' || (indent !== undefined && added.startsWith(`${indent}- `));
}

/** The lines of the list of updates; undefined where they are written in another style, or lead elsewhere. */
function updatesBlock(source: string): string | undefined {
  const lines = /^updates:[ \t]*\n((?:[ -].*\n|\n)+)/m.exec(source)?.[1];
  return lines === undefined || /: *[*&]\w/.test(lines) ? undefined : lines;
}
