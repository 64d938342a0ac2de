import { newId } from '../author/new-incident.ts';
import type { RecordContext } from '../author/record.ts';
import { checkShape } from '../check/shape.ts';
import { incidentSchema } from '../schema/incident.ts';
import type { Instant } from '../schema/instant.ts';
import { askLine, sentences } from './prompts.ts';

const titled = incidentSchema.pick({ title: true });

/**
 * Asks for the title of a new record.
 * @param began when it began, where its folder gets its name from the title: that must be free then
 */
export function askTitle(
  message: string,
  placeholder: string,
  { ids }: RecordContext,
  began: Instant | undefined,
): Promise<string> {
  return askLine(message, placeholder, (title) => {
    const { data, findings } = checkShape(titled, { title });
    if (!data) return sentences(findings);
    const id = began === undefined ? undefined : newId(title, began, ids);
    return id !== undefined && ids.has(id)
      ? `There is ${id} already: say more about it with \`lifeboat update\`, or say what is different now.`
      : undefined;
  });
}
