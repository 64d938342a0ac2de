import type { Language } from '../schema/locales.ts';
import { en, type Words } from './en.ts';

const catalogues: Readonly<Record<Language, Words>> = { en };

/** The words for a locale such as `en` or `en-GB`. The check has seen to it that there is a catalogue. */
export function wordsFor(locale: string): Words {
  return catalogues[new Intl.Locale(locale).language as Language];
}
