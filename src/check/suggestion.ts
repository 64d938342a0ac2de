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
  return best === undefined ? `Use one of ${listOf(known)}.` : meant(word, best);
}

function meant(word: string, best: string): string {
  const index = [...word].findIndex((character) => !/[\x20-\x7e]/.test(character));
  const odd = [...word][index];
  const isMeant = odd === undefined || best.includes(odd);
  const looks = /^[\p{Cf}\p{Z}]$/u.test(odd ?? '') ? 'nobody sees it' : 'it may look like another';
  const note = isMeant
    ? ''
    : ` Character ${index + 1} of what is written is ${codePointName(odd)}: ${looks}.`;
  return `Did you mean ${wholeCode(best)}?${note}`;
}

export function listOf(words: readonly string[]): string {
  return words.map(wholeCode).join(', ');
}

/** A word as code that is to be written just so. */
export function wholeCode(word: string): string {
  return `\`${word}\``;
}

/** The longest text that a message shows whole: ids and titles are no longer. */
const longestShown = 120;

/** A word as code, cut so that a message stays readable. */
export function code(word: string): string {
  return wholeCode(word.length > longestShown ? `${word.slice(0, longestShown - 1)}…` : word);
}

/** Says to put a value in quotes, so that no sign in it means anything to YAML. */
export function quotesFix(written: string): string {
  const isPlain = !/["\\]/.test(written);
  const quoted = isPlain ? `"${written}"` : `'${written.replaceAll("'", "''")}'`;
  return written.length > longestShown
    ? 'Put the value in quotes.'
    : `Put the value in quotes: ${wholeCode(quoted)}.`;
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
  const best = nearest(id, [...ids]);
  return best === undefined ? 'Write the name of a folder below `incidents/`.' : meant(id, best);
}
