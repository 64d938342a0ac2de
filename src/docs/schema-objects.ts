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
  /** Paths of the object that the value, or each entry of the list, is; several where it is one of several kinds. */
  readonly objects: readonly string[];
}

/** One object of a format. */
export interface ObjectDescription {
  /** Where it stands: `''` at the top, `impact[]` for the entries of a list, `targets[] directory` for one kind of them. */
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
    const nested = nestedObjects(value, path === '' ? key : `${path}.${key}`);
    const description: KeyDescription = {
      key,
      value,
      isRequired: required.has(key),
      meaning: value.description ?? '',
      objects: nested.map((object) => object.path),
    };
    return { description, nested };
  });
  return [
    { path, keys: found.map(({ description }) => description) },
    ...found.flatMap(({ nested }) =>
      nested.flatMap((object) => objectsIn(object.schema, object.path)),
    ),
  ];
}

/** The object that a value is, or that each entry of a list is; all of them where it is one of several kinds. */
function nestedObjects(
  value: ValueSchema,
  path: string,
): { readonly schema: ValueSchema; readonly path: string }[] {
  if (value.type === 'array') return nestedObjects(entrySchema(value), `${path}[]`);
  if (value.oneOf) {
    return value.oneOf
      .map(schemaOf)
      .map((schema) => ({ schema, path: `${path} ${kindOf(schema)}` }));
  }
  return value.type === 'object' ? [{ schema: value, path }] : [];
}

/** The word in `type` that tells an object of this kind from those of others. */
function kindOf({ properties = {} }: ValueSchema): string {
  const { type } = properties;
  return type === undefined ? '' : String(schemaOf(type).const);
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
