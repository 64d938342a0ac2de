import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/check/problem.ts';

/*
 * The configuration is code. The test runner would evaluate it in its own way, so all cases are read by
 * Node itself, as the commands do, in one process.
 */

interface Config {
  readonly source: string | Uint8Array | { readonly link: string };
  /** Files beside it. */
  readonly beside?: Readonly<Record<string, string>>;
}

interface Read {
  readonly name: string | undefined;
  readonly components: readonly string[];
  readonly problems: readonly Problem[];
  /** What the check threw, which it never should. */
  readonly thrown?: string;
  readonly warnings: string;
}

const body = `{
  name: 'Harbour',
  url: 'https://harbour-status.example',
  services: ['harbour.example'],
  components: [{ id: 'web', name: 'Website' }],
}`;

const wrong = body.replace("id: 'web'", "id: 'Web'");

const configs = {
  object: { source: `export default ${body};\n` },
  satisfies: { source: `export default ${body} satisfies object;\n` },
  as: { source: `export default ${body} as unknown;\n` },
  asConst: { source: `export default ${body} as const;\n` },
  constant: { source: `const config = ${body};\nexport default config;\n` },
  typedConstant: {
    source: `interface Config { name: string; [key: string]: unknown }\nconst config: Config = ${body};\nexport default config;\n`,
  },
  defined: {
    source: `import { defineStatusPage } from 'lifeboat';\n\nexport default defineStatusPage(${body});\n`,
  },
  ownDefine: {
    source: `const defineStatusPage = (config: object): object => config;\nexport default defineStatusPage(${body});\n`,
  },
  imported: {
    source: `import { name } from './name.ts';\nexport default { ...${body}, name };\n`,
    beside: { 'name.ts': "export const name: string = 'Imported';\n" },
  },
  promised: { source: `const config = await Promise.resolve(${body});\nexport default config;\n` },
  byteOrderMark: { source: `\ufeffexport default ${body};\r\n` },

  wrongObject: { source: `export default ${wrong};\n` },
  wrongSatisfies: { source: `export default ${wrong} satisfies object;\n` },
  wrongConstant: { source: `const config = ${wrong};\n\nexport default config;\n` },
  wrongDefined: {
    source: `const defineStatusPage = <T>(config: T): T => config;\nexport default defineStatusPage(${wrong});\n`,
  },
  wrongConstantInside: {
    source: `const components = [{ id: 'Web', name: 'Website' }];\nexport default {\n  name: 'Harbour',\n  url: 'https://harbour-status.example',\n  services: ['harbour.example'],\n  components,\n};\n`,
  },
  wrongComputed: {
    source: `const web = () => ({ id: 'Web', name: 'Website' });\nexport default {\n  name: 'Harbour',\n  url: 'https://harbour-status.example',\n  services: ['harbour.example'],\n  components: [web()],\n};\n`,
  },
  unknownKey: { source: `export default ${body.replace('services:', 'servics:')};\n` },
  unknownQuotedKey: { source: `export default ${body.replace('services:', "'servics':")};\n` },

  missing: { source: { link: 'gone.ts' } },
  folder: { source: { link: '.' } },
  syntax: { source: `export default {\n  name: 'Harbour'\n  url: 'x',\n};\n` },
  unclosed: { source: 'export default {\n  name: `Harbour,\n};\n' },
  throws: { source: `export default {\n  name: 'Harbour',\n  url: missing.url,\n};\n` },
  throwsText: { source: "throw 'no\\u001b[31m reason\\nat all';\n" },
  throwsNothing: { source: 'throw undefined;\n' },
  throwsLater: {
    source:
      "function url(): string {\n  throw new TypeError('no url');\n}\nexport default { url: url() };\n",
  },
  missingImport: { source: "import { x } from './gone.ts';\nexport default x;\n" },
  enumeration: { source: 'enum Level { Low }\nexport default { level: Level.Low };\n' },
  getter: {
    source: "export default {\n  get name() {\n    throw new Error('no name');\n  },\n};\n",
  },
  text: { source: "export default 'Harbour';\n" },
  list: { source: 'export default [];\n' },
  nothing: { source: 'export default undefined;\n' },
  nul: { source: 'export default null;\n' },
  callable: { source: 'export default () => ({});\n' },
  noDefault: { source: 'export const config = {};\n' },
  empty: { source: '' },
  latin1: { source: Buffer.from("export default { name: 'Größe' };\n", 'latin1') },
} as const satisfies Readonly<Record<string, Config>>;

let folder = '';
let reads: Readonly<Record<keyof typeof configs, Read>>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lifeboat-config-'));
  for (const [name, { source, ...rest }] of Object.entries<Config>(configs)) {
    mkdirSync(join(folder, name));
    const path = join(folder, name, 'status.config.ts');
    if (typeof source === 'object' && 'link' in source) symlinkSync(source.link, path);
    else writeFileSync(path, source);
    for (const [file, text] of Object.entries(rest.beside ?? {})) {
      writeFileSync(join(folder, name, file), text);
    }
  }
  const src = new URL('../../../src/', import.meta.url).href;
  const script = `
    import { readdirSync } from 'node:fs';
    import { checkConfig } from '${src}check/check-config.ts';
    import { readConfig } from '${src}read/raw-config.ts';
    const warnings = [];
    process.on('warning', ({ message }) => warnings.push(message));
    const reads = {};
    for (const name of readdirSync('.')) {
      let checked;
      let thrown;
      try {
        checked = checkConfig(await readConfig(process.cwd() + '/' + name));
      } catch (error) {
        thrown = String(error);
      }
      await new Promise(setImmediate);
      reads[name] = {
        name: checked?.config?.name,
        components: (checked?.config?.components ?? []).map(({ id }) => id),
        problems: checked?.problems ?? [],
        thrown,
        warnings: warnings.splice(0).join(),
      };
    }
    console.log(JSON.stringify(reads));
  `;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  reads = JSON.parse(output) as typeof reads;
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Name = keyof typeof configs;

