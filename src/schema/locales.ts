/** The languages that the site itself speaks. Each has a catalogue of words. */
export const languages = ['en'] as const;
export type Language = (typeof languages)[number];
