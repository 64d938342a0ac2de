import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { isCompared } from './compared-files.ts';

/*
 * Whether two generators printed the same: the same files, and in each page and feed the same elements with the same
 * attributes and the same texts in the same order. Three things may differ: space where it has no meaning, how
 * characters are escaped, and how the style sheet was made smaller.
 */

/**
 * Compares every page and feed of two built sites.
 * @returns how many were compared
 * @throws {Error} at the first difference; its message says where
 */
export function expectSamePages(one: string, other: string): number {
  const files = comparedFiles(one);
  const others = comparedFiles(other);
  const alone = [...new Set(files).symmetricDifference(new Set(others))];
  if (alone.length > 0) {
    throw new Error(`Only one of both has ${alone.slice(0, 5).join(', ')} (${alone.length} files)`);
  }
  for (const file of files) expectSame(file, partsIn(join(one, file)), partsIn(join(other, file)));
  return files.length;
}

function comparedFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .filter(isCompared)
    .sort();
}

function expectSame(file: string, parts: readonly string[], others: readonly string[]): void {
  const at = parts.findIndex((part, index) => part !== others[index]);
  if (at === -1 && parts.length === others.length) return;
  const place = at === -1 ? parts.length : at;
  const near = (all: readonly string[]): string => all.slice(place - 3, place + 3).join(' ');
  throw new Error(`${file} differs:\n  ${near(parts)}\n  ${near(others)}`);
}

/** Tags with their attributes, and texts, in their order. */
function partsIn(path: string): string[] {
  const parts: string[] = [];
  let text = '';
  let isStyle = false;
  const endText = (): void => {
    const words = text.replace(/\s+/g, ' ').trim();
    if (words !== '' && !isStyle) parts.push(words);
    text = '';
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        endText();
        isStyle = name === 'style';
        const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
        parts.push(`<${name}${said.sort().join('')}>`);
      },
      ontext: (more) => (text += more),
      onclosetag: (name) => {
        endText();
        isStyle = false;
        parts.push(`</${name}>`);
      },
    },
    { xmlMode: path.endsWith('.rss') },
  );
  parser.end(readFileSync(path, 'utf8'));
  return parts;
}
