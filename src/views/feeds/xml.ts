import XMLBuilder from 'fast-xml-builder';
import { plainText } from '../plain-text.ts';

/** Keys that begin with `@` are attributes, `#text` is the text beside them; an undefined element is left out. */
export type Xml = string | readonly Xml[] | { readonly [key: string]: Xml | undefined };

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  format: true,
});

/** A whole XML document. All texts and attributes are escaped, and hold only what XML 1.0 can hold. */
export function printXml(root: { readonly [name: string]: Xml }): string {
  return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, ...clean(root) });
}

function clean(node: { readonly [key: string]: Xml | undefined }): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(node)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, cleanValue(value as Xml)]),
  );
}

function cleanValue(value: Xml): unknown {
  if (typeof value === 'string') return plainText(value);
  return isList(value) ? value.map(cleanValue) : clean(value);
}

function isList(value: Xml): value is readonly Xml[] {
  return Array.isArray(value);
}
