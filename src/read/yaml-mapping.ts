import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLParseError,
} from 'yaml';
import { cutsIn, mayCutTexts } from './cut-texts.ts';
import type { CutText, Fault, Locate, LocateText, Path, Position } from './fault.ts';
import { textOffsets } from './yaml-text.ts';

export interface YamlMapping {
  /** The mapping as plain data, or undefined when there are faults. */
  readonly value: unknown;
  readonly faults: readonly Fault[];
  readonly locate: Locate;
  readonly locateText: LocateText;
  /** Texts of which a part is no value. They are looked for when they are asked for. */
  readonly cutTexts: () => readonly CutText[];
}

/** More aliases than any honest record has; stops documents that unfold without end. */
const mostAliases = 100;

/**
 * Parses YAML 1.2 (core schema: `2026-03-14` and `no` stay strings) and remembers where everything stands.
 * @param linesAbove how many lines of the file stand above the YAML
 */
export function parseYamlMapping(yaml: string, linesAbove: number): YamlMapping {
  const document = parse(yaml);
  const positionOf = positionsIn(yaml, linesAbove);
  // Places are asked for seldom, and a syntax tree is large: it is made again instead of kept.
  let reparsed: Document | undefined;
  const locate: Locate = (path, part = 'value') => {
    reparsed ??= parse(yaml);
    return positionOf(offsetOf(reparsed, path, part));
  };
  const locateText: LocateText = (path, offset) => {
    reparsed ??= parse(yaml);
    const scalar = scalarAt(reparsed, path);
    return scalar ? positionOf(textOffsets(yaml, scalar)(offset)) : locate(path);
  };
  const faults = faultsOf(document, yaml, positionOf);
  const cutTexts = (): readonly CutText[] => {
    if (!mayCutTexts(yaml)) return [];
    reparsed ??= parse(yaml);
    return cutsIn(reparsed, yaml, positionOf);
  };
  const places = { locate, locateText, cutTexts };
  if (faults.length > 0) return { value: undefined, faults, ...places };
  if (!isMap(document.contents)) {
    const at = positionOf(document.contents?.range?.[0] ?? 0);
    return { value: undefined, faults: [{ kind: 'not-a-mapping', at, detail: '' }], ...places };
  }
  return { ...unfold(document, yaml, positionOf), ...places };
}

function parse(yaml: string): Document {
  return parseDocument(yaml, {
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    stringKeys: true,
    // The parser compares each key with all before it: ten thousand would take seconds. See `repeatedKeys`.
    uniqueKeys: false,
  });
}

/** Lines are counted here, when they are asked for: after an error, the parser no longer tells all line ends. */
function positionsIn(yaml: string, linesAbove: number): (offset: number) => Position {
  let lines: LineCounter | undefined;
  return (offset) => {
    lines ??= lineStarts(yaml);
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + linesAbove, column: Math.max(col, 1) };
  };
}

function lineStarts(yaml: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of yaml.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return lines;
}

function unfold(
  document: Document,
  yaml: string,
  positionOf: (offset: number) => Position,
): { value: unknown; faults: Fault[] } {
  const aliases = aliasesOf(document, yaml);
  const excess = aliases[mostAliases];
  if (excess) {
    const at = positionOf(startOf(excess) ?? 0);
    const detail = `there are more than ${mostAliases}`;
    return { value: undefined, faults: [{ kind: 'yaml-alias-limit', at, detail }] };
  }
  const circular = aliases.length > 0 ? circularAlias(document) : undefined;
  if (circular !== undefined) {
    const detail = 'an alias stands within what it means';
    return {
      value: undefined,
      faults: [{ kind: 'yaml-alias-limit', at: positionOf(circular), detail }],
    };
  }
  try {
    // The parser's texts are slices of the whole document, and would keep it in memory: a copy has its own.
    const value: unknown = structuredClone(document.toJS({ maxAliasCount: mostAliases }));
    return { value, faults: [] };
  } catch (error) {
    const at = positionOf(firstAlias(document.contents) ?? 0);
    const detail = error instanceof Error ? firstLine(error.message) : '';
    return { value: undefined, faults: [{ kind: 'yaml-alias-limit', at, detail }] };
  }
}

