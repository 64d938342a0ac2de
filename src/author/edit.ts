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
    }
  /** Takes a key of the mapping at `path` away, with its value. */
  | { readonly kind: 'remove'; readonly path: Path; readonly key: string };

/** The same change of plain data: what the edited text has to say when it is read again. */
export function editedValue(value: unknown, edit: Edit): unknown {
  const mapping = value as Readonly<Record<string, unknown>>;
  if (edit.kind === 'append') {
    const list = (mapping[edit.key] ?? []) as readonly unknown[];
    return { ...mapping, [edit.key]: [...list, edit.entry] };
  }
  return changedAt(value, edit.path, (mapping) =>
    edit.kind === 'set' ? { ...mapping, [edit.key]: edit.value } : without(mapping, edit.key),
  );
}

function without(mapping: Mapping, key: string): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([each]) => each !== key));
}

type Mapping = Readonly<Record<PropertyKey, unknown>>;

/** The same data with another mapping in the place of the one at `path`. */
function changedAt(value: unknown, path: Path, change: (mapping: Mapping) => Mapping): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(value as Mapping);
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) =>
      index === step ? changedAt(entry, rest, change) : entry,
    );
  }
  const mapping = value as Mapping;
  return { ...mapping, [step]: changedAt(mapping[step], rest, change) };
}
