import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Path } from '../read/fault.ts';
import { type Edit, editedValue } from './edit.ts';
import type { Splice } from './splice.ts';
import { blockYaml, flowYaml, indented } from './yaml-text.ts';

/**
 * Where an edit is to be written into YAML, so that every byte outside of it stays as it is.
 * @param yaml with `\n` line ends
 * @returns undefined when it is written in a way that cannot be edited in place, such as an alias
 */
export function yamlSplice(yaml: string, edit: Edit): Splice | undefined {
  const document = parse(yaml);
  const splice = spliceFor(document, yaml, edit);
  if (!splice) return undefined;
  const edited = yaml.slice(0, splice.from) + splice.text + yaml.slice(splice.to);
  // What was written is read again: it says what was meant, and nothing else changed its meaning.
  const read = parse(edited);
  const isMeant =
    read.errors.length === 0 && isDeepStrictEqual(read.toJS(), editedValue(document.toJS(), edit));
  return isMeant ? splice : undefined;
}

function parse(yaml: string): Document {
  return parseDocument(yaml, {
    version: '1.2',
    schema: 'core',
    stringKeys: true,
    prettyErrors: false,
  });
}

function spliceFor(document: Document, yaml: string, edit: Edit): Splice | undefined {
  switch (edit.kind) {
    case 'append':
      return appending(document, yaml, edit);
    case 'set':
      return setting(document, yaml, edit);
    case 'remove':
      return removing(document, yaml, edit);
  }
}

type Of<Kind extends Edit['kind']> = Extract<Edit, { readonly kind: Kind }>;

function appending(
  document: Document,
  yaml: string,
  { key, entry }: Of<'append'>,
): Splice | undefined {
  const root = document.contents;
  if (!isMap(root)) return undefined;
  const pair = pairOf(root, key);
  if (!pair) return keySplice(root, yaml, key, [entry]);
  const list = pair.value;
  if (isEmpty(list)) return valueSplice(root, pair, yaml, [entry]);
  if (!isSeq(list)) return undefined;
  return list.flow ? flowEntry(list, flowYaml(entry)) : blockEntry(list, yaml, entry);
}

function setting(
  document: Document,
  yaml: string,
  { path, key, value, after }: Of<'set'>,
): Splice | undefined {
  const mapping = nodeAt(document.contents as Node | null, path);
  if (!isMap(mapping)) return undefined;
  const pair = pairOf(mapping, key);
  return pair
    ? valueSplice(mapping, pair, yaml, value)
    : keySplice(mapping, yaml, key, value, after);
}

function removing(
  document: Document,
  yaml: string,
  { path, key }: Of<'remove'>,
): Splice | undefined {
  const mapping = nodeAt(document.contents as Node | null, path);
  if (!isMap(mapping)) return undefined;
  const index = mapping.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
  const [before, pair, next] = [index - 1, index, index + 1].map((each) => mapping.items[each]);
  const start = startOf(pair?.key);
  if (start === undefined || !isNode(pair?.value)) return undefined;
  const end = endOf(pair.value);
  const line = start - columnOf(yaml, start);
  const beginsLine = yaml.slice(line, start).trim() === '';
  if (!mapping.flow && beginsLine) return { from: line, to: endOfLine(yaml, end), text: '' };
  // Beside others on its line: between the end of the one before and its own, or up to the next one.
  if (mapping.flow && isNode(before?.value))
    return { from: endOf(before.value), to: end, text: '' };
  const to = startOf(next?.key);
  return to === undefined ? undefined : { from: start, to, text: '' };
}

/** Whether a list has no entry yet, or nothing at all is written behind its key. */
function isEmpty(list: unknown): boolean {
  return isSeq(list) ? list.items.length === 0 : isScalar(list) && list.value === null;
}

/** An entry below the last one, and below the comments that are indented as far as its keys. */
function blockEntry(list: YAMLSeq, yaml: string, entry: unknown): Splice | undefined {
  const last = list.items.at(-1);
  const start = startOf(list);
  if (!isNode(last) || start === undefined) return undefined;
  const column = columnOf(yaml, start);
  const at = endOfEntry(yaml, endOf(last), column);
  return insertion(yaml, at, indented(blockYaml([entry]), column));
}

function flowEntry(list: YAMLSeq, text: string): Splice | undefined {
  const last = list.items.at(-1);
  if (!isNode(last)) return undefined;
  const at = endOf(last);
  return { from: at, to: at, text: `, ${text}` };
}

