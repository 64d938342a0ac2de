import type { RawDocument } from '../read/raw-document.ts';
import { type Problem, problemAt } from './problem.ts';

/** What keys of well-known services look like. Only forms that nothing else has: a false alarm would be passed over. */
const secrets: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/g],
  ['an AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g],
  ['a GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{50,}\b/g],
  ['a GitLab token', /\bglpat-[A-Za-z0-9_-]{20,}/g],
  ['a Slack token', /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g],
  ['a Google API key', /\bAIza[0-9A-Za-z_-]{35}\b/g],
  ['a Stripe key', /\b[sr]k_live_[0-9A-Za-z]{20,}\b/g],
  ['a JSON Web Token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g],
  ['a password in an address', /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/:@]+@[^\s/]+/gi],
];

/** Secrets anywhere in a document, code and comments included: all of it is public in the repository. */
export function secretProblems({ file, source }: RawDocument): Problem[] {
  return secrets.flatMap(([name, pattern]) =>
    [...source.matchAll(pattern)].map(({ index }) => {
      const above = source.slice(0, index).split('\n');
      const at = { line: above.length, column: (above.at(-1) ?? '').length + 1 };
      return problemAt(file, at, {
        rule: 'secret-in-text',
        what: `This looks like ${name}.`,
        fix: 'Take it out, and make it worthless first: whoever reads the page or the repository has it.',
      });
    }),
  );
}
