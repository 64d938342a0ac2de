import fs, { readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBuiltSite } from '../../../src/publish/built-site.ts';
import { directorySource } from '../../../src/publish/directory-source.ts';
import { publishToDirectory } from '../../../src/publish/directory-target.ts';
import type { Generation } from '../../../src/publish/generation.ts';
import type { Source } from '../../../src/publish/source.ts';
import { urlSource } from '../../../src/publish/url-source.ts';
import { verify } from '../../../src/publish/verify.ts';
import { at } from '../../build-site.ts';
import { type BuiltFiles, edition, writeBuilt } from './built-sites.ts';
import { answering, hostOf, type Trick } from './crooked-host.ts';
import { memoryFolder } from './memory-folder.ts';

const now = at('2026-03-14T18:00:00Z');
const noon = '2026-03-14T12:00:00.000Z';
const morning = '2026-03-14T08:00:00.000Z';
const impatient = { retries: 1, minTimeout: 1, timeout: 5000 };

const page = 'incidents/2026-03-10-storage/index.html';
const files: BuiltFiles = {
  ...edition('noon'),
  'about/index.html': '<p>About</p>',
  '404.html': 'Not here.',
};
const older: BuiltFiles = {
  ...edition('morning'),
  'incidents/2026-03-01-mistake/index.html': 'An old page',
};

/** What is wrong with these sources, one line each: `kind file`. */
async function wrongWith(sources: readonly Source[], sample?: number): Promise<string[]> {
  const reports = await verify(sources, { now, ...(sample !== undefined && { sample }) });
  return reports.flatMap(({ findings }) => findings.map(({ kind, file }) => `${kind} ${file}`));
}

function source(url: string): Source {
  return urlSource(url, impatient);
}

/** A directory target with the older and then the newer edition. */
function directoryWithBoth(): { target: string; own: Source } {
  const folder = memoryFolder();
  const target = join(folder, 'web');
  for (const [instant, edition] of [
    [morning, older],
    [noon, files],
  ] as const) {
    const built = writeBuilt(join(folder, instant), edition, instant);
    publishToDirectory(fs, target, openBuiltSite(built), 5);
  }
  return { target, own: directorySource('web', target) };
}

