/** Numbers that look random and are the same for the same seed, on every machine. */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** One of a list that is not empty. */
  pick<Item>(list: readonly [Item, ...Item[]]): Item;
  /** So many different ones of a list, in its order; all of them when it has no more. */
  sample<Item>(list: readonly Item[], count: number): Item[];
  /** True in this share of all cases. */
  chance(share: number): boolean;
}

/** @param seed a whole number */
export function seededRandom(seed: number): Random {
  const next = mulberry32(seed);
  const between = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1));
  return {
    between,
    pick: (list) => list[between(0, list.length - 1)] ?? list[0],
    sample(list, count) {
      const rest = list.map((_item, index) => index);
      const chosen = new Set<number>();
      while (chosen.size < count && rest.length > 0) {
        for (const index of rest.splice(between(0, rest.length - 1), 1)) chosen.add(index);
      }
      return list.filter((_item, index) => chosen.has(index));
    },
    chance: (share) => next() < share,
  };
}

/** Mulberry32 by Tommy Ettinger, in the public domain: 32 bits of state, numbers from 0 to below 1. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
