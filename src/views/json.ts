/** What JSON can say. An optional key that is undefined is left out. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** The one way in which JSON is printed: on one line, in the order of the keys. */
export function printJson(value: Json): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed() : part,
  );
}
