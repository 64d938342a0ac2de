import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { documentNames } from '../read/raw-document.ts';
import { contentFolder } from '../read/content-folder.ts';
import { jsonSchemas } from '../schema/json-schemas.ts';
import { recordIds } from './record.ts';

/** Where the Astro extension of an editor looks for what frontmatter may say, below the folder that is open. */
const collectionsFolder = '.astro/collections';

/**
 * Tells the Astro extension which schema each document of a site has: it then completes keys and values and
 * underlines what is wrong. Documents that come later are known after the next call.
 * @param root the site's folder, which is the folder that the editor opens
 * @returns how many documents there are
 */
export function writeEditorCollections(root: string): number {
  const entries = documentsBelow(root);
  const folder = join(root, collectionsFolder);
  mkdirSync(folder, { recursive: true });
  const schemas = jsonSchemas();
  const names = documentNames.map((name) => name.replace('.md', '') as keyof typeof schemas);
  for (const name of names) {
    writeFileSync(
      join(folder, `${name}.schema.json`),
      `${JSON.stringify(schemas[name], null, 2)}\n`,
    );
  }
  const collections = names.map((name) => ({ name, hasSchema: true }));
  const config = { collections, entries: Object.fromEntries(entries) };
  writeFileSync(join(folder, 'collections.json'), `${JSON.stringify(config, null, 2)}\n`);
  return entries.length;
}

/** The address of each document, in lower case as the extension compares them, and the name of its schema. */
function documentsBelow(root: string): (readonly [address: string, schema: string])[] {
  const content = join(root, contentFolder);
  return recordIds(root).flatMap((name) =>
    readdirSync(join(content, name))
      .filter((file) => (documentNames as readonly string[]).includes(file))
      .map((file) => {
        const address = decodeURIComponent(pathToFileURL(join(content, name, file)).href);
        return [address.toLowerCase(), file.replace('.md', '')] as const;
      }),
  );
}
