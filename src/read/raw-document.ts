import type { Fault, Locate } from './fault.ts';
import { fileStart } from './fault.ts';
import { splitFrontmatter } from './frontmatter.ts';
import { decodeText, readTextFile, type TextFile } from './text-file.ts';
import { parseYamlMapping } from './yaml-mapping.ts';

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
}

/** Reads and parses one document from disk. */
export function readDocument(path: string, file: string, name: DocumentName): RawDocument {
  return documentOf(readTextFile(path), file, name);
}

/** Parses one document from its bytes. */
export function parseDocument(bytes: Uint8Array, file: string, name: DocumentName): RawDocument {
  return documentOf(decodeText(bytes), file, name);
}

function documentOf(textFile: TextFile, file: string, name: DocumentName): RawDocument {
  const broken = (fault: Fault, source: string): RawDocument => ({
    name,
    file,
    source,
    value: undefined,
    body: '',
    faults: [fault],
    locate: () => fileStart,
  });
  if ('fault' in textFile) return broken(textFile.fault, '');
  const parts = splitFrontmatter(textFile.text);
  if ('fault' in parts) return broken(parts.fault, textFile.text);
  const mapping = parseYamlMapping(parts.yaml, parts.linesAbove);
  return { name, file, source: textFile.text, body: parts.body, ...mapping };
}
