import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/*
 * What Node itself makes of a configuration that is edited while the program runs, and of whole sites that
 * cannot be read. One process, because the test runner evaluates modules in its own way.
 */

interface Seen {
  readonly name: string | undefined;
  /** `file:line:column rule` of every problem. */
  readonly problems: readonly string[];
  /** The text that the first problem's file had, as far as it is known. */
  readonly source: string | undefined;
  readonly thrown: string | undefined;
}

const config = `export default {
  name: 'Harbour',
  url: 'https://harbour-status.example',
  services: ['harbour.example'],
  components: [{ id: 'web', name: 'Website' }],
};
`;

const nested = config.replace(
  "[{ id: 'web', name: 'Website' }]",
  `[
    {
      id: 'hosting',
      name: 'Hosting',
      components: [
        { id: 'vm', name: 'Machines' },
        { 'id': 'Storage', name: 'Storage' },
        { id: 'dns', name: 'Names', sicne: '2014-01-01' },
      ],
    },
  ]`,
);

const spread = `const base = { name: 'Harbour', url: 'https://harbour-status.example' };
const rest = { services: ['harbour.example'] };
export default {
  ...base,
  ...rest,
  components: [{ id: 'Web', name: 'Website' }],
};
`;

type Step = Readonly<
  Record<string, string | { readonly link: string } | { readonly folder: true }>
>;

/** What is written into one folder, one after the other, before it is read again. */
const steps = {
  nothing: {},
  first: { 'status.config.ts': config },
  renamed: { 'status.config.ts': config.replace("'Harbour'", "'Seaport'") },
  broken: { 'status.config.ts': config.replace("name: 'Harbour',", "name: 'Harbour'") },
  mended: { 'status.config.ts': config.replace("'Harbour'", "'Pier'") },
  asAtFirst: { 'status.config.ts': config },
  nested: { 'status.config.ts': nested },
  spread: { 'status.config.ts': spread },
  wrongSpread: { 'status.config.ts': spread.replace("name: 'Harbour'", 'name: 3') },
  wrongBesideSpread: {
    'status.config.ts': spread.replace('  ...rest,', '  ...rest,\n  description: 3,'),
  },
  importing: {
    'status.config.ts': `import { name } from './name.ts';\n${config.replace("'Harbour'", 'name')}`,
    'name.ts': "export const name = 'Quay';\n",
  },
  importEdited: { 'name.ts': "export const name = 'Jetty';\n" },
  incidentsIsFile: { 'status.config.ts': config, incidents: 'no folder' },
} as const satisfies Readonly<Record<string, Step>>;

let folder = '';
let seen: Readonly<Record<keyof typeof steps | 'ownProject' | 'noFolder', Seen>>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lifeboat-edits-'));
  const project = fileURLToPath(new URL('../../../', import.meta.url));
  const script = `
    import { writeFileSync } from 'node:fs';
    import { loadSite } from '${new URL('../../../src/content.ts', import.meta.url).href}';
    const look = async (root) => {
      try {
        const { site, problems, sourceOf } = await loadSite(root, Date.parse('2026-03-15T12:00:00Z'));
        const places = problems.map((p) => p.file + ':' + p.line + ':' + p.column + ' ' + p.rule);
        return { name: site?.config.name, problems: places, source: problems[0] && sourceOf(problems[0].file) };
      } catch (error) {
        return { problems: [], thrown: String(error) };
      }
    };
    const seen = {
      ownProject: await look(${JSON.stringify(project)}),
      noFolder: await look('nowhere/at/all'),
    };
    for (const [name, files] of Object.entries(${JSON.stringify(steps)})) {
      for (const [file, text] of Object.entries(files)) writeFileSync(file, text);
      seen[name] = await look(process.cwd());
    }
    console.log(JSON.stringify(seen));
  `;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  seen = JSON.parse(output) as typeof seen;
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('an edited configuration', () => {
  it('is missing before it is written', () => {
    expect(seen.nothing).toMatchObject({ problems: ['status.config.ts:1:1 config-missing'] });
  });

  it('is read afresh after every edit, also back to what it was', () => {
    const { first, renamed, mended, asAtFirst } = seen;
    expect([first, renamed, mended, asAtFirst].map(({ name }) => name)).toEqual([
      ...['Harbour', 'Seaport', 'Pier', 'Harbour'],
    ]);
  });

  it('is read afresh when only a module that it imports is edited', () => {
    expect([seen.importing, seen.importEdited].map(({ name }) => name)).toEqual(['Quay', 'Jetty']);
  });

  it('that is broken in between is a problem in the text of that moment', () => {
    expect(seen.broken).toMatchObject({ problems: ['status.config.ts:3:3 config-syntax'] });
    expect(seen.broken.source).toContain("name: 'Harbour'\n  url");
  });
});

describe('the place of a key', () => {
  it('is found in lists of mappings of lists, quoted or not', () => {
    expect(seen.nested.problems).toEqual([
      'status.config.ts:11:17 bad-format',
      'status.config.ts:12:37 unknown-key',
    ]);
  });

  it('is found beside spread keys', () => {
    expect(seen.spread.problems).toEqual(['status.config.ts:6:22 bad-format']);
  });

  it('that is spread is that of the object into which it is spread', () => {
    expect(seen.wrongSpread.problems).toEqual([
      'status.config.ts:3:16 wrong-type',
      'status.config.ts:6:22 bad-format',
    ]);
  });

  it('is its own when another object is spread above it', () => {
    expect(seen.wrongBesideSpread.problems).toEqual([
      'status.config.ts:6:16 wrong-type',
      'status.config.ts:7:22 bad-format',
    ]);
  });
});

describe('a whole site', () => {
  it('inside this project may use `defineStatusPage` from `lifeboat`', () => {
    expect(seen.ownProject.thrown).toBeUndefined();
    expect(seen.ownProject.name).toBe('Harbour Hosting');
    expect(seen.ownProject.problems.filter((problem) => problem.startsWith('status'))).toEqual([]);
  });

  it('that does not exist has no configuration', () => {
    expect(seen.noFolder.problems).toEqual(['status.config.ts:1:1 config-missing']);
    expect(seen.noFolder.source).toBe('');
  });

  it('whose `incidents` is a file is not taken for one without incidents', () => {
    expect(seen.incidentsIsFile.problems).toEqual(['incidents:1:1 unreadable-file']);
  });

  it('never makes the reader throw', () => {
    expect(Object.values(seen).flatMap(({ thrown }) => thrown ?? [])).toEqual([]);
  });
});
