import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { SiteConfigInput } from '../../src/schema/site-config.ts';

/** A site's folder as data: file contents by path, to be written into an empty folder. */
export interface SiteFiles {
  /** The instant for which it is built. */
  readonly now: string;
  readonly config: SiteConfigInput;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Whether it has errors on purpose and is built all the same. */
  readonly keepGoing?: boolean;
}

/** Writes a site into a folder, from which `lifeboat build --root` builds it. */
export function writeSite(folder: string, { config, files }: SiteFiles): void {
  const all = {
    'status.config.ts': `export default ${JSON.stringify(config, null, 2)};\n`,
    'public/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n',
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A document from its frontmatter as data, and its body. */
export function document(frontmatter: object, body = ''): string {
  return `---\n${stringify(frontmatter)}---\n\n${body}\n`;
}
