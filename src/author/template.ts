import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from '../read/raw-document.ts';
import { readTextFile } from '../read/text-file.ts';

/** The folder of templates, below the site's folder. */
export const templateFolder = 'templates';

/** A record to begin with: a whole document whose times are replaced. */
export interface Template {
  /** The file's name without `.md`: what `--template` says. */
  readonly name: string;
  readonly kind: 'incident' | 'maintenance';
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The templates of a site that can be read, sorted by name. One that says what to `expect` is a maintenance. */
export function readTemplates(root: string): Template[] {
  return namesIn(join(root, templateFolder)).flatMap((file) => {
    const read = readTextFile(join(root, templateFolder, file));
    if ('fault' in read) return [];
    const { value } = parseDocument(Buffer.from(read.text), file, 'incident.md');
    if (typeof value !== 'object' || value === null) return [];
    const data = value as Readonly<Record<string, unknown>>;
    const kind = 'expect' in data ? 'maintenance' : 'incident';
    return [{ name: file.replace(/\.md$/, ''), kind, text: read.text, data }];
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.md') && !name.startsWith('.'))
      .sort();
  } catch {
    return [];
  }
}
