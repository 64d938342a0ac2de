import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { RuleId } from '../check/rules.ts';
import { programFolder } from './program-folder.ts';

/** Where the documentation explains a rule, from the project's folder. */
export function rulePage(rule: RuleId): string {
  return `docs/reference/rules.md#${rule}`;
}

/** The same as an address that a terminal can open. */
export function rulePageAddress(rule: RuleId): string {
  const [file = '', anchor = ''] = rulePage(rule).split('#');
  return `${pathToFileURL(join(programFolder, file)).href}#${anchor}`;
}
