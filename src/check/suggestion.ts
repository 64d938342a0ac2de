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

/** A word as code, cut so that a message stays readable. Control characters never reach a terminal. */
export function code(word: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters to replace
  const clean = word.replace(/[\u0000-\u001f\u007f-\u009f]/g, '�');
  return `\`${clean.length > 60 ? `${clean.slice(0, 59)}…` : clean}\``;
}
