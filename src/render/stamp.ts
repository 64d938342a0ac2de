import { hash } from 'node:crypto';
import { serialize } from 'node:v8';

/** A short name for a text of any length: another text has another one. */
export function stampOfText(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}

/** Names the state of a configuration: of plain data, as its module exports it. */
export function stampOfConfig(value: unknown): string {
  return hash('sha256', serialize(value), 'base64url');
}
