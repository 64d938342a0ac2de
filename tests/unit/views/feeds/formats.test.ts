import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import type { PageContext } from '../../../../src/views/page-context.ts';
import { mostBytes } from '../../../../src/views/within-limit.ts';
import { hit, incident, maintenance, postmortem, said } from '../../../build-site.ts';
import { atomFaults, jsonFeedFaults, rssFaults } from '../../../formats/validate.ts';
import { asTitle, attacks } from '../../../sites/hostile.ts';
import { elementsOf } from '../../markdown/rendered.ts';
import { pathsWith, printed } from '../printed.ts';
import { contextAt } from '../view-parts.ts';

/* What is true of every feed, whatever stands in the records: it is valid, and two independent readers read the same. */

const now = '2026-03-14T12:00Z';

const faultsOf = { rss: rssFaults, atom: atomFaults, json: jsonFeedFaults };

function feedPaths(context: PageContext): string[] {
  return ['.rss', '.atom']
    .flatMap((ending) => pathsWith(ending, context))
    .concat(pathsWith('updates.json', context));
}

/** What a reader shows of an entry. */
interface Read {
  readonly title: string | undefined;
  readonly html: string | undefined;
}

/** Feedsmith, on fast-xml-parser. */
function readByFeedsmith(path: string, text: string): Read[] {
  if (path.endsWith('.rss')) {
    const { items = [] } = parseRssFeed(text);
    return items.map(({ title, description }) => ({
      title: textOf(title),
      html: textOf(description),
    }));
  }
  if (path.endsWith('.atom')) {
    const { entries = [] } = parseAtomFeed(text);
    return entries.map(({ title, content }) => ({ title: textOf(title), html: textOf(content) }));
  }
  const { items = [] } = parseJsonFeed(text);
  return items.map(({ title, content_html: html }) => ({ title, html }));
}

function textOf(value: unknown): string | undefined {
  const text =
    typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
  return typeof text === 'string' ? text : undefined;
}

/** rss-parser, on sax. An empty element with attributes it takes for XHTML and wraps up. */
async function readByRssParser(text: string): Promise<Read[]> {
  const { items } = await new Parser().parseString(text);
  return items.map(({ title, content }) => ({
    title,
    html: content?.replace(/^<div type="html"\/>$/, ''),
  }));
}

/** What XML leaves of a text, and readers of its edges. */
function shown(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}

/** What the schema would let pass. */
function titleFrom(text: string): string {
  return asTitle(text).slice(0, 120).trim() || 'x';
}

function hostileSite(texts: readonly string[]) {
  return {
    incidents: texts.map((text, index) =>
      incident({
        id: `2026-03-10-hostile-${index}`,
        title: titleFrom(text),
        impact: [hit('vm', 'major_outage', '2026-03-10T08:00Z', '2026-03-10T09:00Z')],
        updates: [
          { ...said('2026-03-10T08:00Z', 'investigating'), text },
          { ...said('2026-03-10T09:00Z', 'resolved'), text: `${text}\n\n${text}` },
        ],
      }),
    ),
    maintenances: texts
      .slice(0, 3)
      .map((text, index) => maintenance({ id: `2026-03-11-m-${index}`, title: titleFrom(text) })),
    postmortems: [postmortem({ incident: '2026-03-10-hostile-0', summary: texts[0] ?? 'x' })],
  };
}

const texts: readonly string[] = [
  ...attacks,
  `"double" 'single' & <b>bold</b>`,
  'before ]]> after <![CDATA[ again ]]>',
  '\u05e9\u05dc\u05d5\u05dd \u202eright to left\u202c \u0645\u0631\u062d\u0628\u0627',
  '\u{1f6a8}\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  'x'.repeat(5000),
  `${'long words '.repeat(450)}end`,
  'a\u0000b\u0008c\u001bd\u007fe\u0085f\ufffeg\ud800h',
];

