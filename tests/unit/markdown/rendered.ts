import { parseDocument } from 'htmlparser2';
import { type MarkdownOptions, renderMarkdown } from '../../../src/markdown/render.ts';

/** What a browser makes of a piece of HTML. */
export type HtmlNode = HtmlElement | string;

export interface HtmlElement {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}

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

/** Elements and texts; comments and other declarations count as elements with the name of their kind. */
export function parsed(html: string): HtmlNode[] {
  return parseDocument(html).children.map(nodeOf);
}

function nodeOf(node: ReturnType<typeof parseDocument>['children'][number]): HtmlNode {
  if (node.type === 'text') return node.data;
  return {
    name: 'name' in node ? node.name : node.type,
    attribs: 'attribs' in node ? { ...node.attribs } : {},
    children: 'children' in node ? node.children.map(nodeOf) : [],
  };
}

/** All elements of a piece of HTML, in the order in which they begin. */
export function elementsOf(html: string): HtmlElement[] {
  const below = (node: HtmlNode): HtmlElement[] =>
    typeof node === 'string' ? [] : [node, ...node.children.flatMap(below)];
  return parsed(html).flatMap(below);
}
