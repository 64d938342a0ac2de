import { SAXParser, type StartTag } from 'parse5-sax-parser';
import { cssAddresses } from './css-addresses.ts';

/** An address that a browser loads from, or connects to, without being asked by the reader. */
export interface LoadedAddress {
  /** As it is written. */
  readonly address: string;
  /** What loads it: `img src`. */
  readonly by: string;
  /** From 1. */
  readonly line: number;
}

/** A page's `<base>`, and everything that it loads. */
export interface PageAddresses {
  readonly base: string | undefined;
  readonly loads: readonly LoadedAddress[];
}

/** Links that lead somewhere and load nothing. Whatever is not named here counts as loading. */
const plainLinks = new Set([
  ...['alternate', 'author', 'bookmark', 'canonical', 'external', 'help', 'license', 'me'],
  ...['next', 'nofollow', 'noopener', 'noreferrer', 'prev', 'privacy-policy', 'search', 'tag'],
  'terms-of-service',
]);

/** Attributes that load, on whatever element they stand. `href` is told by the element. */
const loadingAttributes = new Set([
  ...['src', 'poster', 'data', 'background', 'code', 'codebase', 'archive', 'classid', 'lowsrc'],
  ...['dynsrc', 'manifest', 'ping', 'action', 'formaction', 'icon', 'attributionsrc'],
]);

/** Attributes of drawings that say in CSS what they are painted with. */
const paintAttributes = new Set([
  ...['fill', 'stroke', 'filter', 'mask', 'mask-image', 'clip-path', 'cursor', 'marker'],
  ...['marker-start', 'marker-mid', 'marker-end'],
]);

/** Elements whose `href` is a link to follow. */
const linkElements = new Set(['a', 'area']);

/** Elements that show a document, which loads what it loads. A picture loads nothing. */
const documentElements = new Set(['iframe', 'frame', 'object', 'embed']);

/** Elements that change an attribute of another, and the attributes that say what it becomes. */
const changingElements = new Set(['set', 'animate']);
const changingAttributes = new Set(['to', 'from', 'by', 'values']);

/** Reads a page, or a drawing in SVG, as a browser does, and gives every address that it loads. */
export function pageAddresses(markup: string): PageAddresses {
  const found: { base: string | undefined; loads: LoadedAddress[] } = {
    base: undefined,
    loads: [],
  };
  const parser = new SAXParser({ sourceCodeLocationInfo: true });
  // Elements whose content a parser hands over as text.
  let within: string | undefined;
  const add = (address: string, by: string, line = 1): void => {
    found.loads.push({ address: address.trim(), by, line });
  };
  const addAll = (inner: string, line?: number): void => {
    if (inner !== '')
      for (const each of pageAddresses(inner).loads) add(each.address, each.by, line);
  };
  parser.on('startTag', (tag) => {
    const line = tag.sourceCodeLocation?.startLine;
    within = tag.selfClosing ? undefined : withoutPrefix(tag.tagName);
    if (tag.tagName === 'base') found.base ??= attribute(tag, 'href');
    for (const [address, by] of tagAddresses(tag)) {
      add(address, by, line);
      const [type, content] = writtenInto(address);
      if (type === 'text/css') for (const each of cssAddresses(content)) add(each, by, line);
      else if (documentElements.has(tag.tagName) && markupType.test(type)) addAll(content, line);
    }
    if (tag.tagName === 'iframe') addAll(attribute(tag, 'srcdoc') ?? '', line);
  });
  parser.on('endTag', () => {
    within = undefined;
  });
  parser.on('text', ({ text, sourceCodeLocation }) => {
    const line = sourceCodeLocation?.startLine;
    if (within === 'style') for (const address of cssAddresses(text)) add(address, 'style', line);
    if (within === 'noscript') addAll(text, line);
  });
  parser.on('comment', ({ text, sourceCodeLocation }) => {
    // The instruction of XML that loads a style sheet is a comment to an HTML parser.
    for (const { address, by } of styleInstructions(`<${text}>`)) {
      add(address, by, sourceCodeLocation?.startLine);
    }
  });
  parser.end(markup);
  return found;
}

