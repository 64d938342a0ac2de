/** Numbers that look random and are the same in every run. */
export interface Seeded {
  /** A whole number from 0 up to, not including, `count`. */
  readonly below: (count: number) => number;
  /** One of the entries. */
  readonly pick: <Entry>(entries: ArrayLike<Entry>) => Entry;
}

/** The generator `mulberry32`, seeded with a text: another text, other numbers. */
export function seeded(seed: string): Seeded {
  let state = 0;
  for (const character of seed) state = (Math.imul(state, 31) + character.charCodeAt(0)) | 0;
  const below = (count: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * count);
  };
  return {
    below,
    pick: (entries) => {
      const entry = entries[below(entries.length)];
      if (entry === undefined) throw new Error('Nothing to pick from');
      return entry;
    },
  };
}
