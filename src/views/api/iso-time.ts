import type { Instant } from '../../schema/instant.ts';

/** `2026-03-14T10:05:00.000Z`: always with milliseconds, without which some clients crash. */
export function isoTime(at: Instant): string {
  return new Date(at).toISOString();
}
