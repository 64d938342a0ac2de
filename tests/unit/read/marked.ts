import type { Position } from '../../../src/read/fault.ts';
import { parseDocument, type RawDocument } from '../../../src/read/raw-document.ts';

/** Stands in a test's text before the place that is meant. */
export const MARK = '▸';

/** A text without its mark, and where that stood. */
export function marked(text: string): { readonly text: string; readonly at: Position } {
  const parts = text.split(MARK);
  if (parts.length !== 2) throw new Error(`A text needs one ${MARK}`);
  const above = (parts[0] ?? '').replaceAll('\r\n', '\n').split('\n');
  const at = { line: above.length, column: (above.at(-1) ?? '').replace('\ufeff', '').length + 1 };
  return { text: parts.join(''), at };
}

/** A document from its text, as if it had been read from disk. */
export function documentOf(text: string | Uint8Array): RawDocument {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return parseDocument(bytes, 'incidents/2026-03-14-checkout/incident.md', 'incident.md');
}
