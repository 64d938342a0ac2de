declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';

  /** Footnotes; `env.docId` makes the ids of one text unlike those of another on the same page. */
  const footnote: (parser: MarkdownIt) => void;
  export default footnote;
}
