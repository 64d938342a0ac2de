import { splitFrontmatter } from '../read/frontmatter.ts';
import type { Edit } from './edit.ts';
import { spliceInto } from './splice.ts';
import { yamlSplice } from './yaml-edit.ts';
import { blockYaml } from './yaml-text.ts';

/** The frontmatter is written in a way that cannot be edited in place; nothing was changed. */
export class UneditableError extends Error {
  constructor(edit: Edit) {
    const key = edit.kind === 'append' ? edit.key : [...edit.path, edit.key].join('.');
    const value = edit.kind === 'append' ? [edit.entry] : { [edit.key]: edit.value };
    super(
      `\`${key}\` is written in a way that cannot be edited in place (an alias, for example). Add this by hand:\n\n${blockYaml(value)}`,
    );
  }
}

const byteOrderMark = '\ufeff';

/**
 * Edits the frontmatter of a document and leaves every other byte as it is: comments, order, quotes, line ends,
 * the text below it.
 * @param text as it stands on disk, decoded, with its byte order mark where it has one
 * @throws {UneditableError}
 */
export function editDocument(text: string, edits: readonly Edit[]): string {
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  return mark + edits.reduce(editOnce, text.slice(mark.length));
}

function editOnce(text: string, edit: Edit): string {
  const lines = text.replaceAll('\r\n', '\n');
  const parts = splitFrontmatter(lines);
  if ('fault' in parts) throw new UneditableError(edit);
  const start = lines.indexOf('\n') + 1;
  const splice = yamlSplice(parts.yaml, edit);
  if (!splice) throw new UneditableError(edit);
  return spliceInto(text, { ...splice, from: start + splice.from, to: start + splice.to });
}
