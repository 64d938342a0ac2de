import MarkdownIt, { type Env, type RendererRule, type Token } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { isSafeLink, resolveLink, sanitize } from './sanitize.ts';
import { taskList } from './task-list.ts';

/** Words that stand in rendered Markdown beside those of its author. */
export interface MarkdownWords {
  readonly table: string;
  readonly taskDone: string;
  readonly taskOpen: string;
}

export interface MarkdownOptions {
  /** Unlike that of any other text on the same page: letters, digits, hyphens. Prefixes footnote ids. */
  readonly id: string;
  /** The level that the highest heading of the text gets; lower ones follow. */
  readonly topHeading: 2 | 3 | 4;
  /** Against what relative links are resolved; without it they stay relative. */
  readonly base?: string;
  /** Address of a picture by what the author wrote, or undefined to leave the picture out. */
  readonly picture: (source: string) => string | undefined;
  readonly words: MarkdownWords;
  /** Whether headings get ids, so that a table of contents can lead to them. */
  readonly anchors?: boolean;
}

/** A heading of a text, with the id that leads to it. */
export interface Heading {
  readonly id: string;
  /** In plain words. */
  readonly text: string;
  /** As it is printed: 2 is an `h2`. */
  readonly level: number;
}

interface RenderEnv extends Env {
  docId: string;
  options: MarkdownOptions;
  /** Addresses of the pictures printed so far. */
  pictures: Set<string>;
  /** Those that have ids. */
  headings: Heading[];
}

const parser = new MarkdownIt({ html: true, linkify: true }).use(footnote).use(taskList);
// Only addresses with a scheme become links: `deploy.sh` and `web.example` are names, not pages.
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
parser.validateLink = isSafeLink;
parser.core.ruler.push('shift_headings', ({ tokens, env }) => {
  shiftHeadings(tokens, (env as RenderEnv).options.topHeading);
});
parser.core.ruler.push('resolve_links', ({ tokens, env }) => {
  const { base } = (env as RenderEnv).options;
  if (base !== undefined) resolveLinks(tokens, base);
});
parser.core.ruler.push('anchor_headings', ({ tokens, env }) => {
  const { headings, options } = env as RenderEnv;
  if (options.anchors) headings.push(...anchorHeadings(tokens, options.id));
});
parser.core.ruler.push('align_by_class', ({ tokens }) => alignByClass(tokens));

const renderImage: RendererRule = (tokens, index, options, env, renderer) => {
  const token = tokens[index] as Token;
  const { pictures, options: own } = env as RenderEnv;
  const alternative = renderer.renderInlineAsText(token.children ?? [], options, env);
  const address = own.picture(String(token.attrGet('src') ?? ''));
  if (address === undefined) return escapeHtml(alternative);
  pictures.add(address);
  return `<img src="${escapeHtml(address)}" alt="${escapeHtml(alternative)}" loading="lazy">`;
};

/** A table may be wider than a phone: it scrolls in a box of its own that the keyboard reaches. */
const renderTableOpen: RendererRule = (_tokens, _index, _options, env) => {
  const label = escapeHtml((env as RenderEnv).options.words.table);
  return `<div class="scroll" role="group" tabindex="0" aria-label="${label}"><table>\n`;
};

Object.assign(parser.renderer.rules, {
  image: renderImage,
  table_open: renderTableOpen,
  table_close: () => '</table></div>\n',
  footnote_block_open: () => '<div class="footnotes"><ol>\n',
  footnote_block_close: () => '</ol></div>\n',
  task: ((tokens, index, _options, env) => {
    const { taskDone, taskOpen } = (env as RenderEnv).options.words;
    const isDone = tokens[index]?.content === 'x';
    const label = escapeHtml(isDone ? taskDone : taskOpen);
    return `<span class="task" role="img" aria-label="${label}">${isDone ? '☑' : '☐'}</span> `;
  }) satisfies RendererRule,
});

/** Text as it may stand in HTML, between tags and in quoted attributes. */
export const escapeHtml: (text: string) => string = parser.utils.escapeHtml;

/**
 * GitHub-flavoured Markdown (tables, footnotes, task lists, strikethrough, bare addresses) to HTML that is
 * safe to print. Without raw HTML the output is safe by construction: all text is escaped and links are
 * checked. With raw HTML in the text, the whole output goes through an allow list.
 */
export function renderMarkdown(text: string, options: MarkdownOptions): string {
  return renderText(text, options).html;
}

/** As {@link renderMarkdown}, with the headings to which one can lead. */
export function renderText(
  text: string,
  options: MarkdownOptions,
): { readonly html: string; readonly headings: readonly Heading[] } {
  const env: RenderEnv = { docId: options.id, options, pictures: new Set(), headings: [] };
  const tokens = parser.parse(text, env);
  const { headings } = env;
  const html = parser.renderer.render(tokens, parser.options, env).trim();
  if (!hasRawHtml(tokens)) return { html, headings };
  const picture = (source: string): string | undefined =>
    env.pictures.has(source) ? source : options.picture(source);
  return { html: sanitize(html, { id: options.id, picture, base: options.base }), headings };
}

function hasRawHtml(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ type, children }) =>
      type === 'html_block' ||
      type === 'html_inline' ||
      (children !== null && hasRawHtml(children)),
  );
}

function resolveLinks(tokens: readonly Token[], base: string): void {
  for (const token of tokens) {
    const address = token.type === 'link_open' ? token.attrGet('href') : null;
    if (address !== null) token.attrSet('href', resolveLink(String(address), base));
    resolveLinks(token.children ?? [], base);
  }
}

function shiftHeadings(tokens: readonly Token[], topHeading: number): void {
  const headings = tokens.filter(({ type }) => type === 'heading_open' || type === 'heading_close');
  const levelOf = ({ tag }: Token): number => Number(tag.slice(1));
  const highest = Math.min(...headings.map(levelOf));
  for (const heading of headings) {
    heading.tag = `h${Math.min(6, levelOf(heading) - highest + topHeading)}`;
  }
}

function anchorHeadings(tokens: readonly Token[], id: string): Heading[] {
  const openings = tokens.flatMap((token, index) =>
    token.type === 'heading_open' ? [{ token, content: tokens[index + 1] }] : [],
  );
  return openings.map(({ token, content }, index) => {
    const anchor = `${id}-h${index + 1}`;
    token.attrSet('id', anchor);
    const text = plainText(content?.children ?? []);
    return { id: anchor, text, level: Number(token.tag.slice(1)) };
  });
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content, children }) =>
      type === 'text' || type === 'code_inline'
        ? content
        : type === 'softbreak'
          ? ' '
          : plainText(children ?? []),
    )
    .join('');
}

/** Columns are aligned by a class: a strict content security policy forbids `style` attributes. */
function alignByClass(tokens: readonly Token[]): void {
  for (const token of tokens) {
    const alignment = /^text-align:(left|right|center)$/.exec(String(token.attrGet('style') ?? ''));
    if (alignment) token.attrs = [['class', `align-${alignment[1]}`]];
  }
}
