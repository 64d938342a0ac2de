import { join } from 'node:path';
import {
  type CutText,
  type Fault,
  fileStart,
  type Locate,
  type LocateText,
  type Position,
} from './fault.ts';
import { splitFrontmatter } from './frontmatter.ts';
import { keepRecent } from '../memo/recent.ts';
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
  /** Texts of the frontmatter of which a part is not in the value. */
  readonly cutTexts: readonly CutText[];
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

/** Takes the documents of one site apart, by their path relative to its folder. */
export interface DocumentReader {
  readonly text: (file: string) => DocumentText;
  readonly mapping: (file: string) => YamlMapping;
}

/** Enough for the documents of one folder and a few more. */
const mostRecent = 16;

/**
 * Reads documents from disk. One is read when something of it is asked for, and read again when it is asked for much
 * later: the texts of all documents are never in memory together.
 * @param root the site's folder
 */
export function documentReader(root: string): DocumentReader {
  const texts = keepRecent<DocumentText>(mostRecent);
  const mappings = keepRecent<YamlMapping>(mostRecent);
  const text = (file: string): DocumentText =>
    texts(file, () => textOf(readTextFile(join(root, file))));
  return { text, mapping: (file) => mappings(file, () => mappingOf(text(file))) };
}

/** One document on disk. Nothing is read before it is asked for. */
export function readDocument(
  file: string,
  name: DocumentName,
  reader: DocumentReader,
): RawDocument {
  return new LazyDocument(file, name, reader);
}

/** Parses one document from its bytes. */
export function parseDocument(bytes: Uint8Array, file: string, name: DocumentName): RawDocument {
  const text = textOf(decodeText(bytes));
  const mapping = mappingOf(text);
  return new LazyDocument(file, name, { text: () => text, mapping: () => mapping });
}

/** There is one for each document of a site: it holds as little as it can. */
class LazyDocument implements RawDocument {
  readonly name: DocumentName;
  readonly file: string;
  readonly #reader: DocumentReader;

  constructor(file: string, name: DocumentName, reader: DocumentReader) {
    this.file = file;
    this.name = name;
    this.#reader = reader;
  }

  get source(): string {
    return this.#reader.text(this.file).source;
  }

  get body(): string {
    return this.#reader.text(this.file).body;
  }

  get value(): unknown {
    return this.#reader.mapping(this.file).value;
  }

  get faults(): readonly Fault[] {
    return this.#reader.mapping(this.file).faults;
  }

  get cutTexts(): readonly CutText[] {
    return this.#reader.mapping(this.file).cutTexts();
  }

  // Functions that know their document wherever they are passed on, and are there only when asked for.
  get locate(): Locate {
    return (path, part) => this.#reader.mapping(this.file).locate(path, part);
  }

  get locateText(): LocateText {
    return (path, offset) => {
      if (path.length > 0) return this.#reader.mapping(this.file).locateText(path, offset);
      const { source, bodyOffset } = this.#reader.text(this.file);
      return positionIn(source, bodyOffset + offset);
    };
  }
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
    cutTexts: () => [],
  };
}

function positionIn(source: string, offset: number): Position {
  const above = source.slice(0, offset).split('\n');
  return { line: above.length, column: (above.at(-1) ?? '').length + 1 };
}
