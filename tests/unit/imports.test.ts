import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/*
 * The way through the house (DESIGN, section 7) as a table: which folder of `src/` may import what. A folder
 * may always import from itself. A new folder needs a row.
 */

interface Row {
  /** Folders and files of `src/`. */
  readonly own: readonly string[];
  /** Of these, types only; and of the files named, constants as well. */
  readonly typesOf?: { readonly [folder: string]: { readonly butConstantsOf: readonly string[] } };
  /** Packages, or beginnings of their names that end with `/` or `:`. */
  readonly packages: readonly string[];
}

const dates = ['date-fns', 'date-fns/', '@date-fns/'];
const everything = [
  ...['schema', 'read', 'markdown', 'check', 'domain', 'words', 'views', 'content.ts'],
  ...['render', 'publish', 'audit', 'import', 'author', 'starter', 'docs'],
];

const table: Readonly<Record<string, Row>> = {
  memo: { own: [], packages: [] },
  schema: { own: [], packages: ['zod'] },
  read: { own: ['memo'], packages: ['node:', 'yaml', '@babel/parser'] },
  markdown: { own: [], packages: ['markdown-it', 'markdown-it-footnote', 'sanitize-html'] },
  domain: {
    own: [],
    typesOf: { schema: { butConstantsOf: ['schema/levels.ts'] } },
    packages: dates,
  },
  check: {
    own: ['schema', 'read', 'domain', 'markdown'],
    packages: [
      ...['zod', 'fastest-levenshtein', 'tldts', ...dates],
      ...['mdast', 'mdast-util-from-markdown', 'mdast-util-gfm', 'micromark-extension-gfm'],
    ],
  },
  words: { own: ['schema'], packages: [] },
  browser: { own: [], packages: ['node:', 'esbuild'] },
  views: {
    own: ['domain', 'schema', 'words', 'markdown', 'memo'],
    typesOf: { browser: { butConstantsOf: [] } },
    packages: [
      ...['csv-stringify/sync', 'fast-xml-builder', 'ical-generator', 'badge-maker'],
      ...['wrap-ansi', 'node:crypto'],
      ...dates,
    ],
  },
  components: { own: ['views', 'words', 'layouts', 'styles'], packages: ['astro', 'astro/'] },
  layouts: { own: ['views', 'components', 'styles'], packages: ['astro', 'astro/'] },
  // Runs in browsers, on pages of others.
  embed: { own: [], packages: [] },
  pages: {
    own: ['views', 'content.ts', 'components', 'layouts', 'styles', 'embed'],
    packages: ['astro', 'astro/', 'minisearch'],
  },
  'content.ts': {
    own: ['read', 'check', 'domain', 'views', 'schema'],
    packages: ['node:fs', 'node:path'],
  },
  'define-status-page.ts': { own: ['schema'], packages: [] },
  render: {
    own: ['content.ts', 'views', 'schema', 'domain', 'check', 'read'],
    packages: ['node:', 'astro', 'astro/'],
  },
  publish: {
    own: everything,
    packages: ['node:', 'mrmime', 'p-map', 'p-retry', '@aws-sdk/client-s3'],
  },
  audit: {
    own: everything,
    packages: ['node:', 'parse5-sax-parser', '@csstools/css-tokenizer', 'dns-packet', ...dates],
  },
  import: { own: everything, packages: ['node:', 'yaml', ...dates] },
  starter: { own: ['author', 'schema'], packages: dates },
  author: { own: ['schema', 'read', 'check', 'domain'], packages: ['node:', 'yaml', ...dates] },
  docs: { own: ['schema', 'check', 'read', 'starter'], packages: ['node:', 'zod'] },
  cli: {
    own: [...everything, '../package.json'],
    packages: [
      ...['node:', 'commander', '@clack/prompts', '@babel/code-frame', 'astro', 'env-paths'],
      ...dates,
    ],
  },
};

/** The only places that know what time it is and what the environment says: readers' browsers have their own. */
const knowTheWorld = ['browser', 'cli', 'content.ts'];

/** Constructors and methods whose first argument says the language. */
const languageTakers =
  /^(globalThis\.)?Intl\.(?!getCanonicalLocales$|supportedValuesOf$)\w+$|\.toLocale\w+$/;

