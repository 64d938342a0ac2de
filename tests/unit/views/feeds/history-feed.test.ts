import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import {
  at,
  between,
  hit,
  incident,
  maintenance,
  postmortem,
  said,
  told,
} from '../../../build-site.ts';
import { rssFaults } from '../../../formats/validate.ts';
import { contextAt } from '../view-parts.ts';
import { printed } from '../printed.ts';

const now = '2026-03-14T12:00Z';

interface Item {
  readonly title: string;
  readonly description: string;
  readonly pubDate: string;
  readonly maintenanceEndDate?: string;
  readonly link: string;
  readonly guid: string;
}

interface Channel {
  readonly title: string;
  readonly link: string;
  readonly description: string;
  readonly language: string;
  readonly 'atom:link': Readonly<Record<string, string>>;
  readonly item?: readonly Item[];
}

function feedOf(parts: Parameters<typeof contextAt>[1] = {}): { xml: string; channel: Channel } {
  const xml = printed('/history.rss', contextAt(now, parts));
  expect(rssFaults(xml)).toEqual([]);
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: false,
    parseTagValue: false,
    isArray: (name) => name === 'item',
  });
  const { rss } = parser.parse(xml) as { rss: { channel: Channel } };
  return { xml, channel: rss.channel };
}

function itemsOf(parts: Parameters<typeof contextAt>[1]): readonly Item[] {
  return feedOf(parts).channel.item ?? [];
}

/** An incident of one update. */
function sayingAt(when: string, parts: Parameters<typeof incident>[0] = {}) {
  return incident({ updates: [said(when, 'investigating')], ...parts });
}

