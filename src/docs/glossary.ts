/** What the words in the column "type" mean, by the word. */
const meanings: Readonly<Record<string, string>> = {
  text: 'not empty. Where it is Markdown, the meaning says so.',
  instant:
    'ISO 8601 with a date, a time to the minute or finer, and `Z` or an offset: `2026-03-14T10:05Z`, `2026-03-14T11:05:00+01:00`. A time without a zone is refused.',
  day: '`2026-03-14`. It begins at 00:00 UTC.',
  address: 'a whole one, beginning with `https://` or `http://`.',
};

/** The words of these types that want an explanation, as a list; `''` when there are none. */
export function glossary(types: readonly string[]): string {
  return Object.entries(meanings)
    .filter(([word]) => types.some((type) => type.split(/[ ,:]+/).includes(word)))
    .map(([word, meaning]) => `- *${word}*: ${meaning}`)
    .join('\n');
}