/** A key that the mapping does not have yet: below the key `after`, else as its last. */
function keySplice(
  mapping: YAMLMap,
  yaml: string,
  key: string,
  value: unknown,
  after?: string,
): Splice | undefined {
  const before = (after === undefined ? undefined : pairOf(mapping, after)) ?? mapping.items.at(-1);
  const start = startOf(mapping);
  if (!before || start === undefined || !isNode(before.value)) return undefined;
  const end = endOf(before.value);
  if (mapping.flow) {
    const pair = flowYaml({ [key]: value }).replaceAll(/^\{ ?| ?\}$/g, '');
    return { from: end, to: end, text: `, ${pair}` };
  }
  const column = columnOf(yaml, start);
  const isLast = before === mapping.items.at(-1);
  const at = isLast ? endOfEntry(yaml, end, column - 1) : endOfLine(yaml, end);
  return insertion(yaml, at, indented(blockYaml({ [key]: value }), column));
}

/** A new value in the place of the old one. */
function valueSplice(
  mapping: YAMLMap,
  { key, value: old }: Pair,
  yaml: string,
  value: unknown,
): Splice | undefined {
  const start = startOf(old);
  if (!isNode(old) || start === undefined) return undefined;
  const end = endOf(old);
  const endsLine = yaml[end - 1] === '\n';
  const isAlone = endsLine || yaml[end] === '\n' || end === yaml.length;
  // A comment behind the value stays on its line, so the value must not take more than that.
  if (mapping.flow || !isAlone) {
    // Where no value stood, there may be no space either.
    const before = yaml[start - 1] === ':' ? ' ' : '';
    const after = yaml[end] === '#' ? ' ' : '';
    return { from: start, to: end, text: before + flowYaml(value) + after };
  }
  const column = columnOf(yaml, startOf(key) ?? start);
  const written = indented(blockYaml({ key: value }), column).trimStart();
  const text = endsLine ? written : written.replace(/\n$/, '');
  const isScalarText = text.startsWith('key: ');
  return isScalarText
    ? { from: start, to: end, text: text.slice('key: '.length) }
    : { from: colonAfter(yaml, key) ?? start, to: end, text: text.slice('key:'.length) };
}

/** The place behind the colon of a key. */
function colonAfter(yaml: string, key: unknown): number | undefined {
  const colon = isNode(key) ? yaml.indexOf(':', endOf(key)) : -1;
  return colon === -1 ? undefined : colon + 1;
}

/** Text as whole lines at the beginning of a line; a last line without an end gets one. */
function insertion(yaml: string, at: number, text: string): Splice {
  const begin = at > 0 && yaml[at - 1] !== '\n' ? '\n' : '';
  return { from: at, to: at, text: begin + text };
}

/** The line after a value, and after the comments below it that are indented further than `column`. */
function endOfEntry(yaml: string, offset: number, column: number): number {
  let end = endOfLine(yaml, offset);
  for (let next = end; next < yaml.length;) {
    const lineEnd = endOfLine(yaml, next, true);
    const line = yaml.slice(next, lineEnd);
    const comment = /^( *)#/.exec(line);
    if (comment ? (comment[1] ?? '').length <= column : line.trim() !== '') break;
    next = lineEnd;
    if (comment) end = next;
  }
  return end;
}

/** The beginning of the next line, unless a line begins at the offset already. */
function endOfLine(yaml: string, offset: number, isNext = false): number {
  if (!isNext && (offset === 0 || yaml[offset - 1] === '\n')) return offset;
  const end = yaml.indexOf('\n', offset);
  return end === -1 ? yaml.length : end + 1;
}

function columnOf(yaml: string, offset: number): number {
  return offset - (yaml.lastIndexOf('\n', offset - 1) + 1);
}

function nodeAt(node: Node | null | undefined, path: Path): unknown {
  return path.reduce<unknown>((parent, step) => {
    if (isMap(parent)) return pairOf(parent, step)?.value;
    return isSeq(parent) && typeof step === 'number' ? parent.items[step] : undefined;
  }, node);
}

function pairOf(mapping: YAMLMap, key: PropertyKey): Pair | undefined {
  return mapping.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function endOf(node: Node): number {
  return node.range?.[1] ?? 0;
}
