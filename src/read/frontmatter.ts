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

const mark = /^---[ \t]*$/;

/** Splits a document at its `---` lines. */
export function splitFrontmatter(text: string): Frontmatter | { readonly fault: Fault } {
  const lines = text.split('\n');
  const firstLine = lines[0] ?? '';
  if (!mark.test(firstLine)) {
    return { fault: { kind: 'no-frontmatter', at: fileStart, detail: firstLine.slice(0, 60) } };
  }
  const close = lines.findIndex((line, index) => index > 0 && mark.test(line));
  if (close === -1) {
    const at = { line: lines.length, column: 1 };
    return { fault: { kind: 'frontmatter-not-closed', at, detail: '' } };
  }
  const rest = lines.slice(close + 1).join('\n');
  return {
    yaml: lines.slice(1, close).join('\n') + '\n',
    linesAbove: 1,
    body: rest.trim(),
    bodyOffset: text.length - rest.trimStart().length,
  };
}
