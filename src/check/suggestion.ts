import { closest, distance } from 'fastest-levenshtein';

/** The known word that was probably meant, or undefined when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const best = closest(word.toLowerCase(), known);
  const far = Math.max(2, Math.ceil(best.length / 3));
  return distance(word.toLowerCase(), best) <= far ? best : undefined;
}

/** A sentence that names the word that was meant, or else all of them. */
export function didYouMean(word: string, known: readonly string[]): string {
  const best = nearest(word, known);
  return best === undefined ? `Use one of ${listOf(known)}.` : `Did you mean ${code(best)}?`;
}

export function listOf(words: readonly string[]): string {
  return words.map(code).join(', ');
}

/** A word as code, cut so that a message stays readable. */
export function code(word: string): string {
  return `\`${word.length > 60 ? `${word.slice(0, 59)}…` : word}\``;
}

/** A text as one writes it in YAML so that no sign in it means anything, as code. */
export function quoted(text: string): string {
  const isPlain = !/["\\]/.test(text);
  return `\`${isPlain ? `"${text}"` : `'${text.replaceAll("'", "''")}'`}\``;
}

/** `U+00A0`: how a character is said that cannot be told from another by its looks. */
export function codePointName(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A message on one line: characters that steer a terminal or break the line are replaced. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, '\ufffd');
}

/** What to write instead of the id of a record that does not exist. Thousands of ids would be no help. */
export function relatedFix(id: string, ids: ReadonlySet<string>): string {
  const meant = nearest(id, [...ids]);
  return meant === undefined
    ? 'Write the name of a folder below `incidents/`.'
    : `Did you mean ${code(meant)}?`;
}
