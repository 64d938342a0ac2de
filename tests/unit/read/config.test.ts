import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/check/problem.ts';

/*
 * The configuration is code. All cases are read by one process of Node's own, as the commands do: so it shows
 * what Node says beside it, and whether it survives.
 */

interface Config {
  readonly source: string | Uint8Array | { readonly link: string };
  /** How long it may run, in milliseconds, where it would run for ever. */
  readonly longest?: number;
  /** Files beside it. */
  readonly beside?: Readonly<Record<string, string>>;
}

interface Read {
  readonly name: string | undefined;
  readonly components: readonly string[];
  readonly problems: readonly Problem[];
  /** What the check threw, which it never should. */
  readonly thrown?: string;
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

  exportedAsDefault: { source: `const config = ${wrong};\nexport { config as default };\n` },
  computedKey: {
    source: `const name = 'description';\nexport default ${wrong.replace("  name: 'Harbour',", "  [name]: 'All hosts',\n  name: 7,").replace("'Web'", "'web'")};\n`,
  },
  keyTwice: {
    source: `export default ${body.replace("  name: 'Harbour',", "  name: 'Harbour',\n  name: 7,")};\n`,
  },

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
  floating: { source: "\nPromise.reject(new Error('no wait'));\nexport default {};\n" },
  floatingText: { source: "Promise.reject('no wait');\nexport default {};\n" },
  timer: {
    source: `\nsetTimeout(() => { throw new Error('too late'); }, 20);\nexport default ${body};\n`,
  },
  rejectedTimer: {
    source: `setTimeout(async () => {\n  throw new Error('too late');\n}, 20);\nexport default ${body};\n`,
  },
  exits: { source: 'process.exit(0);\nexport default {};\n' },
  waits: { source: 'await new Promise(() => {});\nexport default {};\n' },
  endless: { source: `setInterval(() => {}, 10);\nexport default ${body};\n`, longest: 300 },
  busy: { source: 'for (;;);\n', longest: 300 },
  throwsObject: { source: 'throw { message: 7, stack: 7 };\n' },
  throwsOddError: {
    source:
      "const e = new Error('x');\nObject.defineProperty(e, 'message', { value: 7 });\nthrow e;\n",
  },
  circle: {
    source: "const a: Record<string, unknown> = {};\na['name'] = a;\nexport default a;\n",
  },
  functionWithin: {
    source: `export default {\n  name: 'Harbour',\n  components: [\n    { id: 'web', name: () => 'Website' },\n  ],\n};\n`,
  },
  promiseWithin: { source: 'export default {\n  name: Promise.resolve(1),\n};\n' },
  symbolInCircle: {
    source:
      "const a: Record<string, unknown> = { x: Symbol('x') };\na['a'] = a;\nexport default a;\n",
  },
  notOfYaml: {
    source: `export default {\n  name: new Date(0),\n  description: 7n,\n  url: new Map(),\n  services: new Set(['harbour.example']),\n  components: [{ id: 'web', name: 'Website' }],\n};\n`,
  },
  prints: { source: `console.log('noise');\nexport default ${body};\n` },
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
let stderr = '';

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
  const longest = Object.fromEntries(
    Object.entries<Config>(configs).map(([name, config]) => [name, config.longest]),
  );
  const src = new URL('../../../src/', import.meta.url).href;
  const script = `
    import { readdirSync } from 'node:fs';
    import { checkConfig } from '${src}check/check-config.ts';
    import { readConfig } from '${src}read/raw-config.ts';
    const longest = ${JSON.stringify(longest)};
    const reads = {};
    for (const name of readdirSync('.')) {
      let checked;
      let thrown;
      try {
        checked = checkConfig(await readConfig(process.cwd() + '/' + name, longest[name]));
      } catch (error) {
        thrown = String(error);
      }
      reads[name] = {
        name: checked?.config?.name,
        components: (checked?.config?.components ?? []).map(({ id }) => id),
        problems: checked?.problems ?? [],
        thrown,
      };
    }
    console.log(JSON.stringify(reads));
  `;
  const outcome = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  reads = JSON.parse(outcome.stdout) as typeof reads;
  stderr = outcome.stderr;
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
    const { problems, components } = reads[name];
    expect(problems).toEqual([]);
    expect(components).toEqual(['web']);
  });

  it('with what it imports from beside it', () => {
    expect(reads.imported).toMatchObject({ name: 'Imported', problems: [] });
  });

  it('and what it prints stays out of the report; Node has nothing to add', () => {
    expect(reads.prints).toMatchObject({ name: 'Harbour', problems: [] });
    expect(stderr).toBe('noise\n');
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
    ['in a constant that is exported as `default`', 'exportedAsDefault', '5:22 bad-format'],
    ['beside a computed key whose variable has its name', 'computedKey', '4:9 wrong-type'],
    ['of a key that stands there twice, at the one that counts', 'keyTwice', '3:9 wrong-type'],
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
    [
      'an error that nobody waits for',
      'floating',
      '2:16 config-fails Evaluating it fails: no wait.',
    ],
    [
      'a text that nobody waits for',
      'floatingText',
      '1:1 config-fails Evaluating it fails: no wait.',
    ],
    ['an error in a timer', 'timer', '2:26 config-fails Evaluating it fails: too late.'],
    [
      'an error in a timer that nobody waits for',
      'rejectedTimer',
      '2:9 config-fails Evaluating it fails: too late.',
    ],
    [
      'an end before its end',
      'exits',
      '1:1 config-fails Evaluating it fails: it never comes to its end.',
    ],
    [
      'a wait for nothing',
      'waits',
      '1:1 config-fails Evaluating it fails: it never comes to its end.',
    ],
    [
      'a timer without end',
      'endless',
      '1:1 config-fails Evaluating it fails: it runs for longer than 0.3 s.',
    ],
    [
      'a loop without end',
      'busy',
      '1:1 config-fails Evaluating it fails: it runs for longer than 0.3 s.',
    ],
    [
      'an object that is thrown',
      'throwsObject',
      '1:1 config-fails Evaluating it fails: [object Object].',
    ],
    [
      'an error whose message is none',
      'throwsOddError',
      '1:11 config-fails Evaluating it fails: 7.',
    ],
    [
      'a function within it',
      'functionWithin',
      '4:24 config-fails Evaluating it fails: `components[0].name` is a function, and only plain data can be published.',
    ],
    [
      'a promise within it',
      'promiseWithin',
      '2:9 config-fails Evaluating it fails: `name` is a Promise, and only plain data can be published.',
    ],
    [
      'a symbol beside a circle',
      'symbolInCircle',
      '1:41 config-fails Evaluating it fails: `x` is a symbol, and only plain data can be published.',
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
      '1:16 config-fails Evaluating it fails: what it exports is a function, and only plain data can be published.',
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

  it('what only code can make is called by its name', () => {
    expect(reads.notOfYaml.problems.map(({ line, what }) => `${line} ${what}`)).toEqual([
      '2 `name` is a `Date`, and has to be a text.',
      '4 `url` is a `Map`, and has to be a text.',
      '5 `services` is a `Set`, and has to be a list.',
      '3 `description` is the number `7n`, and has to be a text.',
    ]);
  });

  it('a circle has problems as anything else', () => {
    expect(reads.circle.problems.map(({ rule }) => rule)).toContain('wrong-type');
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
