/** What a folder below `incidents/` is called: a day and a slug. */
export const folderName = /^\d{4}-\d{2}-\d{2}(-[a-z0-9]+)+$/;

/** Words as a slug: lower-case letters, digits and hyphens; `''` where nothing of that is in them. */
export function slugOf(words: string): string {
  return words
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? '')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Latin letters that are no plain letter with a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
