import { type Fault, fileStart, type Locate, type LocateText, type Position } from './fault.ts';
import { splitFrontmatter } from './frontmatter.ts';
import { keepRecent, type Recent } from './recent.ts';
import { decodeText, readTextFile, type TextFile } from './text-file.ts';
import { parseYamlMapping, type YamlMapping } from './yaml-mapping.ts';

export const documentNames = ['incident.md', 'maintenance.md', 'postmortem.md'] as const;
export type DocumentName = (typeof documentNames)[number];

/** One document as it stands on disk: parsed, not judged. */
export interface RawDocument {
  readonly name: DocumentName;
  /** Path relative to the site's folder, with `/` between the parts. */
  readonly file: string;
  /** The text, `''` when the file could not be read. */
  readonly source: string;
  /** The frontmatter as plain data, undefined when there are faults. */
  readonly value: unknown;
  readonly body: string;
  readonly faults: readonly Fault[];
  readonly locate: Locate;
  readonly locateText: LocateText;
}

/** A document's text, taken apart; with a fault where that is not possible. */
interface DocumentText {
  readonly source: string;
  readonly body: string;
  /** Where the body begins in the source. */
  readonly bodyOffset: number;
  readonly frontmatter: { readonly yaml: string; readonly linesAbove: number } | undefined;
  readonly fault: Fault | undefined;
}

/** What was lately read and parsed of the documents of one site, by path. */
export interface RecentDocuments {
  readonly texts: Recent<DocumentText>;
  readonly mappings: Recent<YamlMapping>;
}

/** Enough for the documents of one folder and a few more. */
const mostRecent = 16;

export function noRecentDocuments(): RecentDocuments {
  return { texts: keepRecent(mostRecent), mappings: keepRecent(mostRecent) };
}

/**
 * One document on disk. It is read when something of it is asked for, and read again when it is asked for
 * much later: the texts of all documents are never in memory together.
 */
export function readDocument(
  path: string,
  file: string,
  name: DocumentName,
  recent: RecentDocuments,
): RawDocument {
  const text = (): DocumentText => recent.texts(path, () => textOf(readTextFile(path)));
  return new LazyDocument(file, name, text, () => recent.mappings(path, () => mappingOf(text())));
}

/** Parses one document from its bytes. */
export function parseDocument(bytes: Uint8Array, file: string, name: DocumentName): RawDocument {
  const text = textOf(decodeText(bytes));
  const mapping = mappingOf(text);
  return new LazyDocument(
    file,
    name,
    () => text,
    () => mapping,
  );
}

/** A class, because an object with getters of its own takes ten times the memory. */
class LazyDocument implements RawDocument {
  readonly name: DocumentName;
  readonly file: string;
  readonly #text: () => DocumentText;
  readonly #mapping: () => YamlMapping;

  constructor(
    file: string,
    name: DocumentName,
    text: () => DocumentText,
    mapping: () => YamlMapping,
  ) {
    this.file = file;
    this.name = name;
    this.#text = text;
    this.#mapping = mapping;
  }

  get source(): string {
    return this.#text().source;
  }

  get body(): string {
    return this.#text().body;
  }

  get value(): unknown {
    return this.#mapping().value;
  }

  get faults(): readonly Fault[] {
    return this.#mapping().faults;
  }

  readonly locate: Locate = (path, part) => this.#mapping().locate(path, part);

  readonly locateText: LocateText = (path, offset) => {
    if (path.length > 0) return this.#mapping().locateText(path, offset);
    const { source, bodyOffset } = this.#text();
    return positionIn(source, bodyOffset + offset);
  };
}

function textOf(textFile: TextFile): DocumentText {
  const broken = (fault: Fault, source: string): DocumentText => ({
    source,
    body: '',
    bodyOffset: 0,
    frontmatter: undefined,
    fault,
  });
  if ('fault' in textFile) return broken(textFile.fault, '');
  const conflict = mergeConflict(textFile.text);
  if (conflict) return broken(conflict, textFile.text);
  const parts = splitFrontmatter(textFile.text);
  if ('fault' in parts) return broken(parts.fault, textFile.text);
  const { body, bodyOffset, ...frontmatter } = parts;
  return { source: textFile.text, body, bodyOffset, frontmatter, fault: undefined };
}

/** The first mark of a merge that git left to people, where all three of its marks stand in their order. */
function mergeConflict(text: string): Fault | undefined {
  const marks = /^<{7} .*\n(?:.*\n)*?={7}\n(?:.*\n)*?>{7} /m.exec(text);
  if (!marks) return undefined;
  return { kind: 'merge-conflict', at: positionIn(text, marks.index), detail: '' };
}

function mappingOf({ frontmatter, fault }: DocumentText): YamlMapping {
  if (frontmatter) return parseYamlMapping(frontmatter.yaml, frontmatter.linesAbove);
  const nowhere = (): Position => fileStart;
  return {
    value: undefined,
    faults: fault ? [fault] : [],
    locate: nowhere,
    locateText: nowhere,
  };
}

function positionIn(source: string, offset: number): Position {
  const above = source.slice(0, offset).split('\n');
  return { line: above.length, column: (above.at(-1) ?? '').length + 1 };
}
