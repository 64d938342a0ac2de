import type { Element } from 'domhandler';
import { findAll, isTag } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { type MarkdownOptions, renderMarkdown } from '../../../src/markdown/render.ts';

/** Renders as a record's text is rendered: its one picture is called `graph.png`. */
export function rendered(text: string, options: Partial<MarkdownOptions> = {}): string {
  return renderMarkdown(text, {
    id: 't1',
    topHeading: 3,
    picture: (source) => (source === 'graph.png' ? '/incidents/x/graph.png' : undefined),
    words: { table: 'Table', taskDone: 'done', taskOpen: 'to do' },
    ...options,
  });
}

/** All elements of a piece of HTML. */
export function elementsOf(html: string): Element[] {
  return findAll(isTag, parseDocument(html).children) as Element[];
}
