import { describe, expect, it } from 'vitest';
import { pageOutputs } from '../../../src/views/output-paths.ts';
import { apiPage } from '../../../src/views/api-page.ts';
import { dataOutputs } from '../../../src/views/data-outputs.ts';
import { feedLinks } from '../../../src/views/feeds/feed-outputs.ts';
import { scopes } from '../../../src/views/scopes.ts';
import { subscribePage } from '../../../src/views/subscribe-page.ts';
import { hit, incident, maintenance, said } from '../../build-site.ts';
import { contextAt } from './view-parts.ts';

const now = '2026-03-14T12:00Z';
const url = 'https://harbour-status.example';

/** A site of `count` incidents and as many maintenances, each with the same words. */
function siteOf(count: number) {
  const days = Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
  );
  return {
    incidents: days.map((day) =>
      incident({
        id: `${day}-fails`,
        impact: [hit('vm', 'major_outage', `${day}T10:00Z`, `${day}T11:00Z`)],
        updates: [said(`${day}T10:05Z`, 'investigating'), said(`${day}T11:05Z`, 'resolved')],
      }),
    ),
    maintenances: days.map((day) => maintenance({ id: `${day}-work` })),
  };
}

describe('/subscribe/ and /about/api/', () => {
  const context = contextAt(now, siteOf(2));
  const existing = new Set(pageOutputs(context).map(({ path }) => path));

  it('name addresses that exist', () => {
    const { channels, parts } = subscribePage(context);
    const named = channels
      .flatMap(({ copies }) => copies.map(({ text }) => text))
      .flatMap((text) => [...text.matchAll(/https:[^\s"')<]+/g)].map(([address]) => address));
    expect(named.length).toBeGreaterThan(12);
    for (const address of named) expect(existing, address).toContain(address.slice(url.length));
    expect(parts.map(({ name }) => name)).toEqual([
      'Website',
      'Hosting',
      'Virtual machines',
      'Storage',
    ]);
    for (const { href } of parts.flatMap(({ links }) => links)) expect(existing).toContain(href);
    const { documents, schema } = apiPage(context);
    for (const { href } of [...documents, schema]) expect(existing).toContain(href);
  });

  it('name every feed, calendar and answer of the API', () => {
    const { channels } = subscribePage(context);
    const copied = channels.flatMap(({ copies }) => copies.map(({ text }) => text)).join(' ');
    const [page] = scopes(context);
    for (const { href } of page ? feedLinks(page, context) : []) {
      expect(copied).toContain(`${url}${href} `.trim());
    }
    const answers = apiPage(context).documents.map(({ address }) => address);
    const unnamed = [...dataOutputs(context).keys()]
      .filter((path) => path.startsWith('/api/') && !/incidents\/[a-z]{12}\./.test(path))
      .filter((path) => !answers.includes(path));
    expect(unnamed).toEqual([]);
  });

  it('name no answer about a record where there is none', () => {
    const { documents } = apiPage(contextAt(now));
    expect(documents.map(({ href }) => href)).toContain(undefined);
  });
});

describe('everything that is no page', () => {
  function bytesOf(count: number): number {
    const texts = [...dataOutputs(contextAt(now, siteOf(count))).values()].map(({ print }) =>
      print(),
    );
    return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  }

  it('grows with the number of records and not faster', () => {
    // From so many records on, feeds and lists are full.
    const [one, two, four] = [250, 500, 1000].map(bytesOf) as [number, number, number];
    expect((four - two) / (two - one)).toBeLessThan(2.1);
    expect(four / two).toBeLessThan(2.05);
  });
});
