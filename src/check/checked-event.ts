import type { RawDocument } from '../read/raw-document.ts';
import type { Incident, Maintenance } from '../schema/site.ts';

/** An event that has no errors. */
export type CheckedEvent =
  | { readonly kind: 'incident'; readonly record: Incident }
  | { readonly kind: 'maintenance'; readonly record: Maintenance };

/**
 * Gives a record its body. It is read from the file when a page shows it: the bodies of all records do not
 * fit into memory together.
 */
export function withBody<Record extends object>(
  record: Record,
  document: RawDocument,
): Record & { readonly body: string } {
  const fields = { [documentKey]: { value: document }, body };
  return Object.defineProperties(record, fields) as Record & { readonly body: string };
}

const documentKey = Symbol('document');

/** One for all records: with a function of its own each would have a shape of its own, and every look at it be slow. */
const body: PropertyDescriptor & ThisType<{ readonly [documentKey]: RawDocument }> = {
  get() {
    return this[documentKey].body;
  },
  enumerable: true,
};
