import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { browserTexts, compiledModule } from '../../src/browser/compile.ts';

const sources = resolve(import.meta.dirname, '../../src/browser');

it.each(browserTexts)(
  '$target is what $source compiles to (npm run browser-script)',
  async (script) => {
    expect(readFileSync(join(sources, script.target), 'utf8')).toBe(await compiledModule(script));
  },
);
