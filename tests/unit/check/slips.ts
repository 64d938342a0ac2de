import { isMap, isScalar, isSeq, type ParsedNode, parseDocument, type Scalar } from 'yaml';
import { seeded } from './seeded.ts';

/** A word of the frontmatter that the state of the page or the meaning of a record hangs on. */
export interface Token {
  /** What it is: a key's name, or the value of this key. */
  readonly kind: 'key' | 'component' | 'level' | 'status';
  /** As it stands in the file, quotes included. */
  readonly text: string;
  /** Where it begins in the file. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
}

const valueKeys = ['component', 'level', 'status'] as const;

/** All keys of a document, and the values of `component`, `level` and `status`. */
export function tokensOf(source: string): Token[] {
  const start = source.indexOf('\n') + 1;
  const end = source.indexOf('\n---', start) + 1;
  const tokens: Token[] = [];
  const add = (kind: Token['kind'], { range }: Scalar.Parsed): void => {
    const [from, to] = range;
    const offset = start + from;
    const line = source.slice(0, offset).split('\n').length;
    tokens.push({ kind, text: source.slice(offset, start + to), offset, line });
  };
  const walk = (node: ParsedNode | null): void => {
    if (isSeq(node)) for (const item of node.items) walk(item as ParsedNode);
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      add('key', key as Scalar.Parsed);
      const kind = valueKeys.find((name) => name === key.value);
      if (kind && isScalar(value)) add(kind, value as Scalar.Parsed);
      else walk(value as ParsedNode | null);
    }
  };
  walk(parseDocument(source.slice(start, end)).contents);
  return tokens;
}

/** What a finger hits beside the right key. Each kind is as likely as any other. */
const characters = ['abcdefghijklmnopqrstuvwxyz', '0123456789', '_', '-', ' ', `'"`];

/**
 * Every word that one slip makes of a word: each character left out, each pair of neighbours the wrong
 * way round, each character twice, and at each position another character and one too many.
 */
export function slipsOf(word: string, seed: string): string[] {
  const { pick } = seeded(`${seed} ${word}`);
  const slips = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
    slips.add(before + pick(pick(characters)) + here + after);
    if (here === '') break;
    slips.add(before + after);
    slips.add(before + after.charAt(0) + here + after.slice(1));
    slips.add(before + here + here + after);
    slips.add(before + pick(pick(characters)) + after);
  }
  slips.delete(word);
  return [...slips];
}
