import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { BuiltSiteName } from './build-sites.ts';

/** A site that was built for the tests and is being served. */
export interface BuiltSite {
  readonly name: BuiltSiteName;
  readonly folder: string;
  readonly origin: string;
}

/** Test workers are processes of their own: what the set-up made reaches them through the environment. */
const variable = 'LIFEBOAT_BUILT_SITES';

export function passBuiltSites(sites: readonly BuiltSite[]): void {
  process.env[variable] = JSON.stringify(sites);
}

export function builtSite(name: BuiltSiteName): BuiltSite {
  const sites = JSON.parse(process.env[variable] ?? '[]') as readonly BuiltSite[];
  const found = sites.find((site) => site.name === name);
  if (!found) throw new Error(`The set-up built no site ${name}.`);
  return found;
}

/** Paths of all HTML pages as a browser asks for them: `/`, `/404.html`, `/about/`, … */
export function pagePaths({ folder }: BuiltSite): string[] {
  return filePaths(folder)
    .filter((path) => path.endsWith('.html'))
    .map((path) => path.replace(/(^|\/)index\.html$/, '$1'))
    .map((path) => `/${path}`);
}

/** Where the file of a page lies. */
export function pageFile({ folder }: BuiltSite, path: string): string {
  return join(folder, path.endsWith('/') ? `${path}index.html` : path);
}

/** Paths of all files, relative and with `/` between their parts, sorted. */
export function filePaths(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}