/** How many errors of one document are looked at: a hostile one has thousands. */
const mostErrors = 10;

/**
 * The parser's errors, each where the slip is and not where the parser noticed it: an open quote at its
 * beginning instead of the end of the file, a line that is indented too far at that line instead of the one above.
 */
function faultsOf(
  document: Document,
  yaml: string,
  positionOf: (offset: number) => Position,
): Fault[] {
  const repeated = repeatedKeys(document).slice(0, mostErrors);
  const errors = document.errors.slice(0, mostErrors);
  const scalars = errors.length === 0 ? [] : scalarsOf(document);
  const slips = errors.map((error) => ({ error, offset: slipOf(error, scalars, yaml) }));
  // Once the parser has lost its way, what it says of the rest is about its own guesses.
  const firstSlip = slips.reduce<(typeof slips)[number] | undefined>(
    (first, slip) => (first === undefined || slip.offset < first.offset ? slip : first),
    undefined,
  );
  return [
    ...repeated.map((offset) => ({
      kind: 'duplicate-key' as const,
      at: positionOf(offset),
      detail: '',
    })),
    ...(firstSlip ? [syntaxFault(firstSlip.error.message, positionOf(firstSlip.offset))] : []),
    ...(firstSlip ? [] : tagFaults(document, yaml, positionOf)),
  ];
}

/** Of a value with an unknown tag the parser takes the rest, and only warns. */
function tagFaults(
  { warnings }: Document,
  yaml: string,
  positionOf: (offset: number) => Position,
): Fault[] {
  return warnings
    .slice(0, mostErrors)
    .map(({ code, message, pos: [from] }) =>
      code === 'TAG_RESOLVE_FAILED'
        ? { kind: 'unknown-tag', at: positionOf(from), detail: lineFrom(yaml, from) }
        : syntaxFault(message, positionOf(from)),
    );
}

function lineFrom(yaml: string, offset: number): string {
  return firstLine(yaml.slice(offset)).trimEnd();
}

function syntaxFault(message: string, at: Position): Fault {
  // The parser calls itself for every level, and says so when that cannot go on.
  const kind = /call stack/i.test(message) ? 'nested-too-deeply' : 'yaml-syntax';
  return { kind, at, detail: firstLine(message) };
}

/** Where keys stand that stood in the same mapping before. Goes without recursion: nesting may be deep. */
function repeatedKeys(document: Document): number[] {
  const offsets: number[] = [];
  const open: unknown[] = [document.contents];
  while (open.length > 0) {
    const node = open.pop();
    if (!isMap(node) && !isSeq(node)) continue;
    const seen = new Set<unknown>();
    for (const item of node.items) {
      if (!isPair(item)) {
        open.push(item);
        continue;
      }
      open.push(item.key, item.value);
      const key = keyOf(item);
      if (seen.has(key)) offsets.push(startOf(item.key) ?? 0);
      seen.add(key);
    }
  }
  return offsets.sort((a, b) => a - b);
}

interface ScalarRange {
  readonly from: number;
  readonly to: number;
  readonly isKey: boolean;
  readonly isQuoted: boolean;
}

function scalarsOf(document: Document): ScalarRange[] {
  const scalars: ScalarRange[] = [];
  visit(document, {
    Scalar: (key, { type, range }) => {
      const isQuoted = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE';
      if (range) scalars.push({ from: range[0], to: range[1], isKey: key === 'key', isQuoted });
    },
  });
  return scalars;
}

