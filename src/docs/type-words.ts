import { anchorOf } from './anchor.ts';
import { entrySchema, type KeyDescription, type ValueSchema } from './schema-objects.ts';

/** Which values a key takes, in words. Objects link to the table of their own. */
export function typeWords({ value, objects }: KeyDescription): string {
  return wordsFor(value, objects);
}

/** The name of an object: the heading of its table, and what links to it say. */
export function objectName(path: string): string {
  return `\`${path}\``;
}

function wordsFor(value: ValueSchema, objects: readonly string[]): string {
  if (value.oneOf) return objects.map(objectLink).join(', ');
  if (value.const !== undefined) return code(value.const);
  if (value.enum !== undefined) return value.enum.map(code).join(', ');
  switch (value.type) {
    case 'array':
      return listWords(value, objects);
    case 'object':
      return objects.map(objectLink).join(', ') || 'mapping';
    case 'string':
      return textWords(value);
    case 'boolean':
      return '`true`, `false`';
    case 'integer':
      return `whole number${rangeWords(value)}`;
    case 'number':
      return `number${rangeWords(value)}`;
    default:
      throw new Error(`The reference has no word for ${JSON.stringify(value.type)}.`);
  }
}

function objectLink(path: string): string {
  return `[${objectName(path)}](#${anchorOf(path)})`;
}

function listWords(value: ValueSchema, objects: readonly string[]): string {
  const least = value.minItems === undefined ? '' : `, ${value.minItems} or more`;
  return `list${least}: ${wordsFor(entrySchema(value), objects)}`;
}

/** Formats of JSON Schema; those of our own schemas are named so that they can be read out. */
const formats: Readonly<Record<string, string>> = {
  'date-time': 'instant',
  date: 'day',
  uri: 'address',
  email: 'mail address',
};

function textWords({ format, maxLength }: ValueSchema): string {
  const kind = format === undefined ? 'text' : (formats[format] ?? format);
  return maxLength === undefined ? kind : `${kind}, at most ${maxLength} characters`;
}

function rangeWords({ minimum, maximum }: ValueSchema): string {
  // Zod writes the largest safe integer where there is no limit.
  const isOpen = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER;
  if (isOpen) return minimum === undefined ? '' : `, at least ${minimum}`;
  return minimum === undefined ? `, at most ${maximum}` : ` from ${minimum} to ${maximum}`;
}

function code(value: unknown): string {
  return `\`${String(value)}\``;
}
