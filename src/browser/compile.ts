import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';

/** The scripts for browsers, each with the module of the views that holds it as text. */
export const browserScripts = [
  { source: 'present.ts', target: '../views/present-script.ts', name: 'presentScript' },
  { source: 'keeper.ts', target: '../views/keeper-script.ts', name: 'keeperScript' },
] as const;

/** The module that holds a script, compiled and made small, as text. */
export async function compiledModule({
  source,
  name,
}: (typeof browserScripts)[number]): Promise<string> {
  const { code } = await transform(readFileSync(join(import.meta.dirname, source), 'utf8'), {
    loader: 'ts',
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
  });
  return `// Generated from \`src/browser/${source}\` by \`npm run browser-script\`. Do not edit it here.\nexport const ${name} = ${JSON.stringify(code.trim())};\n`;
}