describe('a configuration is taken', () => {
  it.each<[string, Name]>([
    ['a plain object', 'object'],
    ['an object with `satisfies`', 'satisfies'],
    ['an object with `as`', 'as'],
    ['an object with `as const`', 'asConst'],
    ['a constant', 'constant'],
    ['a constant with a type of its own', 'typedConstant'],
    ['defineStatusPage from `lifeboat`, in a folder outside the project', 'defined'],
    ['a function of its own around it', 'ownDefine'],
    ['a constant that is waited for', 'promised'],
    ['with a byte order mark and CRLF', 'byteOrderMark'],
  ])('as %s', (_how, name) => {
    const { problems, components, warnings } = reads[name];
    expect(problems).toEqual([]);
    expect(components).toEqual(['web']);
    expect(warnings).toBe('');
  });

  it('with what it imports from beside it', () => {
    expect(reads.imported).toMatchObject({ name: 'Imported', problems: [] });
  });
});

describe('a wrong value is shown at its place', () => {
  it.each<[string, Name, string]>([
    ['in a plain object', 'wrongObject', '5:22 bad-format'],
    ['in an object with `satisfies`', 'wrongSatisfies', '5:22 bad-format'],
    ['in a constant', 'wrongConstant', '5:22 bad-format'],
    ['in the argument of a function', 'wrongDefined', '6:22 bad-format'],
    ['in a constant that stands for a part', 'wrongConstantInside', '1:27 bad-format'],
    ['that is computed, at the call', 'wrongComputed', '6:16 bad-format'],
    ['and an unknown key at the key', 'unknownKey', '4:3 unknown-key'],
    ['and an unknown key in quotes at its quote', 'unknownQuotedKey', '4:3 unknown-key'],
  ])('%s', (_where, name, expected) => {
    expect(reads[name].problems.map(placed)).toEqual([expected]);
    expect(reads[name].problems.map(({ file }) => file)).toEqual(['status.config.ts']);
  });
});

describe('a file that is no configuration is a problem', () => {
  it.each<[string, Name, string]>([
    ['a link that leads nowhere', 'missing', '1:1 dangling-link The link leads to no file.'],
    ['a folder', 'folder', '1:1 unreadable-file The file cannot be read (EISDIR).'],
    ['Latin-1', 'latin1', '1:1 not-utf8 The file is not UTF-8 from byte 26 on.'],
    [
      'a missing comma',
      'syntax',
      '3:3 config-syntax This is not valid TypeScript: Unexpected token, expected ",".',
    ],
    [
      'a text without an end',
      'unclosed',
      '2:10 config-syntax This is not valid TypeScript: Unterminated template.',
    ],
    [
      'a name that is not defined',
      'throws',
      '3:8 config-fails Evaluating it fails: missing is not defined.',
    ],
    ['an error in a function', 'throwsLater', '2:9 config-fails Evaluating it fails: no url.'],
    [
      'a text that is thrown',
      'throwsText',
      '1:1 config-fails Evaluating it fails: no�[31m reason.',
    ],
    ['nothing that is thrown', 'throwsNothing', '1:1 config-fails Evaluating it fails: undefined.'],
    [
      'TypeScript that is more than types',
      'enumeration',
      '1:1 config-fails Evaluating it fails: TypeScript enum is not supported in strip-only mode.',
    ],
    ['a getter that throws', 'getter', '3:11 config-fails Evaluating it fails: no name.'],
    [
      'a text',
      'text',
      '1:16 wrong-type The configuration is a text, and has to be a mapping of keys and values.',
    ],
    [
      'a list',
      'list',
      '1:16 wrong-type The configuration is a list, and has to be a mapping of keys and values.',
    ],
    [
      '`null`',
      'nul',
      '1:16 wrong-type The configuration is empty, and has to be a mapping of keys and values.',
    ],
    [
      'a function',
      'callable',
      '1:16 wrong-type The configuration is a function, and has to be a mapping of keys and values.',
    ],
    ['`undefined`', 'nothing', '1:1 missing-key The configuration is missing.'],
    [
      'a module without a default export',
      'noDefault',
      '1:1 missing-key The configuration is missing.',
    ],
    ['an empty file', 'empty', '1:1 missing-key The configuration is missing.'],
  ])('%s', (_what, name, expected) => {
    expect(reads[name].problems.map((problem) => `${placed(problem)} ${problem.what}`)).toEqual([
      expected,
    ]);
    expect(reads[name].name).toBeUndefined();
  });

  it('an import that leads nowhere is named', () => {
    const [problem, ...rest] = reads.missingImport.problems;
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({ rule: 'config-fails', line: 1, column: 1 });
    expect(problem?.what).toMatch(
      /^Evaluating it fails: Cannot find module '.*gone\.ts' imported from .*\.$/,
    );
  });

  it('never makes the check itself throw', () => {
    const thrown = Object.entries(reads).flatMap(([name, read]) =>
      read.thrown ? [`${name}: ${read.thrown}`] : [],
    );
    expect(thrown).toEqual([]);
  });

  it('always has a remedy that speaks of an export, and never of a document', () => {
    const names: readonly Name[] = [
      'text',
      'list',
      'nul',
      'callable',
      'nothing',
      'noDefault',
      'empty',
    ];
    for (const { fix } of names.flatMap((name) => reads[name].problems)) {
      expect(fix).toMatch(/`export default \{ … \}`/);
    }
  });
});

function placed({ line, column, rule }: Problem): string {
  return `${line}:${column} ${rule}`;
}
