import parsePrometheus from 'parse-prometheus-text-format';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { always } from '../../../src/domain/interval.ts';
import { pageOutputs } from '../../../src/views/output-paths.ts';
import { maintenanceList, maintenancePage } from '../../../src/views/maintenance-page.ts';
import { links } from '../../../src/views/links.ts';
import {
  at,
  between,
  hit,
  incident,
  maintenance,
  postmortem,
  said,
  told,
} from '../../build-site.ts';
import { asTitle, attacks } from '../../sites/hostile.ts';
import { printed } from './printed.ts';
import { contextAt } from './view-parts.ts';

const now = '2026-03-14T12:00Z';

const outage = incident({
  id: '2026-03-14-vm-down',
  title: 'Machines are down',
  impact: [hit('vm', 'major_outage', '2026-03-14T10:00Z')],
  updates: [said('2026-03-14T10:05Z', 'identified', { nextUpdateBy: '2026-03-14T12:30Z' })],
});
const running = maintenance({ window: between('2026-03-14T11:00Z', '2026-03-14T13:00Z') });
const coming = maintenance({ window: between('2026-03-20T02:00Z', '2026-03-20T04:00Z') });
const trouble = { incidents: [outage], maintenances: [running, coming] };
const leftOut = [
  { id: 'x', file: 'incidents/x/incident.md', record: 'incident' as const, mayBeOpen: always },
];

describe('status.txt', () => {
  const textOf = (parts: Parameters<typeof contextAt>[1] = {}) =>
    printed('/status.txt', contextAt(now, parts));

  it('says in a few lines that everything works', () => {
    expect(textOf()).toBe(`Harbour Hosting status
======================

Everything works. We know of no problem with our services.

Services
--------
Operational     Website
Operational     Hosting: Virtual machines
Operational     Hosting: Storage

As of March 14, 2026, 12:00 UTC
https://harbour-status.example/
`);
  });

  it('tells of what is open, what runs and what is to come', () => {
    const text = textOf(trouble);
    expect(text).toContain(`Open incidents
--------------
* Machines are down
  Identified, open since March 14, 2026, 10:00 UTC
  March 14, 2026, 10:05 UTC: Some requests fail.
  Next update by March 14, 2026, 12:30 UTC.
  https://harbour-status.example/incidents/2026-03-14-vm-down/
`);
    expect(text).toContain('Maintenance under way\n---------------------\n* Router update');
    expect(text).toContain('Coming maintenance\n------------------\n* Router update');
    expect(text).toContain('Major outage    Hosting: Virtual machines');
    expect(text).toContain('Maintenance     Website');
  });

  it('calls nothing operational while a record about an outage may be missing', () => {
    expect(textOf({ leftOut })).not.toMatch(/operational|^everything works/im);
    expect(textOf({ leftOut })).toContain('Not known       Website');
  });

  it('is 80 columns wide and commands no terminal, whatever is written', () => {
    const texts = [
      ...attacks,
      'wide \u{1f6a8} \u6f22\u5b57 '.repeat(40),
      'x'.repeat(5000),
      '\u001b[2J\u009b31m',
    ];
    const incidents = texts.map((text, index) =>
      incident({
        id: `2026-03-10-n-${index}`,
        title: asTitle(text),
        updates: [{ ...said('2026-03-10T08:00Z', 'investigating'), text }],
      }),
    );
    const text = textOf({ incidents, config: { name: 'x\u001b[31m'.repeat(10) } });
    expect(text).not.toMatch(/[^\P{Cc}\n\t]/u);
    const isAddress = /^ *https:\/\/\S+$/;
    for (const line of text.split('\n').filter((each) => !isAddress.test(each))) {
      expect(stringWidth(line), line).toBeLessThanOrEqual(80);
    }
  });
});

