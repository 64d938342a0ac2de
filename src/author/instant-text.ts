import type { Instant } from '../schema/instant.ts';

/** `2026-03-14T10:05:00Z`: how we write an instant into a file. To the second; what is finer is dropped. */
export function instantText(at: Instant): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
