import { Document, Scalar, visit } from 'yaml';

/** How the YAML that we write looks: texts of several lines stand as they are, and no line is folded. */
const layout = { lineWidth: 0, indentSeq: true } as const;

/** Plain data as YAML in block form. A text that ends with a line end stands below its key, after `|`. */
export function blockYaml(value: unknown): string {
  const document = new Document(value, { version: '1.2', schema: 'core' });
  visit(document, {
    Scalar: (_key, scalar) => {
      if (typeof scalar.value === 'string' && scalar.value.endsWith('\n')) {
        scalar.type = Scalar.BLOCK_LITERAL;
      }
    },
  });
  return document.toString(layout);
}

/** Plain data as YAML on one line, for mappings and lists between brackets. */
export function flowYaml(value: unknown): string {
  const document = new Document(value, { version: '1.2', schema: 'core' });
  visit(document, {
    Collection: (_key, collection) => {
      collection.flow = true;
    },
    Scalar: (_key, scalar) => {
      if (typeof scalar.value === 'string' && scalar.value.includes('\n')) {
        scalar.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  return document
    .toString({
      ...layout,
      flowCollectionPadding: false,
      doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
    })
    .replaceAll(/\n\s*/g, ' ')
    .trim();
}

/** Every line that is not empty, moved to the right. */
export function indented(text: string, columns: number): string {
  // YAML knows fewer line ends than `^` of regular expressions does.
  return text.replaceAll(/(?<![^\n])(?=[^\n])/g, ' '.repeat(columns));
}
