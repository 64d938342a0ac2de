/**
 * A text without what formats other than HTML and JSON cannot hold: control characters (XML 1.0 and iCalendar refuse
 * them even escaped, terminals obey them), halves of surrogate pairs, and what is no character. Readers turn a
 * carriage return into a line feed, not all of them: so it is one already.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '');
}
