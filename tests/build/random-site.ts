import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addHours } from 'date-fns/addHours';
import { corpus } from '../../bench/corpus.ts';
import { type Random, seededRandom } from '../../bench/random.ts';

/*
 * A small site on disk that changes at random, as authors and the clock change it: records are written, edited,
 * renamed and taken away, and time goes on, and now and then back.
 */

const components = ['vm', 'storage', 'dns', 'portal'];

/** Records that are about these components only. */
const pool = poolOf(corpus(400, 7).files);
const poolNow = Date.parse(corpus(20).now);

const config = {
  name: 'Harbour Hosting',
  url: 'https://harbour-status.example',
  services: ['harbour.example'],
  components: [
    { id: 'hosting', name: 'Hosting', components: named('vm', 'storage') },
    ...named('dns', 'portal'),
  ],
  upstreams: [{ id: 'carrier', name: 'A transit carrier' }],
};

function named(...ids: string[]): { id: string; name: string }[] {
  return ids.map((id) => ({ id, name: id.toUpperCase() }));
}

/** The site's folder, and the time for which it is built. */
export interface RandomSite {
  readonly root: string;
  now: number;
}

/** Puts the folder of a new site there. */
export function newSite(root: string): RandomSite {
  mkdirSync(join(root, 'incidents'), { recursive: true });
  mkdirSync(join(root, 'public'), { recursive: true });
  writeFileSync(join(root, 'status.config.ts'), `export default ${JSON.stringify(config)};\n`);
  return { root, now: poolNow };
}

/** Changes a site in one way, and says how. */
export function step(site: RandomSite, random: Random): string {
  const names = readdirSync(join(site.root, 'incidents'));
  const weights: readonly (readonly [number, () => string])[] = [
    [names.length < 8 ? 4 : 1, () => write(site, random)],
    [names.length > 0 ? 5 : 0, () => edit(site, names, random)],
    [names.length > 6 ? 2 : 0, () => remove(site, names, random)],
    [names.length > 0 ? 1 : 0, () => rename(site, names, random)],
    [2, () => tick(site, random)],
    [1, () => publish(site, random)],
  ];
  const ways = weights.flatMap(([weight, way]) => Array.from({ length: weight }, () => way));
  return (ways[random.between(0, ways.length - 1)] ?? (() => tick(site, random)))();
}

type Folder = readonly (readonly [file: string, text: string])[];

function poolOf(files: Readonly<Record<string, string | Uint8Array>>): ReadonlyMap<string, Folder> {
  const folders = new Map<string, (readonly [string, string])[]>();
  for (const [path, text] of Object.entries(files)) {
    const [, name = '', file = ''] = path.split('/');
    folders.set(name, [...(folders.get(name) ?? []), [file, String(text)]]);
  }
  for (const [name, folder] of folders) {
    const named = folder.flatMap(([, text]) => [...text.matchAll(/component: (\w+)/g)]);
    if (!named.every(([, id = '']) => components.includes(id))) folders.delete(name);
  }
  return folders;
}

function write({ root }: RandomSite, random: Random): string {
  const names = [...pool.keys()];
  const name = names[random.between(0, names.length - 1)] ?? '';
  mkdirSync(join(root, 'incidents', name), { recursive: true });
  for (const [file, text] of pool.get(name) ?? []) {
    writeFileSync(join(root, 'incidents', name, file), text);
  }
  return `write ${name}`;
}

/** What an author changes in a text; what does not find its place changes nothing. */
const edits: readonly (readonly [
  what: string,
  change: (text: string, random: Random) => string,
])[] = [
  [
    'title',
    (text, random) => text.replace(/^title: .*$/m, `title: Edited ${random.between(1, 9)}`),
  ],
  ['level', (text) => text.replace(/level: \w+/, 'level: major_outage')],
  [
    'component',
    (text, random) =>
      text.replace(/component: \w+/, `component: ${random.pick(['vm', 'dns', 'portal', 'lost'])}`),
  ],
  [
    'reopen',
    (text) => text.replace(/^ +to: .*\n/m, '').replace(/status: resolved/, 'status: monitoring'),
  ],
  ['text', (text, random) => text.replace(/text: .*/, `text: Said anew ${random.between(1, 9)}.`)],
  ['body', (text, random) => `${text}\nMore background ${random.between(1, 9)}.\n`],
  ['draft', (text) => text.replace(/^status: published$/m, 'status: draft')],
  ['publish', (text) => text.replace(/^status: draft$/m, 'status: published')],
  [
    'done',
    (text) => text.replace(/status: (open|in_progress)/, 'status: declined\n    reason: No need'),
  ],
  ['related', (text, random) => relatedTo(text, random)],
  ['slip', (text) => text.replace(/component:/, 'componnent:')],
  ['mend', (text) => text.replace(/componnent:/, 'component:')],
];

function relatedTo(text: string, random: Random): string {
  const names = [...pool.keys()];
  const other = names[random.between(0, names.length - 1)] ?? '';
  const bare = text.replace(/^related:\n {2}- .*\n/m, '');
  return bare.replace(/^(title: .*)$/m, `$1\nrelated:\n  - ${other}`);
}

function edit({ root }: RandomSite, names: readonly string[], random: Random): string {
  const name = names[random.between(0, names.length - 1)] ?? '';
  const files = readdirSync(join(root, 'incidents', name)).filter((file) => file.endsWith('.md'));
  const file = files[random.between(0, files.length - 1)] ?? '';
  const path = join(root, 'incidents', name, file);
  const [what, change] = edits[random.between(0, edits.length - 1)] ?? ['', (text: string) => text];
  writeFileSync(path, change(readFileSync(path, 'utf8'), random));
  return `${what} of ${name}/${file}`;
}

function remove({ root }: RandomSite, names: readonly string[], random: Random): string {
  const name = names[random.between(0, names.length - 1)] ?? '';
  rmSync(join(root, 'incidents', name), { recursive: true });
  return `remove ${name}`;
}

function rename({ root }: RandomSite, names: readonly string[], random: Random): string {
  const name = names[random.between(0, names.length - 1)] ?? '';
  const other = name.endsWith('-renamed') ? name.slice(0, -'-renamed'.length) : `${name}-renamed`;
  if (names.includes(other)) return 'rename nothing';
  renameSync(join(root, 'incidents', name), join(root, 'incidents', other));
  return `rename ${name} to ${other}`;
}

/** Mostly a few hours; sometimes months, over all that is still to come; sometimes back. */
function tick(site: RandomSite, random: Random): string {
  const hours = random.pick([1, 5, 13, 24, 24 * 40, -3, -24 * 3]);
  site.now = addHours(site.now, hours).getTime();
  return `clock ${hours} h`;
}

function publish({ root }: RandomSite, random: Random): string {
  const file = random.pick(['favicon.svg', 'notes.txt', 'brand/logo.svg']);
  const path = join(root, 'public', file);
  if (random.chance(0.4)) {
    rmSync(path, { force: true });
    return `take public ${file} away`;
  }
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(
    path,
    `<svg xmlns="http://www.w3.org/2000/svg"><!-- ${random.between(1, 9)} --></svg>`,
  );
  return `public ${file}`;
}

/** The random numbers of one sequence. */
export function randomOf(sequence: number): Random {
  return seededRandom(sequence + 1);
}
