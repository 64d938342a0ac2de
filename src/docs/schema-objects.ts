import { z } from 'zod';

/** What JSON Schema says of one value. */
export type ValueSchema = z.core.JSONSchema.BaseSchema;

/** One key of an object, as its author sees it. */
export interface KeyDescription {
  readonly key: string;
  /** The key's value; where that is a list, the list. */
  readonly value: ValueSchema;
  readonly isRequired: boolean;
  /** What the schema's `.describe()` says, `''` where it says nothing. */
  readonly meaning: string;
  /** Path of the object that the value, or each entry of the list, is; undefined where it is none. */
  readonly object: string | undefined;
}

/** One object of a format. */
export interface ObjectDescription {
  /** Where it stands: `''` at the top, `impact[]` for the entries of a list, `policy.uptimeWeights`. */
  readonly path: string;
  readonly keys: readonly KeyDescription[];
}

/**
 * All objects of a format, the whole first and each other one after the object that it stands in.
 * Described is what an author writes, before any transformation.
 */
export function describeObjects(schema: z.ZodType): ObjectDescription[] {
  return objectsIn(z.toJSONSchema(schema, { io: 'input' }), '');
}

function objectsIn(schema: ValueSchema, path: string): ObjectDescription[] {
  const required = new Set(schema.required);
  const found = Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const value = schemaOf(property);
    const nested = nestedObject(value, path === '' ? key : `${path}.${key}`);
    const description: KeyDescription = {
      key,
      value,
      isRequired: required.has(key),
      meaning: value.description ?? '',
      object: nested?.path,
    };
    return { description, nested };
  });
  return [
    { path, keys: found.map(({ description }) => description) },
    ...found.flatMap(({ nested }) => (nested ? objectsIn(nested.schema, nested.path) : [])),
  ];
}

/** The object that a value is, or that each entry of a list is. */
function nestedObject(
  value: ValueSchema,
  path: string,
): { readonly schema: ValueSchema; readonly path: string } | undefined {
  if (value.type === 'array') return nestedObject(entrySchema(value), `${path}[]`);
  return value.type === 'object' ? { schema: value, path } : undefined;
}

/**
 * What each entry of a list is.
 * @throws {Error} when the entries are not all of one kind: no format of ours has such a list
 */
export function entrySchema(list: ValueSchema): ValueSchema {
  if (list.items === undefined || Array.isArray(list.items)) {
    throw new Error('The reference can describe only lists whose entries are all of one kind.');
  }
  return schemaOf(list.items);
}

/** JSON Schema has `true` and `false` for anything and nothing; our formats have no such values. */
function schemaOf(schema: z.core.JSONSchema._JSONSchema): ValueSchema {
  if (typeof schema === 'boolean') throw new Error('The reference cannot describe such a value.');
  return schema;
}