function slipOf(
  { code, pos }: YAMLParseError,
  scalars: readonly ScalarRange[],
  yaml: string,
): number {
  const [from, to] = pos;
  const quote = scalars.find((scalar) => isOpenUntil(scalar, yaml, from));
  if (quote) return quote.from;
  if (code !== 'MULTILINE_IMPLICIT_KEY' && code !== 'BLOCK_AS_IMPLICIT_KEY') return from;
  // A line that begins with the key of several lines is the one without a colon.
  if (/^[ \t]*(?:[-?][ \t]+)*$/.test(yaml.slice(yaml.lastIndexOf('\n', from - 1) + 1, from)))
    return from;
  // Behind another key the first line is its value, and only the last one is a key's line.
  const end = scalars.findLast((scalar) => scalar.isKey && scalar.from === from)?.to ?? to;
  if (!yaml.slice(from, end).includes('\n')) return from;
  const line = yaml.lastIndexOf('\n', end - 1) + 1;
  return line + (/^ */.exec(yaml.slice(line))?.[0].length ?? 0);
}

/** Whether a quoted text runs over lines, or to the end, up to an offset: then the slip is its first quote. */
function isOpenUntil({ from, to, isQuoted }: ScalarRange, yaml: string, offset: number): boolean {
  if (!isQuoted || offset < from) return false;
  if (to === offset && from < offset) return true;
  const endsThere = !yaml.slice(to, Math.max(to, offset)).includes('\n');
  return endsThere && yaml.slice(from, to).includes('\n');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function offsetOf(document: Document, path: Path, part: 'key' | 'value'): number {
  let node: Node | null | undefined = document.contents as Node | null;
  let offset = startOf(node) ?? 0;
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((item) => keyOf(item) === step);
      if (!pair) return offset;
      const key = startOf(pair.key) ?? offset;
      const isLast = index === path.length - 1;
      if (isLast && part === 'key') return key;
      offset = valueStart(pair) ?? key;
      node = isNode(pair.value) ? pair.value : null;
    } else if (isSeq(node) && typeof step === 'number') {
      const item: unknown = node.items[step];
      if (!isNode(item)) return offset;
      offset = startOf(item) ?? offset;
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
}

/** The text at a path, also where it is written elsewhere and meant by an alias. */
function scalarAt(document: Document, path: Path): Scalar | undefined {
  const node = path.reduce<unknown>((parent, step) => {
    const outer = isAlias(parent) ? parent.resolve(document) : parent;
    return isCollection(outer) ? outer.get(step, true) : undefined;
  }, document.contents);
  const meant = isAlias(node) ? node.resolve(document) : node;
  return isScalar(meant) ? meant : undefined;
}

function keyOf(pair: Pair): unknown {
  return isScalar(pair.key) ? pair.key.value : pair.key;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** An empty value has no place of its own: its key stands for it. A block scalar begins at its key's line. */
function valueStart(pair: Pair): number | undefined {
  const { value } = pair;
  if (isScalar(value) && value.source === '' && value.type === 'PLAIN') return undefined;
  return startOf(value);
}

function aliasesOf(document: Document, yaml: string): Alias[] {
  const aliases: Alias[] = [];
  // Most documents have none, and to walk through all of them takes long.
  if (!yaml.includes('*')) return aliases;
  visit(document, { Alias: (_key, alias) => void aliases.push(alias) });
  return aliases;
}

/** Where an alias stands whose anchor is around it: such a value would have no end. */
function circularAlias(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, {
    Alias: (_key, alias, path) => {
      const target = alias.resolve(document);
      if (target && path.includes(target)) found ??= startOf(alias);
    },
  });
  return found;
}

function firstAlias(node: unknown): number | undefined {
  if (isAlias(node)) return startOf(node);
  if (isMap(node)) return first(node.items.map((pair) => firstAlias(pair.value)));
  if (isSeq(node)) return first(node.items.map(firstAlias));
  return undefined;
}

function first(offsets: readonly (number | undefined)[]): number | undefined {
  return offsets.find((offset) => offset !== undefined);
}
