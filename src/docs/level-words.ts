import type { Level } from '../check/rules.ts';

/** How the reference calls the level of a rule. */
export const levelWords: Readonly<Record<Level, string>> = {
  error: 'Error',
  warning: 'Warning',
  note: 'Note',
};
