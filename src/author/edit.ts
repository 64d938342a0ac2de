import type { Path } from '../read/fault.ts';

/** One change of a document's frontmatter, as its author means it. */
export type Edit =
  /** Adds an entry at the end of the list under `key`, which is begun where there is none. */
  | { readonly kind: 'append'; readonly key: string; readonly entry: unknown }
  /** Writes a key of the mapping at `path`: over its old value, else below `after`, else at the end. */
  | {
      readonly kind: 'set';
      readonly path: Path;
      readonly key: string;
      readonly value: unknown;
      readonly after?: string;
    };

/** The same change of plain data: what the edited text has to say when it is read again. */
export function editedValue(value: unknown, edit: Edit): unknown {
  const mapping = value as Readonly<Record<string, unknown>>;
  if (edit.kind === 'append') {
    const list = (mapping[edit.key] ?? []) as readonly unknown[];
    return { ...mapping, [edit.key]: [...list, edit.entry] };
  }
  return withKey(value, edit.path, edit.key, edit.value);
}

function withKey(value: unknown, path: Path, key: string, to: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return { ...(value as object), [key]: to };
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) =>
      index === step ? withKey(entry, rest, key, to) : entry,
    );
  }
  const mapping = value as Readonly<Record<PropertyKey, unknown>>;
  return { ...mapping, [step]: withKey(mapping[step], rest, key, to) };
}
