import type { Match } from './prose-rule.ts';

/**
 * A pattern over whole words, without regard to case: a space stands for any white space, so that lines may break and
 * emphasis may begin between two words.
 * @param source a regular expression, in which `’` stands for either apostrophe
 */
export function words(source: string): RegExp {
  const loose = source.replaceAll(' ', '\\s+').replaceAll('’', "['’]");
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${loose})(?![\\p{L}\\p{N}_])`, 'giu');
}

/** All places of a pattern in a text. */
export function matchesOf(text: string, pattern: RegExp): Match[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  }));
}

/** What stands before an offset in the same sentence. */
export function sentenceBefore(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const ends = [...before.matchAll(/[.!?;:](?=\s)/g)];
  return before.slice((ends.at(-1)?.index ?? -1) + 1);
}

/** What stands from an offset on in the same sentence. */
export function sentenceAfter(text: string, offset: number): string {
  const after = text.slice(offset);
  const end = /[.!?;](?=\s|$)/.exec(after);
  return end ? after.slice(0, end.index) : after;
}