describe('every feed', () => {
  it('is valid for a site without records', () => {
    const context = contextAt(now);
    for (const path of feedPaths(context)) expectValid(path, printed(path, context));
    // The page, one group and three components, five each; and the follow-up actions that were done.
    expect(feedPaths(context)).toHaveLength(26);
  });

  it('is valid and says the same to two readers, whatever is written', async () => {
    for (let index = 0; index < texts.length; index += 20) {
      const parts = {
        config: { name: 'A "harbour" & <sons>', description: texts[index] ?? '' },
        ...hostileSite(texts.slice(index, index + 20)),
      };
      await expectReadable(contextAt(now, parts), '/components/vm/');
    }
  });

  it('is valid and says the same to two readers, whatever is written at random', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (some) => {
        await expectReadable(contextAt(now, hostileSite(some)), '/components/vm/');
      }),
      { numRuns: 60, seed: 20_260_314 },
    );
  });

  it('stays under 300 kB, however much was said, and holds 50 entries where there is room', () => {
    const site = (text: string) => ({
      incidents: Array.from({ length: 80 }, (_, index) =>
        incident({
          id: `2026-03-10-n-${index}`,
          impact: [hit('vm', 'major_outage', '2026-03-10T08:00Z')],
          updates: ['08:00', '08:30', '09:00'].map((time) => ({
            ...said(`2026-03-10T${time}Z`, 'investigating'),
            text,
          })),
        }),
      ),
    });
    const large = contextAt(now, site('<&>'.repeat(1700)));
    for (const path of feedPaths(large)) {
      const text = printed(path, large);
      expect(Buffer.byteLength(text), path).toBeLessThan(300_000);
      expectValid(path, text);
    }
    expect(Buffer.byteLength(printed('/updates.rss', large))).toBeGreaterThan(mostBytes / 2);
    const small = contextAt(now, site('Down.'));
    for (const path of ['/history.rss', '/updates.atom', '/components/vm/updates.json']) {
      expect(readByFeedsmith(path, printed(path, small)), path).toHaveLength(50);
    }
  });

  it('names itself with its own address', () => {
    const context = contextAt(now);
    const path = '/groups/hosting/updates';
    const self = `https://harbour-status.example${path}`;
    expect(parseJsonFeed(printed(`${path}.json`, context)).feed_url).toBe(`${self}.json`);
    expect(printed(`${path}.rss`, context)).toContain(`href="${self}.rss"`);
    expect(printed(`${path}.atom`, context)).toContain(`href="${self}.atom"`);
    const ids = feedPaths(context)
      .filter((each) => each.endsWith('.atom'))
      .map((each) => parseAtomFeed(printed(each, context)).id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the judges', () => {
  const context = contextAt(now, hostileSite(['x']));

  it.for<readonly [path: string, from: string | RegExp, to: string]>([
    ['/history.atom', /<id>tag:[^<]*<\/id>/, '<id>x y</id>'],
    ['/history.atom', /<updated>.*?<\/updated>/, ''],
    ['/history.atom', /<updated>[^<]*/, '<updated>14 March 2026'],
    ['/history.atom', '<entry>', '<entry><b/>'],
    ['/history.rss', /<pubDate>[^<]*/, '<pubDate>2026-03-10'],
    ['/history.rss', /<item>\s*<title>.*?<\/title>/, '<item>'],
    ['/history.rss', /<guid>[^<]*/, '<guid>no-address'],
    ['/updates.json', '"id"', '"ID"'],
    ['/updates.json', '"content_html"', '"content"'],
    ['/updates.json', 'version/1.1', 'version/2'],
  ])('see a fault in %s: %s', ([path, from, to]) => {
    const text = printed(path, context);
    const spoiled = text.replace(from, to);
    expect(spoiled).not.toBe(text);
    expect(judged(path, text)).toEqual([]);
    expect(judged(path, spoiled)).not.toEqual([]);
  });
});

function judged(path: string, text: string): string[] {
  return faultsOf[path.slice(path.lastIndexOf('.') + 1) as keyof typeof faultsOf](text);
}

function expectValid(path: string, text: string): void {
  expect(judged(path, text), path).toEqual([]);
}

/** Valid everywhere; and in the feeds of one place both readers see the titles as they were written. */
async function expectReadable(context: PageContext, place: string): Promise<void> {
  const titles = new Set(context.index.events.map(({ record }) => shown(record.title)));
  for (const path of feedPaths(context)) {
    const text = printed(path, context);
    expectValid(path, text);
    if (!path.startsWith(place)) continue;
    const entries = readByFeedsmith(path, text);
    expect(entries.length).toBeGreaterThan(0);
    if (path.includes('history')) {
      for (const { title } of entries) expect(titles).toContain(shown(title ?? ''));
    }
    if (!path.endsWith('.json')) {
      expect((await readByRssParser(text)).map(trimmed), path).toEqual(entries.map(trimmed));
    }
    for (const { html } of entries) expect(running(html ?? '')).toEqual([]);
  }
}

/** Elements that would run something. */
function running(html: string): string[] {
  return elementsOf(html)
    .filter(
      ({ name, attribs }) =>
        name === 'script' ||
        Object.entries(attribs).some(
          ([key, value]) => key.startsWith('on') || /^\s*javascript:/i.test(value),
        ),
    )
    .map(({ name }) => name);
}

function trimmed({ title, html }: Read): Read {
  return { title: title?.trim() ?? '', html: html?.trim() ?? '' };
}
