/** Written in by the compiler. */
declare const LIFEBOAT_KEY: string;

/** Names the state of all code of the compiled program; undefined where it runs from its sources. */
export const programKey = typeof LIFEBOAT_KEY === 'string' ? LIFEBOAT_KEY : undefined;
