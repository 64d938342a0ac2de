import { splitFrontmatter } from '../read/frontmatter.ts';
import type { Edit } from './edit.ts';
import { spliceInto } from './splice.ts';
import { yamlSplice } from './yaml-edit.ts';
import { blockYaml } from './yaml-text.ts';

/** The frontmatter is written in a way that cannot be edited in place; nothing was changed. */
export class UneditableError extends Error {
  /** What is written so. */
  readonly key: string;

  /** @param edits all that were to be made: by hand, none may be forgotten */
  constructor(failing: Edit, edits: readonly Edit[]) {
    const key = keyOf(failing);
    const byHand = edits.map((edit) => `\n${asYaml(edit)}`).join('');
    super(
      `\`${key}\` is written in a way that cannot be edited in place (an alias, for example). Write this by hand, over what stands at the same key:\n${byHand}`,
    );
    this.key = key;
  }
}

function keyOf(edit: Edit): string {
  return edit.kind === 'append' ? edit.key : [...edit.path, edit.key].join('.');
}

/** What an edit writes, below a comment that says where. */
function asYaml(edit: Edit): string {
  if (edit.kind === 'append') {
    return `# at the end of \`${edit.key}\`\n${blockYaml([edit.entry])}`;
  }
  const [list, index] = edit.path;
  const place = typeof index === 'number' ? `# in entry ${index + 1} of \`${String(list)}\`\n` : '';
  return edit.kind === 'remove'
    ? `${place}# without \`${edit.key}\`\n`
    : place + blockYaml({ [edit.key]: edit.value });
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
  return (
    mark +
    edits.reduce((before, edit) => {
      const after = editOnce(before, edit);
      if (after === undefined) throw new UneditableError(edit, edits);
      return after;
    }, text.slice(mark.length))
  );
}

function editOnce(text: string, edit: Edit): string | undefined {
  const lines = text.replaceAll('\r\n', '\n');
  const parts = splitFrontmatter(lines);
  if ('fault' in parts) return undefined;
  const start = lines.indexOf('\n') + 1;
  const splice = yamlSplice(parts.yaml, edit);
  return (
    splice && spliceInto(text, { ...splice, from: start + splice.from, to: start + splice.to })
  );
}
