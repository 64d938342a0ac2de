/** Gives what was made for a key, or makes it. */
export type Recent<Value> = (key: string, make: () => Value) => Value;

/**
 * Keeps the latest few of many values, so that what is asked for several times in a row is made once, and
 * what was made of all files of a large site is never in memory at the same time.
 */
export function keepRecent<Value>(most: number): Recent<Value> {
  const kept = new Map<string, Value>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const value = make();
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