describe('history.rss', () => {
  it('is a feed without items for a site without records', () => {
    const { xml, channel } = feedOf();
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*<rss version="2\.0"/);
    expect(channel).toMatchObject({
      title: 'Harbour Hosting status: incidents and maintenance',
      link: 'https://harbour-status.example/',
      language: 'en',
      'atom:link': {
        href: 'https://harbour-status.example/history.rss',
        rel: 'self',
        type: 'application/rss+xml',
      },
    });
    expect(channel.item).toBeUndefined();
  });

  it('has one item for each record, whose guid is its link', () => {
    const items = itemsOf({
      incidents: [sayingAt('2026-03-10T08:00Z')],
      maintenances: [maintenance()],
    });
    expect(items.map(({ link }) => link)).toEqual([
      'https://harbour-status.example/maintenance/2026-03-14-router-update/',
      'https://harbour-status.example/incidents/2026-03-10-requests-fail/',
    ]);
    for (const { guid, link } of items) expect(guid).toBe(link);
  });

  it('puts the newest news first: an old incident moves up when something is said', () => {
    const old = incident({
      id: '2026-01-01-old',
      updates: [said('2026-01-01T08:00Z', 'investigating'), said('2026-03-12T08:00Z', 'update')],
    });
    const items = itemsOf({ incidents: [sayingAt('2026-03-10T08:00Z'), old] });
    expect(items.map(({ pubDate }) => pubDate)).toEqual([
      'Thu, 12 Mar 2026 08:00:00 GMT',
      'Tue, 10 Mar 2026 08:00:00 GMT',
    ]);
  });

  it('holds the 50 newest', () => {
    const incidents = Array.from({ length: 60 }, (_, index) =>
      sayingAt(new Date(Date.UTC(2026, 0, 1 + index)).toISOString(), {
        id: `2026-01-01-${String(index).padStart(2, '0')}`,
      }),
    );
    const items = itemsOf({ incidents });
    expect(items).toHaveLength(50);
    expect(items[0]?.link).toContain('2026-01-01-59');
    expect(items.at(-1)?.link).toContain('2026-01-01-10');
  });

  it('dates a coming maintenance with its window, and says when it ends', () => {
    const window = between('2026-03-20T02:00Z', '2026-03-20T04:00Z');
    const [item] = itemsOf({ maintenances: [maintenance({ window })] });
    expect(item).toMatchObject({
      pubDate: 'Fri, 20 Mar 2026 02:00:00 GMT',
      maintenanceEndDate: 'Fri, 20 Mar 2026 04:00:00 GMT',
    });
    expect(item?.description).toMatch(
      /^<p><strong>THIS IS A SCHEDULED EVENT March 20, 2026, 02:00 to 04:00 UTC<\/strong><\/p>/,
    );
  });

  it('says the new end of an extended maintenance, and dates it with what was said last', () => {
    const extended = maintenance({
      updates: [
        told('2026-03-10T09:00Z', 'scheduled'),
        told('2026-03-14T03:00Z', 'extended', { newTo: '2026-03-14T06:00Z' }),
      ],
    });
    expect(itemsOf({ maintenances: [extended] })[0]).toMatchObject({
      pubDate: 'Sat, 14 Mar 2026 03:00:00 GMT',
      maintenanceEndDate: 'Sat, 14 Mar 2026 06:00:00 GMT',
    });
  });

  it('has no end of a maintenance for an incident', () => {
    const [item] = itemsOf({ incidents: [sayingAt('2026-03-10T08:00Z')] });
    const elements = Object.keys(item ?? {}).filter((name) => name !== '#text');
    expect(elements).toEqual(['title', 'description', 'pubDate', 'link', 'guid']);
  });

  it('tells everything that was said, newest first, and names a repeated state an update', () => {
    const [item] = itemsOf({
      incidents: [
        incident({
          impact: [hit('vm', 'major_outage', '2026-03-10T08:00Z', '2026-03-10T10:00Z')],
          updates: [
            said('2026-03-10T08:10Z', 'investigating'),
            said('2026-03-10T09:00Z', 'investigating'),
            said('2026-03-10T10:00Z', 'resolved'),
          ],
        }),
      ],
    });
    const states = [...(item?.description ?? '').matchAll(/<strong>(.*?)<\/strong>/g)];
    expect(states.map(([, state]) => state)).toEqual(['Resolved', 'Update', 'Investigating']);
  });

  it('stays as it is when the clock moves on: only what was said changes it', () => {
    const window = between('2026-03-20T02:00Z', '2026-03-20T04:00Z');
    const parts = {
      maintenances: [maintenance({ window })],
      incidents: [sayingAt('2026-03-10T08:00Z')],
    };
    const before = printed('/history.rss', contextAt('2026-03-14T12:00Z', parts));
    expect(printed('/history.rss', contextAt('2026-03-21T12:00Z', parts))).toBe(before);
  });

  it('moves an incident up when its postmortem is published, and says so', () => {
    const old = incident({
      id: '2026-03-01-old',
      updates: [said('2026-03-01T08:00Z', 'investigating'), said('2026-03-01T09:00Z', 'resolved')],
    });
    const [item] = itemsOf({
      incidents: [old, sayingAt('2026-03-10T08:00Z')],
      postmortems: [
        postmortem({
          incident: '2026-03-01-old',
          publishedAt: at('2026-03-12T09:00Z'),
          summary: 'A <b>queue</b> was full.',
        }),
      ],
    });
    expect(item?.title).toBe(old.title);
    expect(item?.pubDate).toBe('Thu, 12 Mar 2026 09:00:00 GMT');
    expect(item?.description).toContain(
      '<strong>Postmortem</strong> - A &lt;b&gt;queue&lt;/b&gt; was full.',
    );
    expect(item?.description).toContain(
      'href="https://harbour-status.example/incidents/2026-03-01-old/postmortem/"',
    );
  });

  it('tells a postmortem where it stands in time: what was said after it comes first', () => {
    const id = '2026-03-01-old';
    const updates = [
      said('2026-03-01T08:00Z', 'investigating'),
      said('2026-03-01T09:00Z', 'resolved'),
      said('2026-03-12T09:00Z', 'investigating'),
    ];
    const [item] = itemsOf({
      incidents: [incident({ id, updates })],
      postmortems: [postmortem({ incident: id, publishedAt: at('2026-03-05T09:00Z') })],
    });
    expect(item?.pubDate).toBe('Thu, 12 Mar 2026 09:00:00 GMT');
    const states = [...(item?.description ?? '').matchAll(/<strong>(.*?)<\/strong>/g)];
    expect(states.map(([, state]) => state)).toEqual([
      ...['Investigating', 'Postmortem', 'Resolved', 'Investigating'],
    ]);
  });

  it('begins the text where it says what it is, as Statuspage does', () => {
    const updates = [{ ...said('2026-03-10T08:00Z', 'investigating'), text: 'One.\n\nTwo.' }];
    const [item] = itemsOf({ incidents: [incident({ updates })] });
    expect(item?.description).toBe(
      '<p><small>March 10, 2026, 08:00 UTC</small><br><strong>Investigating</strong> - One.</p>\n<p>Two.</p>',
    );
  });

  it('makes links and pictures absolute: a reader shows them elsewhere', () => {
    const text =
      '[a](/about/) [b](../x/) [c](https://other.example) ![q](q.png) <a href="/r/">r</a>';
    const updates = [{ ...said('2026-03-10T08:00Z', 'investigating'), text }];
    const [item] = itemsOf({ incidents: [incident({ updates, pictures: ['q.png'] })] });
    const addresses = [...(item?.description ?? '').matchAll(/(?:href|src)="(.*?)"/g)];
    expect(addresses.map(([, address]) => address)).toEqual([
      'https://harbour-status.example/about/',
      'https://harbour-status.example/incidents/x/',
      'https://other.example',
      'https://harbour-status.example/incidents/2026-03-10-requests-fail/q.png',
      'https://harbour-status.example/r/',
    ]);
  });

  it.for<readonly [what: string, text: string, shown: string]>([
    ['quotes', `"double" 'single'`, `"double" 'single'`],
    ['signs of XML', 'a < b && c > d', 'a < b && c > d'],
    ['what looks like markup', '</title><b>&amp;', '</title><b>&amp;'],
    ['the end of a CDATA section', 'before ]]> after', 'before ]]> after'],
    ['control characters', 'a\u0000b\u0008c\u001bd\u007fe\u0085f', 'abcdef'],
    ['what is no character', 'a\ufffeb\uffffc', 'abc'],
    ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
    ['the other half', 'a\udc00b', 'a\ufffdb'],
    ['a whole pair', 'a\u{1f6df}b', 'a\u{1f6df}b'],
  ])('survives %s in titles, names and texts', ([, text, shown]) => {
    const updates = [{ ...said('2026-03-10T08:00Z', 'investigating'), text }];
    const { xml, channel } = feedOf({
      config: { name: text, description: text },
      incidents: [incident({ title: text, updates })],
    });
    expect(xml.isWellFormed()).toBe(true);
    expect(xml).not.toMatch(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\]\]>/u);
    expect(channel.item?.[0]?.title).toBe(shown);
    expect(channel.description).toBe(shown);
    expect(channel.title).toBe(`${shown} status: incidents and maintenance`);
    expect(channel.item?.[0]?.description).not.toContain('</title>');
  });
});
