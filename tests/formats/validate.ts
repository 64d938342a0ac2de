import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';

/** Judges by grammars and schemas that are written from the formats' own specifications, with programs of others. */

function file(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8');
}

function relaxNg(name: string): (xml: string) => string[] {
  const validator = RelaxNGValidator.fromDoc(XmlDocument.fromString(file(name)));
  return (xml) => {
    try {
      const document = XmlDocument.fromString(xml);
      try {
        validator.validate(document);
      } finally {
        document.dispose();
      }
      return [];
    } catch (error) {
      return [String(error)];
    }
  };
}

/** What is wrong with an XML document, nothing when it is well-formed. */
export function xmlFaults(xml: string): string[] {
  try {
    XmlDocument.fromString(xml).dispose();
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** What is wrong with an XML document, nothing when it is a valid Atom feed. */
export const atomFaults: (xml: string) => string[] = relaxNg('atom.rng');

/** What is wrong with an XML document, nothing when it is a valid RSS 2.0 feed. */
export const rssFaults: (xml: string) => string[] = relaxNg('rss.rng');

/** Makes a judge of JSON documents out of a JSON Schema. */
export function jsonSchema(schema: object): (json: string) => string[] {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
  });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  return (json) =>
    validate(JSON.parse(json))
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

/** What is wrong with a JSON document, nothing when it is a valid JSON Feed 1.1. */
export const jsonFeedFaults: (json: string) => string[] = jsonSchema(
  JSON.parse(file('json-feed.schema.json')) as object,
);

/** What is wrong with a JSON document, nothing when it is a valid SARIF 2.1.0 log of our kind. */
export const sarifFaults: (json: string) => string[] = jsonSchema(
  JSON.parse(file('sarif.schema.json')) as object,
);