describe('a host', () => {
  it('that serves what was built has nothing wrong', async () => {
    const url = await hostOf(files, {}, noon);
    const [report] = await verify([source(url)], { now });
    expect(report).toMatchObject({ source: url, now: noon, checked: 11, files: 11, findings: [] });
    expect(report?.id).toMatch(/^20260314T120000Z-[0-9a-f]{12}$/);
  });

  const pageText = files[page] ?? '';
  const changed = pageText.replace('S', 's');

  it.for<readonly [what: string, file: string, trick: Trick, found: string]>([
    ['one byte is changed', page, answering(changed), `altered ${page}`],
    ['a byte is added', page, answering(`${pageText}.`), `altered ${page}`],
    [
      'a file is missing',
      page,
      (response) => response.writeHead(404).end('Not here.'),
      `missing ${page}`,
    ],
    [
      'another page stands in for a missing file',
      page,
      answering('This page is not there. Look at our fine products instead of what you wanted.'),
      `altered ${page}`,
    ],
    ['a file is truncated', page, answering(pageText.slice(0, 20)), `truncated ${page}`],
    ['a file is empty', page, answering(''), `truncated ${page}`],
    [
      'the connection ends in the middle of a file',
      page,
      (response, bytes) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': bytes.length });
        response.write(bytes.subarray(0, 10), () => response.destroy());
      },
      `truncated ${page}`,
    ],
    [
      'a page is served as plain text',
      page,
      (response, bytes) => response.writeHead(200, { 'content-type': 'text/plain' }).end(bytes),
      `wrong-type ${page}`,
    ],
    [
      'a style sheet is served without a type',
      '_astro/page.hash.css',
      (response, bytes) => response.writeHead(200).end(bytes),
      'wrong-type _astro/page.hash.css',
    ],
    [
      'a page is served in a charset that it was not written in',
      page,
      (response, bytes) =>
        response.writeHead(200, { 'content-type': 'text/html; Charset="ISO-8859-1"' }).end(bytes),
      `wrong-type ${page}`,
    ],
    [
      'a page leads to another site',
      page,
      (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
      `unreachable ${page}`,
    ],
    [
      'a page answers with an error, again and again',
      page,
      (response) => response.writeHead(503).end(),
      `unreachable ${page}`,
    ],
    [
      'a page may not be seen',
      page,
      (response) => response.writeHead(403).end(),
      `unreachable ${page}`,
    ],
    [
      'the list of files is no list',
      'generation.json',
      answering('<p>Hello</p>'),
      'no-generation generation.json',
    ],
    [
      'the list of files leads out of the site',
      'generation.json',
      answering(JSON.stringify({ files: { '../../etc/passwd': { sha256: '', bytes: 1 } } })),
      'no-generation generation.json',
    ],
    [
      'the list of files is missing',
      'generation.json',
      (response) => response.writeHead(404).end(),
      'no-generation generation.json',
    ],
  ])('is found out when %s', async ([, file, trick, found]) => {
    const url = await hostOf(files, { [file]: trick }, noon);
    expect(await wrongWith([source(url)])).toEqual([found]);
  });

  it('is asked again when it fails once', async () => {
    let asked = 0;
    const once: Trick = (response, bytes) => {
      asked += 1;
      if (asked === 1) response.writeHead(503).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(bytes);
    };
    expect(await wrongWith([source(await hostOf(files, { [page]: once }, noon))])).toEqual([]);
  });

  it('may answer 404 for the page that says so, and hide what is meant for itself', async () => {
    const more = { ...files, _headers: '/*\n' };
    const tricks = {
      '404.html': ((response, bytes) =>
        response.writeHead(404, { 'content-type': 'text/html' }).end(bytes)) satisfies Trick,
      _headers: ((response) => response.writeHead(404).end()) satisfies Trick,
    };
    expect(await wrongWith([source(await hostOf(more, tricks, noon))])).toEqual([]);
  });

  it('that does not answer is unreachable, not fine', async () => {
    expect(await wrongWith([source('http://127.0.0.1:9')])).toEqual([
      'unreachable generation.json',
    ]);
  });

  it('that was not built again when it should have been is overdue', async () => {
    const url = await hostOf(files, {}, noon);
    const [report] = await verify([source(url)], { now: at('2026-03-15T03:00Z') });
    expect(report?.findings).toEqual([
      {
        kind: 'overdue',
        file: 'generation.json',
        what: 'It should have been built again at 2026-03-15T00:00:00.000Z.',
      },
    ]);
  });

  it.for([
    ['2026-03-14T18:05:00.000Z', []],
    ['2026-03-14T18:05:01.000Z', ['ahead generation.json']],
  ] as const)('that was built at %s, when it is 18:00', async ([built, found]) => {
    expect(await wrongWith([source(await hostOf(files, {}, built))])).toEqual(found);
  });

  it('may say UTF-8 in its own way, or leave the charset to the page', async () => {
    for (const type of ['text/html', 'text/html; charset="utf-8"', 'Text/HTML;charset=UTF8; x=y']) {
      const trick: Trick = (response, bytes) =>
        response.writeHead(200, { 'content-type': type }).end(bytes);
      expect(await wrongWith([source(await hostOf(files, { [page]: trick }, noon))])).toEqual([]);
    }
  });

  it('is asked for a sample, of other files each time, always with the home page', async () => {
    const tricks = Object.fromEntries(Object.keys(files).map((file) => [file, answering('x')]));
    const url = await hostOf(files, tricks, noon);
    const samples = await Promise.all(
      [0, 1, 2, 3].map(async (hours) => {
        const reports = await verify([source(url)], { now: now - hours, sample: 3 });
        return reports.flatMap(({ findings }) => findings.map(({ file }) => file)).sort();
      }),
    );
    for (const sample of samples) expect(sample).toHaveLength(3);
    for (const sample of samples) expect(sample).toContain('index.html');
    expect(new Set(samples.map(String)).size).toBeGreaterThan(1);
  });
});

