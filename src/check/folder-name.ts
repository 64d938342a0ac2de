/** What a folder below `incidents/` is called: a day and a slug. */
export const folderName = /^\d{4}-\d{2}-\d{2}(-[a-z0-9]+)+$/;

/** Words as a slug: lower-case letters, digits and hyphens; `''` where nothing of that is in them. */
export function slugOf(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
