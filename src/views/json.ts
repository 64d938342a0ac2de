/** What JSON can say. An optional key that is undefined is left out. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** The one way in which JSON is printed: on one line, in the order of the keys. */
export function printJson(value: Json): string {
  const text = JSON.stringify(value);
  // Half a character is printed as an escape, which few readers survive. Hardly any text holds one.
  return text.includes('\\ud') ? JSON.stringify(value, wellFormed) : text;
}

function wellFormed(_key: string, part: unknown): unknown {
  return typeof part === 'string' ? part.toWellFormed() : part;
}