/** The same in markup. */
const templateTouch =
  /Date\.now|new Date\(\)|process\.env|Math\.random|(\bIntl\.|\.toLocale)\w*\(\s*(\)|undefined\b)/g;

const src = fileURLToPath(new URL('../../src', import.meta.url));

interface Import {
  /** Path below `src/`, or the name of a package. */
  readonly target: string;
  readonly isRelative: boolean;
  readonly isType: boolean;
}

interface SourceFile {
  /** Path below `src/`. */
  readonly path: string;
  /** The folder of `src/` that it is in, or its name when it is in none. */
  readonly part: string;
  readonly imports: readonly Import[];
  readonly world: readonly string[];
}

const files: readonly SourceFile[] = globSync('**/*.{ts,mts,js,mjs,astro}', { cwd: src })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.endsWith('.d.ts'))
  .sort()
  .map((path) => readSource(path, readFileSync(join(src, path), 'utf8')));

function readSource(path: string, text: string): SourceFile {
  const isAstro = path.endsWith('.astro');
  const [, frontmatter = '', template = ''] = isAstro
    ? (/^---\n(.*?)\n---\n?(.*)$/s.exec(text) ?? [])
    : [];
  const code = isAstro ? frontmatter : text;
  const tree = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  return {
    path,
    part: path.split('/')[0] ?? path,
    imports: importsOf(tree, path),
    world: [...touchesOfWorld(tree), ...(isAstro ? templateTouches(template) : [])],
  };
}

/** `import`, `export … from`, `import(…)` and `import('…').Type`. */
function importsOf(tree: ts.SourceFile, path: string): Import[] {
  const imports: Import[] = [];
  const add = (specifier: ts.Node | undefined, isType: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) {
      throw new Error(`${path} imports something that only running it would tell`);
    }
    const isRelative = specifier.text.startsWith('.');
    const target = isRelative ? posix.join(dirname(path), specifier.text) : specifier.text;
    imports.push({ target: target.replace(/\?.*$/, ''), isRelative, isType });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node.moduleSpecifier, node.isTypeOnly);
    }
    if (ts.isImportTypeNode(node)) {
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      // A module of the content, or one that was built: its address is not known before.
      if (node.arguments[0] && ts.isStringLiteralLike(node.arguments[0]))
        add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return imports;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
}

/** What gives another result at another time or on another machine. */
function touchesOfWorld(tree: ts.SourceFile): string[] {
  const touches: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = node.getText(tree);
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      if (
        /^(globalThis\.)?(Date\.now|performance\.now|process\.env|process\.argv|Math\.random)$/.test(
          text,
        )
      ) {
        touches.push(text);
      }
    }
    if (
      ts.isVariableDeclaration(node) &&
      /^(globalThis\.)?(process|Intl|Date)$/.test(node.initializer?.getText(tree) ?? '')
    ) {
      touches.push(text);
    }
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      const called = node.expression.getText(tree);
      const given = (node.arguments ?? []).map((argument) => argument.getText(tree));
      if (called === 'Date' && (ts.isCallExpression(node) || given.length === 0))
        touches.push(text);
      if (asksForLanguage(called, given)) touches.push(text);
    }
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText(tree);
      if (/\.get(FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)$/.test(called))
        touches.push(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return touches;
}

/** Whether a call leaves the language, and of a date the zone, to the machine. */
function asksForLanguage(called: string, given: readonly string[]): boolean {
  const isSaid = (argument: string | undefined): boolean =>
    argument !== undefined && !/^(undefined|void 0|\[\])$/.test(argument);
  const printsTime = /\.(DateTimeFormat|toLocaleDateString|toLocaleTimeString)$/.test(called);
  if (printsTime && !given[1]?.includes('timeZone')) return true;
  if (/\.localeCompare$/.test(called)) return !isSaid(given[1]);
  return languageTakers.test(called) && !isSaid(given[0]);
}

/** The markup of an Astro file is no module; what matters can be told from its text. */
function templateTouches(template: string): string[] {
  return template.match(templateTouch) ?? [];
}

function isPackageOf(row: Row, name: string): boolean {
  return row.packages.some((allowed) =>
    /[/:]$/.test(allowed) ? name.startsWith(allowed) : name === allowed,
  );
}

