import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RuleId } from '../check/rules.ts';
import { programFolder } from './program-folder.ts';

/** The command that says more about a rule, wherever somebody reads of it. */
export function explainCommand(rule: RuleId): string {
  return `lifeboat explain ${rule}`;
}

/** Address of the page that explains a rule, for a terminal to open; a program without its documentation has none. */
export function rulePageAddress(rule: RuleId): string | undefined {
  const file = join(programFolder, 'docs/reference/rules.md');
  return existsSync(file) ? `${pathToFileURL(file).href}#${rule}` : undefined;
}
