import { hash } from 'node:crypto';

/** A short name for a text of any length: another text has another one. */
export function stampOfText(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
