/** A place in a text file: line and column count from 1, columns in UTF-16 units, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export type FaultKind =
  | 'unreadable-file'
  | 'dangling-link'
  | 'endless-link'
  | 'file-too-large'
  | 'not-utf8'
  | 'merge-conflict'
  | 'no-frontmatter'
  | 'frontmatter-not-closed'
  | 'yaml-syntax'
  | 'nested-too-deeply'
  | 'duplicate-key'
  | 'unknown-tag'
  | 'yaml-alias-limit'
  | 'not-a-mapping'
  | 'config-missing'
  | 'config-syntax'
  | 'config-fails'
  | 'misplaced-file'
  | 'missing-document'
  | 'two-documents';

/** Why bytes could not be turned into a document. Data, without judgement: `check` makes a problem of it. */
export interface Fault {
  readonly kind: FaultKind;
  readonly at: Position;
  /** What the parser, the disk or the runtime said, or the name that is wrong. One line. */
  readonly detail: string;
}

export const fileStart: Position = { line: 1, column: 1 };

/** A step into a YAML or TypeScript value: a key of a mapping or an index of a list. */
export type Path = readonly PropertyKey[];

/**
 * Where the value at `path` stands, or with `'key'` its key. A path that leads nowhere gives the place of
 * the innermost value on the way that exists.
 */
export type Locate = (path: Path, part?: 'key' | 'value') => Position;

/**
 * Where the character at `offset` of the text at `path` stands, however the text is written. The empty path means the
 * Markdown below the frontmatter; a path that leads to no text gives what {@link Locate} gives.
 */
export type LocateText = (path: Path, offset: number) => Position;

/** A text of which YAML takes a part for something else: the value is what is left. */
export interface CutText {
  readonly path: Path;
  /** What YAML takes the part for. */
  readonly by: 'anchor' | 'tag' | 'comment';
  /** Where the part begins. */
  readonly at: Position;
  /** The part, as it is written. */
  readonly lost: string;
  /** All that is written for the value, in one line or over several. */
  readonly written: string;
}
