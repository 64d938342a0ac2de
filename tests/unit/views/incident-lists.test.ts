import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentPage } from '../../../src/views/incident-page.ts';
import { incidentList, incidentLists, listAddresses } from '../../../src/views/incident-lists.ts';
import { createPageContext } from '../../../src/views/page-context.ts';
import { at, hit, incident } from '../../build-site.ts';
import { siteOfNight } from '../domain/random-records.ts';
import { contextAt } from './view-parts.ts';

const now = '2026-03-14T12:00Z';
const config = { locale: 'en-GB' } as const;

const change = incident({
  id: '2026-03-10-a',
  title: 'A',
  trigger: 'change',
  impact: [
    hit('vm', 'major_outage', '2026-03-10T08:00Z', '2026-03-10T09:00Z'),
    hit('storage', 'partial_outage', '2026-03-10T08:00Z', '2026-03-10T09:00Z'),
  ],
});
const older = incident({
  id: '2025-05-01-b',
  title: 'B',
  trigger: 'change',
  impact: [hit('storage', 'major_outage', '2025-05-01T08:00Z', '2025-05-01T09:00Z')],
});
const unknown = incident({
  id: '2026-02-01-c',
  title: 'C',
  impact: [hit('website', 'degraded_performance', '2026-02-01T08:00Z', '2026-02-01T09:00Z')],
});
const incidents = [change, older, unknown];

describe('lists of incidents', () => {
  it('are offered by service, severity, trigger and year, as far as they hold something', () => {
    const sections = incidentLists(contextAt(now, { config, incidents }));
    expect(
      sections.map(({ name, entries }) => [
        name,
        entries.map(({ href, text, count }) => [href, text, count].join(' | ')),
      ]),
    ).toEqual([
      [
        'By service',
        [
          '/incidents/by/component/website/ | Website | 1 record',
          '/incidents/by/component/vm/ | Virtual machines | 1 record',
          '/incidents/by/component/storage/ | Storage | 2 records',
        ],
      ],
      [
        'By severity',
        [
          '/incidents/by/severity/critical/ | Critical | 2 records',
          '/incidents/by/severity/minor/ | Minor | 1 record',
        ],
      ],
      ['By what set it off', ['/incidents/by/trigger/change/ | a change | 2 records']],
      ['By year, with maintenance', ['/history/2026/ | 2026 | ', '/history/2025/ | 2025 | ']],
    ]);
    expect(incidentLists(contextAt(now))).toEqual([]);
  });

  it('hold the newest first, and say which years there are', () => {
    const context = contextAt(now, { config, incidents });
    const list = incidentList('component', 'storage', undefined, context);
    expect(list?.title).toBe('Incidents: Storage');
    expect(list?.rows.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(list?.years.map(({ href, count }) => `${href} ${count}`)).toEqual([
      '/incidents/by/component/storage/2026/ 1 record',
      '/incidents/by/component/storage/2025/ 1 record',
    ]);
    const year = incidentList('trigger', 'change', '2025', context);
    expect(year?.title).toBe('Incidents: set off by a change, 2025');
    expect(year?.rows.map(({ title }) => title)).toEqual(['B']);
  });

  it('do not exist where nothing is in them', () => {
    const context = contextAt(now, { config, incidents });
    expect(incidentList('trigger', 'load', undefined, context)).toBeUndefined();
    expect(incidentList('trigger', 'change', '2024', context)).toBeUndefined();
    expect(incidentList('colour', 'red', undefined, context)).toBeUndefined();
    expect(incidentList('toString', 'x', undefined, context)).toBeUndefined();
  });

  it('show fifty of all years, say so, and have every one in the list of its year', () => {
    const many = Array.from({ length: 60 }, (_, index) => {
      const from = at('2024-01-01T00:00Z') + index * 14 * 24 * 60 * 60_000;
      return incident({
        id: `many-${index}`,
        trigger: 'load',
        impact: [{ component: 'vm', level: 'major_outage', from, to: from + 60_000 }],
      });
    });
    const context = contextAt('2027-01-01T00:00Z', { config, incidents: many });
    const list = incidentList('trigger', 'load', undefined, context);
    expect(list?.rows).toHaveLength(50);
    expect(list?.more).toBe(
      'These are the newest 50 of 60; the lists of single years have them all.',
    );
    const inYears = list?.years.flatMap(
      ({ text }) => incidentList('trigger', 'load', text, context)?.rows ?? [],
    );
    expect(inYears).toHaveLength(60);
  });

  it('hold each incident once under each thing that is true of it', () => {
    fc.assert(
      fc.property(siteOfNight, (site) => {
        const context = createPageContext(site, at('2026-04-01T00:00Z'));
        const found = new Map<string, number>();
        for (const { facet, value, years } of listAddresses(context)) {
          for (const year of years) {
            for (const { id } of incidentList(facet, value, year, context)?.rows ?? []) {
              found.set(`${facet} ${id}`, (found.get(`${facet} ${id}`) ?? 0) + 1);
            }
          }
        }
        for (const { id, impact } of site.incidents) {
          const hits = new Set(impact.map(({ component }) => component)).size;
          expect(found.get(`component ${id}`) ?? 0).toBe(hits);
          expect(found.get(`severity ${id}`)).toBe(1);
          expect(found.has(`trigger ${id}`)).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the page of an incident', () => {
  it('lists incidents like it, but for those that are related anyway', () => {
    const context = contextAt(now, { config, incidents });
    expect(incidentPage(change, context).alike.map(({ title }) => title)).toEqual(['B']);
    const related = { ...change, related: [older.id] };
    const linked = contextAt(now, { config, incidents: [related, older] });
    expect(incidentPage(related, linked).alike).toEqual([]);
    expect(incidentPage(related, linked).related).toHaveLength(1);
  });

  it('leads from what set it off to the other incidents', () => {
    const { facts } = incidentPage(change, contextAt(now, { config, incidents }));
    expect(facts).toContainEqual({
      name: 'Set off by',
      text: 'a change',
      href: '/incidents/by/trigger/change/',
    });
  });
});