describe('metrics.txt', () => {
  const metricsOf = (parts: Parameters<typeof contextAt>[1] = {}) => {
    const families = parsePrometheus(printed('/metrics.txt', contextAt(now, parts)));
    return Object.fromEntries(families.map(({ name, metrics }) => [name, metrics]));
  };

  it('is read by a parser of the format', () => {
    const metrics = metricsOf(trouble);
    expect(metrics['lifeboat_page_state']).toEqual([{ value: '4' }]);
    expect(metrics['lifeboat_open_incidents']).toEqual([{ value: '1' }]);
    expect(metrics['lifeboat_running_maintenances']).toEqual([{ value: '1' }]);
    expect(metrics['lifeboat_upcoming_maintenances']).toEqual([{ value: '1' }]);
    expect(metrics['lifeboat_as_of_timestamp_seconds']).toEqual([{ value: '1773489600' }]);
    expect(metrics['lifeboat_component_state']).toEqual([
      { value: '1', labels: { component: 'website', name: 'Website', group: '' } },
      { value: '4', labels: { component: 'vm', name: 'Virtual machines', group: 'hosting' } },
      { value: '0', labels: { component: 'storage', name: 'Storage', group: 'hosting' } },
    ]);
    const ratios = (metrics['lifeboat_component_uptime_ratio'] ?? []).map(({ value }) =>
      Number(value),
    );
    expect(ratios[1]).toBeCloseTo(1 - 2 / (89.5 * 24), 10);
    expect(ratios[2]).toBe(1);
  });

  it('turns nothing green and shows no uptime while records are missing', () => {
    const metrics = metricsOf({ leftOut });
    expect(metrics['lifeboat_left_out_records']).toEqual([{ value: '1' }]);
    expect(metrics['lifeboat_component_state']?.map(({ value }) => value)).not.toContain('0');
    expect(metrics['lifeboat_component_uptime_ratio'] ?? []).toEqual([]);
  });

  it('gives names back as they were', () => {
    const names = ['a "b" c', 'back\\slash \\n', '}{=,', '\u{1f6a8} \u05e9', "'>]]>"];
    const config = { components: names.map((name, index) => ({ id: `c${index}`, name })) };
    const states = metricsOf({ config })['lifeboat_component_state'] ?? [];
    expect(states.map(({ labels }) => labels?.['name'])).toEqual(names);
  });
});

describe('sitemap and robots.txt', () => {
  const parts = {
    incidents: [
      outage,
      incident({ id: '2026-01-02-old', updates: [said('2026-01-02T08:00Z', 'resolved')] }),
    ],
    maintenances: [running],
    postmortems: [
      postmortem({
        incident: '2026-01-02-old',
        alsoCovers: [outage.id],
        publishedAt: at('2026-01-09T08:00Z'),
      }),
    ],
  };
  const context = contextAt(now, parts);
  const locations = (path: string): string[] =>
    [...printed(path, context).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc = '']) => loc);
  const pathOf = (loc: string): string => new URL(loc).pathname;

  it('list every page once, and nothing that does not exist', () => {
    const sitemaps = locations('/sitemap.xml').map(pathOf);
    expect(sitemaps).toEqual([
      '/sitemap/pages.xml',
      '/sitemap/2026-03.xml',
      '/sitemap/2026-01.xml',
    ]);
    const listed = sitemaps.flatMap(locations).map(pathOf);
    const pages = pageOutputs(context)
      .filter(({ path }) => path.endsWith('/') && path !== links.embed && path !== '/404/')
      .map(({ path }) => path);
    expect(listed.toSorted()).toEqual(pages.toSorted());
  });

  it('say when a record last changed', () => {
    expect(printed('/sitemap/2026-01.xml', context)).toMatch(
      /2026-01-02-old\/<\/loc>\s*<lastmod>2026-01-02T08:00:00.000Z<.*postmortem\/<\/loc>\s*<lastmod>2026-01-09T08:00:00.000Z</s,
    );
    expect(printed('/sitemap.xml', context)).toMatch(
      /2026-01.xml<\/loc>\s*<lastmod>2026-01-09T08:00:00.000Z</,
    );
  });

  it('leave a month alone in which nothing changed', () => {
    const other = contextAt('2026-04-01T00:00Z', { ...parts, incidents: parts.incidents.slice(1) });
    const path = '/sitemap/2026-01.xml';
    expect(printed(path, other)).toBe(printed(path, context));
  });

  it('are named in robots.txt', () => {
    expect(printed('/robots.txt', context)).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://harbour-status.example/sitemap.xml\n',
    );
  });
});

describe('a maintenance that was extended too late', () => {
  const updates = [
    told('2026-03-07T09:00Z', 'scheduled'),
    told('2026-03-14T11:32Z', 'extended', { newTo: '2026-03-14T14:00Z' }),
  ];
  const window = between('2026-03-14T10:30Z', '2026-03-14T11:30Z');
  const context = contextAt(now, { maintenances: [maintenance({ window, updates })] });
  const shown = '10:30 to 14:00 UTC';

  it('shows its new end in every list and file', () => {
    const [card] = maintenanceList(context).running;
    expect(card?.window).toContain(shown);
    expect(card?.range).toBe('2026-03-14T10:30:00.000Z/2026-03-14T14:00:00.000Z');
    const [record] = context.site.maintenances;
    if (!record) throw new Error('The site has no maintenance.');
    expect(maintenancePage(record, context).window).toContain(shown);
    expect(printed('/status.txt', context)).toContain(shown);
    expect(printed('/history.rss', context)).toContain(shown);
    expect(printed('/calendar.ics', context)).toContain('DTEND:20260314T140000Z');
    expect(printed('/api/v2/scheduled-maintenances.json', context)).toContain(
      '"scheduled_until":"2026-03-14T14:00:00.000Z"',
    );
  });
});
