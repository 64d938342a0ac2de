import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';

/** What goes to browsers as it is: scripts and style sheets, each with the module of the views that holds it as text. */
export const browserTexts = [
  { source: 'present.ts', target: '../views/present-script.ts', name: 'presentScript' },
  { source: 'keeper.ts', target: '../views/keeper-script.ts', name: 'keeperScript' },
  { source: 'search.js', target: '../views/search-script.ts', name: 'searchScript' },
  { source: '../styles/site.css', target: '../views/site-style.ts', name: 'siteStyle' },
  { source: '../styles/inner.css', target: '../views/inner-style.ts', name: 'innerStyle' },
] as const;

/** The module that holds such a text, compiled and made small. */
export async function compiledModule({
  source,
  name,
}: (typeof browserTexts)[number]): Promise<string> {
  const isStyle = source.endsWith('.css');
  const { code } = await transform(readFileSync(join(import.meta.dirname, source), 'utf8'), {
    loader: isStyle ? 'css' : 'ts',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    ...(!isStyle && { format: 'esm' as const }),
  });
  const path = join('src/browser', source).replaceAll('\\', '/');
  return `// Generated from \`${path}\` by \`npm run browser-script\`. Do not edit it here.\nexport const ${name} = ${JSON.stringify(code.trim())};\n`;
}
