import { type Fault, fileStart } from './fault.ts';

export interface Frontmatter {
  /** The YAML between the two marks. */
  readonly yaml: string;
  /** How many lines stand above it. */
  readonly linesAbove: number;
  /** The Markdown below it, without surrounding white space. */
  readonly body: string;
  /** Where the body begins in the document, in UTF-16 units. */
  readonly bodyOffset: number;
}

const openingMark = /^---[ \t]*(?=\n|$)/;
const closingMark = /\n---[ \t]*(?=\n|$)/g;

/** Splits a document at its `---` lines. */
export function splitFrontmatter(text: string): Frontmatter | { readonly fault: Fault } {
  const opening = openingMark.exec(text)?.[0];
  if (opening === undefined) {
    const [firstLine = ''] = text.split('\n', 1);
    return { fault: { kind: 'no-frontmatter', at: fileStart, detail: firstLine.slice(0, 60) } };
  }
  closingMark.lastIndex = opening.length;
  const closing = closingMark.exec(text);
  if (!closing) {
    const at = { line: text.split('\n').length, column: 1 };
    return { fault: { kind: 'frontmatter-not-closed', at, detail: '' } };
  }
  const rest = text.slice(closing.index + closing[0].length + 1);
  return {
    yaml: `${text.slice(opening.length + 1, closing.index)}\n`,
    linesAbove: 1,
    body: rest.trim(),
    bodyOffset: text.length - rest.trimStart().length,
  };
}
