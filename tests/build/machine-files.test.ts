import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { documents } from '../../src/schema/statuspage-v2.ts';
import { filePaths } from '../browser/built-site.ts';
import { atomFaults, jsonFeedFaults, rssFaults, xmlFaults } from '../formats/validate.ts';
import { sites } from '../sites/sites.ts';
import { lifeboat, siteIn } from '../unit/cli/run-lifeboat.ts';

/* The files of built sites that are for machines: what the views' tests say of texts is true of what is published. */

const names = ['complete', 'hostile'] as const;
type Name = (typeof names)[number];

const folder = mkdtempSync(join(tmpdir(), 'lifeboat-machines-'));

function out(name: Name): string {
  return join(folder, `${name}-out`);
}

function read(name: Name, file: string): string {
  return readFileSync(join(out(name), file), 'utf8');
}

beforeAll(async () => {
  for (const name of names) {
    const root = siteIn(folder, sites[name], name);
    const args = ['build', '--root', root, '--now', sites[name].now, '--out', out(name)];
    const { exitCode, stderr } = await lifeboat(args);
    if (exitCode !== 0) throw new Error(stderr);
  }
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
});

describe.each(names)('%s', (name) => {
  const files = (pattern: RegExp): string[] =>
    filePaths(out(name)).filter((file) => pattern.test(file));

  it('has feeds that are valid', () => {
    expect(files(/\.rss$/).length).toBeGreaterThan(4);
    // What was said comes in both formats; follow-up actions come as RSS alone.
    expect(files(/(history|updates)\.atom$/)).toHaveLength(files(/(history|updates)\.rss$/).length);
    for (const file of files(/\.rss$/)) expect(rssFaults(read(name, file)), file).toEqual([]);
    for (const file of files(/\.atom$/)) expect(atomFaults(read(name, file)), file).toEqual([]);
    for (const file of files(/(^|\/)updates\.json$/)) {
      expect(jsonFeedFaults(read(name, file)), file).toEqual([]);
    }
  });

  it('has answers that the schemas accept', () => {
    const kind = (file: string): keyof typeof documents => {
      const [, first = ''] = /v2\/([a-z-]+)/.exec(file) ?? [];
      if (/incidents\/[a-z]{12}\.json$/.test(file)) return 'incident';
      return first as keyof typeof documents;
    };
    const answers = files(/^api\/v2\/.*\.json$/);
    expect(answers.length).toBeGreaterThan(10);
    for (const file of answers) {
      const { success, error } = documents[kind(file)].safeParse(JSON.parse(read(name, file)));
      expect(success, `${file}: ${error?.message}`).toBe(true);
    }
  });

  it('has calendars, badges and sitemaps that parse', () => {
    for (const file of files(/\.ics$/))
      expect(() => ICAL.parse(read(name, file)), file).not.toThrow();
    for (const file of files(/(badge|uptime)\.svg$|\.xml$/)) {
      expect(xmlFaults(read(name, file)), file).toEqual([]);
    }
    for (const file of files(/(badge|uptime)\.json$/)) {
      expect(JSON.parse(read(name, file)), file).toMatchObject({ schemaVersion: 1 });
    }
  });

  it('has no feed, calendar or answer of 300 kB, but those that have to say all that is open', () => {
    const complete = /^api\/v2\/(summary|.*\/(unresolved|upcoming|active))\.json$/;
    const sizes = files(/\.(rss|atom|ics|xml)$|^api\/|updates\.json$/).map((file) => [
      file,
      Buffer.byteLength(read(name, file)),
    ]);
    expect(
      sizes.filter(([file, bytes]) => !complete.test(String(file)) && Number(bytes) >= 300_000),
    ).toEqual([]);
  });

  it('names its feeds and its calendar in the head of every page, those of what the page is about first', () => {
    const known = new Set(filePaths(out(name)));
    const pages = files(/\.html$/).filter((file) => file !== 'embed/index.html');
    expect(pages.length).toBeGreaterThan(10);
    for (const file of pages) {
      const head = read(name, file).split('</head>', 1)[0] ?? '';
      const links = [...head.matchAll(/<link rel="alternate" type="([^"]+)" href="\/([^"]+)"/g)];
      const hrefs = links.map(([, , href = '']) => href);
      const own = /^components\/[^/]+\//.exec(file)?.[0] ?? '';
      expect(hrefs[0], file).toBe(`${own}history.rss`);
      for (const feed of [
        'history.rss',
        'history.atom',
        'updates.rss',
        'updates.atom',
        'updates.json',
      ]) {
        expect(hrefs, file).toContain(feed);
      }
      expect(hrefs, file).toContain('calendar.ics');
      for (const href of hrefs) expect(known, file).toContain(href);
    }
  });
});
