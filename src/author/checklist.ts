import { join } from 'node:path';
import { readTextFile } from '../read/text-file.ts';

/** The folder of checklists, below the site's folder. */
export const checklistFolder = 'checklists';

/** When a checklist is due; its file is called so. */
export type ChecklistMoment = 'opened' | 'resolved';

/** What to remember at that moment, as Markdown; undefined where the site has no such list. */
export function readChecklist(root: string, moment: ChecklistMoment): string | undefined {
  const read = readTextFile(join(root, checklistFolder, `${moment}.md`));
  return 'text' in read && read.text.trim() !== '' ? read.text.trim() : undefined;
}
