import { addSeconds } from 'date-fns/addSeconds';
import type { Instant } from '../schema/instant.ts';

/**
 * When the next update of a record is said: now, or a second after its last one where that is later. Clocks of two
 * machines differ by minutes, and nobody should have to wait for the slower one.
 */
export function updateInstant(
  { updates }: { readonly updates: readonly { readonly at: Instant }[] },
  now: Instant,
): Instant {
  const last = updates.at(-1);
  return last ? Math.max(now, addSeconds(last.at, 1).getTime()) : now;
}
