import { type Document, isMap, isScalar, isSeq, type Scalar, visit } from 'yaml';
import type { CutText, Path, Position } from './fault.ts';

/** Whether it is worth looking for cut texts: a mark stands before a value, or a `#` behind something. */
export function mayCutTexts(yaml: string): boolean {
  return /[:-][ \t]+[&!]|\S[ \t]+#/.test(yaml);
}

/**
 * Plain texts with an anchor that no alias uses, with the tag `!`, or with a comment behind them on the same line:
 * who does not think of YAML meant that part to be read as well. At most one cut for each text.
 */
export function cutsIn(
  document: Document,
  yaml: string,
  positionOf: (offset: number) => Position,
): CutText[] {
  const used = anchorsUsed(document);
  const cuts: CutText[] = [];
  const look = (node: unknown, path: Path): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        look(value, [...path, isScalar(key) ? String(key.value) : '']);
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) look(item, [...path, index]);
    } else if (isScalar(node) && node.type === 'PLAIN') {
      const cut = cutOf(node, yaml, used);
      if (cut) cuts.push({ path, ...cut, at: positionOf(cut.at) });
    }
  };
  look(document.contents, []);
  return cuts;
}

function cutOf(
  { anchor, range }: Scalar,
  yaml: string,
  used: ReadonlySet<string>,
): (Omit<CutText, 'path' | 'at'> & { readonly at: number }) | undefined {
  const [from, to] = range ?? [0, 0];
  if (from === to) return undefined;
  const line = yaml.slice(yaml.lastIndexOf('\n', from - 1) + 1, from);
  const marks = /(?:[&!]\S*[ \t]+)+$/.exec(line)?.[0] ?? '';
  const comment = /^[ \t]+#.*/.exec(yaml.slice(to))?.[0] ?? '';
  const start = from - marks.length;
  const written = yaml.slice(start, to + comment.length).trimEnd();
  const isAnchor = anchor !== undefined && !used.has(anchor);
  if (isAnchor || /(?:^|\s)!\s/.test(marks)) {
    return { by: isAnchor ? 'anchor' : 'tag', at: start, lost: marks.trimEnd(), written };
  }
  if (comment === '') return undefined;
  const lost = comment.trim();
  return { by: 'comment', at: to + comment.indexOf('#'), lost, written };
}

function anchorsUsed(document: Document): ReadonlySet<string> {
  const used = new Set<string>();
  visit(document, { Alias: (_key, { source }) => void used.add(source) });
  return used;
}