/** Why an import is not for this part of the house, if it is not. */
function forbidden(part: string, { target, isRelative, isType }: Import): string | undefined {
  const row = table[part];
  if (!row) return 'its folder has no row in the table';
  if (!isRelative) return isPackageOf(row, target) ? undefined : `imports ${target}`;
  const [other = ''] = target.startsWith('../') ? [target] : target.split('/');
  if (other === part || row.own.includes(other)) return undefined;
  const types = row.typesOf?.[other];
  if (types && (isType || types.butConstantsOf.includes(target))) return undefined;
  return types ? `imports more than types of ${target}` : `imports ${target}`;
}

const parts = [...new Set(files.map(({ part }) => part))];

describe('the way through the house', () => {
  it('has a row for every folder', () => {
    expect(parts.filter((part) => !(part in table))).toEqual([]);
  });

  it.each(parts)('%s imports what it may', (part) => {
    const own = files.filter((file) => file.part === part);
    const wrong = own.flatMap(({ path, imports }) =>
      imports.flatMap((each) => {
        const why = forbidden(part, each);
        return why === undefined ? [] : [`${path} ${why}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it.each(parts.filter((part) => !knowTheWorld.includes(part)))(
    '%s asks no clock, no environment, no default language and no time zone of the machine',
    (part) => {
      const own = files.filter((file) => file.part === part);
      expect(own.flatMap(({ path, world }) => world.map((touch) => `${path}: ${touch}`))).toEqual(
        [],
      );
    },
  );

  it.each(['schema', 'check', 'domain', 'views', 'words', 'markdown'])(
    '%s touches no disk',
    (part) => {
      const builtIn = files
        .filter((file) => file.part === part)
        .flatMap(({ imports }) => imports.filter(({ target }) => target.startsWith('node:')))
        // A hash is a function of its input.
        .filter(({ target }) => target !== 'node:crypto');
      expect(builtIn).toEqual([]);
    },
  );

  it('imports files that exist', () => {
    const known = new Set(
      globSync('**/*.*', { cwd: src }).map((path) => path.replaceAll('\\', '/')),
    );
    const missing = files.flatMap(({ path, imports }) =>
      imports
        .filter(
          ({ isRelative, target }) => isRelative && !target.startsWith('../') && !known.has(target),
        )
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it('never leads in a circle', () => {
    expect(
      circles(
        new Map(files.map(({ path, imports }) => [path, imports.map(({ target }) => target)])),
      ),
    ).toEqual([]);
  });
});

describe('this test itself', () => {
  const read = (path: string, text: string): SourceFile => readSource(path, text);

  it('sees every way to import', () => {
    const { imports } = read(
      'check/a.ts',
      `import a from './b.ts';
       import { type A, b } from '../read/c.ts';
       import { type B } from '../read/d.ts';
       import type { C } from '../read/e.ts';
       import * as f from 'zod';
       import './g.ts';
       export { h } from './h.ts';
       export * from './i.ts';
       export type { J } from './j.ts';
       const k = await import('./k.ts');
       type L = import('./l.ts').L;
       // import m from './m.ts';
       const n = "import n from './n.ts'";`,
    );
    expect(imports.map(({ target, isType }) => `${target}${isType ? ' (type)' : ''}`)).toEqual([
      'check/b.ts',
      'read/c.ts',
      'read/d.ts (type)',
      'read/e.ts (type)',
      'zod',
      'check/g.ts',
      'check/h.ts',
      'check/i.ts',
      'check/j.ts (type)',
      'check/k.ts',
      'check/l.ts (type)',
    ]);
  });

  it('sees the imports of pages', () => {
    const { imports } = read(
      'pages/incidents/[id]/a.astro',
      "---\nimport A from '../../../layouts/A.astro';\n---\n<A />\n",
    );
    expect(imports.map(({ target }) => target)).toEqual(['layouts/A.astro']);
  });

  it.each([
    ['domain', 'a value of a schema', "import { action } from '../schema/postmortem.ts';"],
    ['domain', 'a checking rule', "import { rules } from '../check/rules.ts';"],
    ['domain', 'the disk', "import { readFileSync } from 'node:fs';"],
    ['schema', 'a domain type', "import type { Interval } from '../domain/interval.ts';"],
    ['read', 'a schema', "import { incidentSchema } from '../schema/incident.ts';"],
    ['check', 'words', "import { en } from '../words/en.ts';"],
    ['check', 'another package', "import chalk from 'chalk';"],
    ['views', 'the content', "import { pageContext } from '../content.ts';"],
    ['words', 'a date library', "import { addDays } from 'date-fns/addDays';"],
    ['pages', 'the check', "import { checkSite } from '../check/check-site.ts';"],
    ['pages', 'the domain', "import { uptime } from '../domain/uptime.ts';"],
    ['cli', 'a page', "import page from '../pages/index.astro';"],
    ['markdown', 'a package that only begins like one', "import x from 'markdown-it-emoji';"],
  ])('keeps %s from importing %s', (part, _what, text) => {
    const [found] = read(`${part}/a.ts`, text).imports;
    expect(found && forbidden(part, found)).toBeDefined();
  });

  it.each([
    ['domain', "import { impactLevels } from '../schema/levels.ts';"],
    ['domain', "import type { Site } from '../schema/site.ts';"],
    ['check', "import { addMinutes } from 'date-fns/addMinutes';"],
    ['read', "import { readFileSync } from 'node:fs';"],
    ['pages', "import { links } from '../views/links.ts';"],
  ])('lets %s say %s', (part, text) => {
    const [found] = read(`${part}/a.ts`, text).imports;
    expect(found && forbidden(part, found)).toBeUndefined();
  });

  it.each([
    'const a = Date.now();',
    'const a = new Date();',
    'const a = new Date;',
    'const a = Date();',
    "const a = process.env['HOME'];",
    'const { HOME } = process.env;',
    'const { env } = process;',
    'const a = Math.random();',
    'const a = (1).toLocaleString();',
    'const a = b.toLocaleDateString();',
    'const a = b.toLocaleUpperCase();',
    'const a = b.localeCompare(c);',
    'const a = b?.toLocaleString(undefined);',
    "const a = b.toLocaleDateString(undefined, { timeZone: 'UTC' });",
    "const a = b.toLocaleTimeString('en');",
    'const a = b.toLocaleLowerCase(undefined);',
    'const a = b.localeCompare(c, undefined);',
    'const a = new Intl.NumberFormat();',
    'const a = new Intl.NumberFormat;',
    'const a = new Intl.NumberFormat(undefined, { style: "percent" });',
    'const a = new Intl.NumberFormat([]);',
    'const a = Intl.NumberFormat();',
    'const a = Intl.DateTimeFormat().resolvedOptions().timeZone;',
    "const a = new Intl.DateTimeFormat('en', { hour: 'numeric' });",
    "const a = new Intl.DateTimeFormat(undefined, { timeZone: 'UTC' });",
    'const a = new Intl.PluralRules(void 0);',
    'const a = new globalThis.Intl.Collator();',
    'const { NumberFormat } = Intl;',
    'const a = new Date(0).getHours();',
  ])('sees that the world is asked in %s', (text) => {
    expect(read('domain/a.ts', text).world).not.toEqual([]);
  });

  it.each([
    'new Date(0).toISOString();',
    'Date.parse(a);',
    "a.toLocaleString('en');",
    "a.localeCompare(b, 'en');",
    'new Intl.NumberFormat(locale);',
    "new Intl.DateTimeFormat('en', { timeZone });",
    '// Date.now()',
    "'Date.now()';",
  ])('lets pass %s', (text) => {
    expect(read('domain/a.ts', text).world).toEqual([]);
  });

  it.each([
    '<p>{new Date()}</p>',
    '<p>{count.toLocaleString()}</p>',
    '<p>{count.toLocaleString(undefined, {})}</p>',
    '<p>{Intl.NumberFormat().format(count)}</p>',
    '<p>{new Intl.NumberFormat(undefined).format(count)}</p>',
  ])('sees that the world is asked in the markup %s', (markup) => {
    expect(read('pages/a.astro', `---\nconst count = 1;\n---\n${markup}\n`).world).toHaveLength(1);
  });

  it('sees a circle', () => {
    const graph = new Map([
      ['a', ['b', 'zod']],
      ['b', ['c']],
      ['c', ['d', 'b']],
      ['d', []],
    ]);
    expect(circles(graph)).toEqual(['b → c → b']);
  });
});

/** All circles of a graph of imports, each once. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at !== -1) found.push([...trail.slice(at), path].join(' → '));
    if (at !== -1 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}