describe('mirrors', () => {
  it('that agree have nothing wrong', async () => {
    const { own } = directoryWithBoth();
    expect(await wrongWith([own, source(await hostOf(files, {}, noon))])).toEqual([]);
  });

  it('are found out when one serves an old file among new ones', async () => {
    const { own } = directoryWithBoth();
    const url = await hostOf(files, { [page]: answering(older[page] ?? '') }, noon);
    const [, report] = await verify([own, source(url)], { now });
    expect(report?.findings).toEqual([
      {
        kind: 'stale',
        file: page,
        what: expect.stringMatching(/^It is the file of generation 20260314T080000Z-/),
      },
    ]);
  });

  it('are found out when one shows an old generation as a whole', async () => {
    const { own } = directoryWithBoth();
    const url = await hostOf(older, {}, morning);
    const reports = await verify([own, source(url)], { now });
    expect(reports.map(({ findings }) => findings)).toEqual([
      [],
      [
        {
          kind: 'behind',
          file: 'generation.json',
          what: `It was built at ${morning}; web shows one of ${noon}.`,
        },
      ],
    ]);
  });

  it('are found out when they show two generations of the same time', async () => {
    const two = await Promise.all([hostOf(files, {}, noon), hostOf(older, {}, noon)]);
    expect(await wrongWith(two.map(source))).toEqual([
      'behind generation.json',
      'behind generation.json',
    ]);
  });

  it('are found out when one still serves a page that is gone', async () => {
    const { own } = directoryWithBoth();
    const gone = 'incidents/2026-03-01-mistake/index.html';
    const url = await hostOf(files, { [gone]: answering('An old page') }, noon);
    expect(await wrongWith([own, source(url)])).toEqual([`extra ${gone}`]);
    // A page that says "not here" with status 200 is not the page that is gone.
    const polite = await hostOf(files, { [gone]: answering('Not here') }, noon);
    expect(await wrongWith([own, source(polite)])).toEqual([]);
  });
});

/** Changes a published `generation.json`, and what it says of files. */
function alterListing(
  folder: string,
  change: (files: Generation['files']) => Generation['files'] = (files) => files,
): void {
  const path = join(folder, 'generation.json');
  const generation = JSON.parse(readFileSync(path, 'utf8')) as Generation;
  const contentHash = generation.contentHash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
  const altered = { ...generation, contentHash, files: change(generation.files) };
  writeFileSync(path, `${JSON.stringify(altered, null, 2)}\n`);
}

describe('a directory target', () => {
  it.for<readonly [what: string, spoil: (current: string) => void, found: string]>([
    ['a byte is changed', (to) => writeFileSync(join(to, page), 'x'.repeat(99)), `altered ${page}`],
    ['a file is missing', (to) => rmSync(join(to, page)), `missing ${page}`],
    ['a file is truncated', (to) => fs.truncateSync(join(to, page), 5), `truncated ${page}`],
    ['a file is old', (to) => writeFileSync(join(to, page), older[page] ?? ''), `stale ${page}`],
    ['the list of files is altered', (to) => alterListing(to), 'altered generation.json'],
    [
      'a page is gone, and from the list of files too',
      (to) => {
        rmSync(join(to, page));
        alterListing(to, (all) =>
          Object.fromEntries(Object.entries(all).filter(([file]) => file !== page)),
        );
      },
      'altered generation.json',
    ],
    ['a file is too many', (to) => writeFileSync(join(to, 'new.html'), ''), 'extra new.html'],
  ])('is found out when %s', async ([, spoil, found]) => {
    const { target, own } = directoryWithBoth();
    spoil(join(target, 'current'));
    expect(await wrongWith([own])).toEqual([found]);
  });

  it('says which generation it should be when the list of files is altered', async () => {
    const { target, own } = directoryWithBoth();
    const id = basename(readlinkSync(join(target, 'current')));
    alterListing(join(target, 'current'));
    const [report] = await verify([own], { now });
    expect(report?.findings.map(({ what }) => what)).toEqual([
      `It is not the one that was published as ${id}: what it says of other files may be wrong too.`,
    ]);
  });

  it('that holds something else under its name cannot be told, and is not fine', async () => {
    const folder = memoryFolder();
    writeBuilt(join(folder, 'current'), files);
    expect(await wrongWith([directorySource('web', folder)])).toEqual([
      'unreachable generation.json',
    ]);
  });

  it('to which nothing was published has no generation', async () => {
    expect(await wrongWith([directorySource('web', memoryFolder())])).toEqual([
      'no-generation generation.json',
    ]);
  });
});