/** The style sheets that a document in XML says it is shown with. */
export function styleInstructions(xml: string): LoadedAddress[] {
  return [...xml.matchAll(/<\?xml-stylesheet\b[^>]*?\bhref\s*=\s*["']([^"'>]*)/gi)].map(
    ({ 1: address = '', index }) => ({
      address: address.trim(),
      by: 'xml-stylesheet',
      line: xml.slice(0, index).split('\n').length,
    }),
  );
}

const markupType = /^(text\/html|(application|image)\/(xhtml|svg)\+xml)$/;

/** The type and the content of an address that is its own content, as browsers take it. Both are empty of any other. */
function writtenInto(address: string): readonly [type: string, content: string] {
  const [, type = '', base64, content = ''] =
    /^\s*data:([^;,]*)(?:;[^;,]*?)*?(;\s*base64)?\s*,(.*)$/is.exec(address) ?? [];
  const text = content.replace(/%([0-9a-f]{2})/gi, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const plain = base64 === undefined ? text : Buffer.from(text, 'base64').toString();
  return [type.trim().toLowerCase(), plain];
}

/** Every address that one tag loads, with what loads it. */
function tagAddresses(tag: StartTag): [address: string, by: string][] {
  const { tagName, attrs } = tag;
  return attrs.flatMap(({ name, prefix, value }): [string, string][] => {
    const full = prefix ? `${prefix}:${name}` : name;
    const by = `${tagName} ${full}`;
    if (name === 'style') return cssAddresses(value).map((address) => [address, by]);
    if (name === 'srcset' || name === 'imagesrcset') {
      return sourceSet(value).map((address) => [address, by]);
    }
    if (withoutPrefix(name) === 'href') return loadsHref(tag) ? [[value, by]] : [];
    if (changingElements.has(withoutPrefix(tagName)) && changingAttributes.has(name)) {
      return changedTo(tag, value).map((address) => [address, by]);
    }
    if (name === 'content' && tagName === 'meta') return refresh(tag, value, by);
    if (loadingAttributes.has(name)) return [[value, by]];
    return paintAttributes.has(name) ? cssAddresses(value).map((each) => [each, by]) : [];
  });
}

/** Whether the `href` of an element is loaded: of style sheets and icons, and of drawings that use others. */
function loadsHref(tag: StartTag): boolean {
  if (tag.tagName === 'base' || linkElements.has(withoutPrefix(tag.tagName))) return false;
  if (tag.tagName !== 'link') return true;
  const relations = (attribute(tag, 'rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return !relations.every((relation) => plainLinks.has(relation));
}

/** What an attribute of a drawing becomes in time: addresses, or paint. */
function changedTo(tag: StartTag, value: string): string[] {
  const changed = withoutPrefix(
    attribute(tag, 'attributeName') ?? attribute(tag, 'attributename') ?? '',
  );
  return changed === 'href' ? value.split(';') : cssAddresses(value);
}

/** XML lets the author choose what stands before the colon. */
function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function refresh(tag: StartTag, value: string, by: string): [string, string][] {
  if (attribute(tag, 'http-equiv')?.toLowerCase() !== 'refresh') return [];
  const [, address] = /^[^;,]*[;,]\s*(?:url\s*=\s*)?["']?([^"']*)/i.exec(value) ?? [];
  return address ? [[address, by]] : [];
}

/** The addresses of `a.png 1x, b.png 2x`. A comma within an address is part of it. */
function sourceSet(value: string): string[] {
  return [...value.matchAll(/[\s,]*([^\s]*[^\s,])(?:\s[^,]*)?/g)].map(
    ([, address = '']) => address,
  );
}

function attribute({ attrs }: StartTag, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value;
}
