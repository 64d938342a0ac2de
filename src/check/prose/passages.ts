import type { Link, Nodes, Parents, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** A run of prose in a Markdown text: a paragraph, a heading or a cell of a table. */
export interface Passage {
  /**
   * As long as its source, so that an offset in the one is an offset in the other. Marks of emphasis and of links are
   * spaces; code, pictures, addresses and quotations are {@link opaque}, which no word is made of.
   */
  readonly text: string;
  /** Offset of its first character in the Markdown, in UTF-16 units. */
  readonly from: number;
  readonly isHeading: boolean;
  /** The nearest heading above it, in plain words; `''` when there is none. */
  readonly heading: string;
}

/** A comment, `<!-- … -->`, which the page does not show. */
export interface Comment {
  readonly text: string;
  /** Offset of its first character. */
  readonly from: number;
  /** What it stands above, or within: half-open offsets; empty when nothing follows. */
  readonly block: Range;
}

/** Half-open, `[from, to)`, in UTF-16 units of the Markdown. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Prose {
  readonly passages: readonly Passage[];
  readonly comments: readonly Comment[];
}

/** Stands for everything that is no prose: it is neither white space nor part of a word. */
export const opaque = '\ufffc';

const extensions = [gfm()];
const mdastExtensions = [gfmFromMarkdown()];

/** Everything in a GitHub-flavoured Markdown text that can be read as prose. Block quotes and code are left out. */
export function proseIn(markdown: string): Prose {
  const root = fromMarkdown(markdown, { extensions, mdastExtensions });
  const passages: Passage[] = [];
  const comments: Comment[] = [];
  let heading = '';
  const visit = (node: Root | RootContent, parent: Parents): void => {
    if (node.type === 'html') comments.push(...commentIn(node, parent));
    if (node.type === 'blockquote' || !('children' in node)) return;
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const isHeading = node.type === 'heading';
      const text = plainText(node, markdown);
      if (isHeading) heading = text.trim();
      passages.push({ text, from: rangeOf(node).from, isHeading, heading });
    }
    for (const child of node.children) visit(child, node);
  };
  visit(root, root);
  return { passages, comments };
}

function rangeOf({ position }: Nodes): Range {
  return { from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 };
}

/** Of a comment within a paragraph the paragraph is meant, of one on its own the block behind it. */
function commentIn(node: Nodes & { readonly value: string }, parent: Parents): Comment[] {
  const text = /^<!--(.*?)-->/s.exec(node.value)?.[1];
  if (text === undefined) return [];
  const { from, to } = rangeOf(node);
  if (parent.type === 'paragraph' || parent.type === 'heading' || parent.type === 'tableCell') {
    return [{ text: text.trim(), from, block: rangeOf(parent) }];
  }
  const next = parent.children.find(
    (sibling) => rangeOf(sibling).from >= to && !isComment(sibling),
  );
  return [{ text: text.trim(), from, block: next ? rangeOf(next) : { from: to, to } }];
}

function isComment(node: Nodes): boolean {
  return node.type === 'html' && node.value.startsWith('<!--');
}

/** The source of a block with everything but its words painted over. */
function plainText(block: Parents, markdown: string): string {
  const { from, to } = rangeOf(block);
  let text = '';
  const paint = (until: number, mark: string): void => {
    text += mark.repeat(Math.max(0, until - from - text.length));
  };
  const visit = (node: Nodes): void => {
    const range = rangeOf(node);
    paint(range.from, ' ');
    if (node.type === 'text') text += literal(markdown.slice(range.from, range.to));
    else if (node.type === 'link' && isBareAddress(node)) paint(range.to, opaque);
    else if ('children' in node) node.children.forEach(visit);
    else paint(range.to, node.type === 'break' ? ' ' : opaque);
  };
  block.children.forEach(visit);
  paint(to, ' ');
  return withoutQuotations(text);
}

/** `https://…` as such: what it is made of are no words. */
function isBareAddress({ url, children: [only] }: Link): boolean {
  return only?.type === 'text' && /^https?:/.test(url) && url.endsWith(only.value);
}

/** Backslashes and character references, which stand in the source and not in the text. */
function literal(source: string): string {
  return source
    .replace(/\\(?=[!-/:-@[-`{-~])/g, ' ')
    .replace(/&(nbsp|#160|#xa0);/gi, (reference) => ' '.repeat(reference.length))
    .replace(/&#?\w+;/g, (reference) => opaque.repeat(reference.length));
}

const quotations = [
  /"[^"]*"/g,
  /“[^“”]*”/g,
  /„[^„“”]*[“”]/g,
  /«[^«»]*»/g,
  /(?<![\p{L}\p{N}])‘[^‘]*?’(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu,
];

/** What somebody else said is not ours to reword. */
function withoutQuotations(text: string): string {
  return quotations.reduce(
    (rest, quotation) => rest.replace(quotation, (quoted) => opaque.repeat(quoted.length)),
    text,
  );
}
