import { expect, it } from 'vitest';
import { parseConfig } from '../../../src/read/config-source.ts';

function isJavaScript(source: string): boolean {
  const parsed = parseConfig(source);
  if ('fault' in parsed) throw new Error(parsed.fault.detail);
  return parsed.isJavaScript;
}

it.each([
  "// A comment.\nimport { defineStatusPage } from 'lifeboat';\nexport default defineStatusPage({ name: 'A' /* b */ });",
  'const name = `A ${1}`;\nexport default { name, list: [-1, null, true, ...[]], ["key"]: Number.MAX_VALUE };',
  "import rest, { type } from './rest.js';\nexport default rest;",
])('a module of data is JavaScript: %s', (source) => {
  expect(isJavaScript(source)).toBe(true);
});

it.each([
  'export default { name: "A" } satisfies object;',
  'export default { name: "A" } as const;',
  'const name: string = "A";\nexport default { name };',
  'import type { Config } from "lifeboat";\nexport default {};',
  'import { type Config } from "lifeboat";\nexport default {};',
  'declare const name = "A";\nexport default {};',
  'export default defineStatusPage<Config>({});',
  'export default name!;',
  'enum Name { A }\nexport default {};',
  'export default (name?: string) => name;',
  'class A { private name = 1 }\nexport default {};',
  'type A = string;\nexport default {};',
])('a module that has or may have types is not: %s', (source) => {
  expect(isJavaScript(source)).toBe(false);
});
