import type { Image, ImageReference, Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { pictureName } from '../markdown/picture-name.ts';

const options = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };

/**
 * Where the pictures of a Markdown text are written.
 * @param sources what the pictures lead to, in the order in which the renderer meets them
 * @returns for each the offset of its address in the text, of the whole picture where the address stands elsewhere;
 * undefined where it is not found
 */
export function picturePlaces(
  markdown: string,
  sources: readonly string[],
): (number | undefined)[] {
  const written = Map.groupBy(picturesWritten(markdown), ({ source }) => nameOf(source));
  return sources.map((source) => written.get(nameOf(source))?.shift()?.offset);
}

interface Written {
  readonly source: string;
  readonly offset: number;
}

/** Those of HTML come last: the renderer meets them when it cleans the whole. */
function picturesWritten(markdown: string): Written[] {
  const pictures: Written[] = [];
  const ofHtml: Written[] = [];
  const references: ImageReference[] = [];
  const addresses = new Map<string, string>();
  const open: Nodes[] = [fromMarkdown(markdown, options)];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('children' in node) for (const child of node.children.toReversed()) open.push(child);
    if (node.type === 'image') {
      pictures.push({ source: node.url, offset: addressOffset(node, markdown) });
    }
    if (node.type === 'imageReference') references.push(node);
    if (node.type === 'definition') addresses.set(node.identifier, node.url);
    if (node.type === 'html') ofHtml.push(...tagsIn(node.value, startOf(node)));
  }
  const referred = references.map((reference) => ({
    source: addresses.get(reference.identifier) ?? '',
    offset: startOf(reference),
  }));
  return [...[...pictures, ...referred].sort((a, b) => a.offset - b.offset), ...ofHtml];
}

function addressOffset(image: Image, markdown: string): number {
  const start = startOf(image);
  const written = markdown.slice(start, image.position?.end.offset);
  const mark = /.*\]\(\s*<?/s.exec(written);
  return start + (mark?.[0].length ?? 0);
}

function tagsIn(html: string, start: number): Written[] {
  return [...html.matchAll(/(<img\b[^<>]*?\ssrc\s*=\s*["']?)([^\s"'>]+)/gi)].map(
    ({ index, 1: before = '', 2: source = '' }) => ({
      source,
      offset: start + index + before.length,
    }),
  );
}

function startOf({ position }: Nodes): number {
  return position?.start.offset ?? 0;
}

/** The renderer escapes addresses: the same one may be written in several ways. */
function nameOf(source: string): string {
  if (URL.canParse(source)) return new URL(source).href;
  return pictureName(source) ?? source;
}
