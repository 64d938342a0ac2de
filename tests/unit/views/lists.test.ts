import { addHours } from 'date-fns/addHours';
import { addMonths } from 'date-fns/addMonths';
import { describe, expect, it } from 'vitest';
import type { SiteConfigInput } from '../../../src/schema/site-config.ts';
import { componentPage } from '../../../src/views/component-page.ts';
import { eventRow } from '../../../src/views/event-row.ts';
import {
  archivedMonths,
  archivedYears,
  historyPage,
  monthPage,
  yearPage,
} from '../../../src/views/history-page.ts';
import { maintenanceList } from '../../../src/views/maintenance-page.ts';
import { nextUpdate } from '../../../src/views/open-incident-card.ts';
import { overview } from '../../../src/views/overview.ts';
import { postmortemList, postmortemYears } from '../../../src/views/postmortem-list.ts';
import {
  action,
  at,
  between,
  hit,
  incident,
  maintenance,
  postmortem,
  said,
  told,
} from '../../build-site.ts';
import { componentIn, contextAt, eventIn } from './view-parts.ts';

const now = '2026-03-14T12:00Z';
const config = { locale: 'en-US' } as const;

/** An outage of an hour, resolved at its end. */
function outage(id: string, from: string, to: string, component = 'vm') {
  return incident({
    id,
    impact: [hit(component, 'partial_outage', from, to)],
    updates: [said(from, 'investigating'), said(to, 'resolved')],
  });
}

describe('an event as a row', () => {
  const rowOf = (parts: Parameters<typeof contextAt>[1], id: string) => {
    const context = contextAt(now, { config, ...parts });
    return eventRow(eventIn(context, id), context);
  };

  it('says of a resolved incident what it hit and how long', () => {
    const id = '2026-03-10-a';
    const incidents = [outage(id, '2026-03-10T08:00Z', '2026-03-10T09:30Z')];
    expect(rowOf({ incidents }, id)).toEqual({
      id,
      href: '/incidents/2026-03-10-a/',
      title: 'Some requests fail',
      tag: { kind: 'partial_outage', word: 'Major' },
      when: { iso: '2026-03-10T08:00Z', text: 'March 10, 2026' },
      facts: ['Virtual machines', 'lasted 1 hr, 30 min'],
      postmortem: undefined,
    });
  });

  it('says of an approximate length that it is one', () => {
    const id = '2026-03-10-a';
    const exact = outage(id, '2026-03-10T08:00Z', '2026-03-10T09:00Z');
    const impact = exact.impact.map((window) => ({ ...window, approximate: true }));
    expect(rowOf({ incidents: [{ ...exact, impact }] }, id).facts[1]).toBe('lasted about 1 hr');
  });

  it('says of an open incident since when, and not for how long', () => {
    const id = '2026-03-14-a';
    const open = incident({ id, impact: [hit('vm', 'major_outage', '2026-03-14T10:02Z')] });
    const { facts, tag } = rowOf({ incidents: [open] }, id);
    expect(tag.word).toBe('Critical');
    expect(facts).toEqual(['Virtual machines', 'open since March 14, 2026, 10:02 UTC']);
  });

  it('says of a notice that nothing was affected only when it is over', () => {
    const id = '2026-03-13-a';
    const notice = incident({ id, updates: [said('2026-03-13T09:00Z', 'monitoring')] });
    expect(rowOf({ incidents: [notice] }, id)).toMatchObject({
      facts: [],
      tag: { kind: 'notice', word: 'Notice' },
    });
    const updates = [...notice.updates, said('2026-03-14T09:00Z', 'resolved')];
    expect(rowOf({ incidents: [{ ...notice, updates }] }, id).facts).toEqual([
      'No service was affected.',
    ]);
  });

  it('names a component once', () => {
    const id = '2026-03-14-a';
    const impact = [
      hit('vm', 'major_outage', '2026-03-10T08:00Z', '2026-03-10T09:00Z'),
      hit('vm', 'degraded_performance', '2026-03-10T09:00Z', '2026-03-10T10:00Z'),
      hit('storage', 'degraded_performance', '2026-03-10T09:00Z', '2026-03-10T10:00Z'),
    ];
    const { facts } = rowOf({ incidents: [incident({ id, impact })] }, id);
    expect(facts[0]).toBe('Virtual machines and Storage');
  });

  it('says how a maintenance stands and how long its window is', () => {
    const id = '2026-03-14-m';
    const one = maintenance({ id });
    expect(rowOf({ maintenances: [one] }, id)).toMatchObject({
      href: '/maintenance/2026-03-14-m/',
      tag: { kind: 'under_maintenance', word: 'Maintenance' },
      facts: ['Website', 'Completed', '2 hr'],
    });
    const updates = [...one.updates, told('2026-03-13T09:00Z', 'cancelled')];
    expect(rowOf({ maintenances: [{ ...one, updates }] }, id).facts[1]).toBe('Cancelled');
  });

  it('leads to the postmortem that covers it, with how far its actions are', () => {
    const incidents = [
      outage('2026-03-10-a', '2026-03-10T08:00Z', '2026-03-10T09:00Z'),
      outage('2026-03-09-b', '2026-03-09T08:00Z', '2026-03-09T09:00Z'),
    ];
    const actions = [
      action({ status: 'done', doneAt: at('2026-03-12T09:00Z') }),
      action(),
      action({ status: 'declined', reason: 'No.' }),
    ];
    const covering = postmortem({
      incident: '2026-03-10-a',
      alsoCovers: ['2026-03-09-b'],
      actions,
    });
    expect(rowOf({ incidents, postmortems: [covering] }, '2026-03-09-b').postmortem).toEqual({
      href: '/incidents/2026-03-10-a/postmortem/',
      text: 'Postmortem',
      progress: '1 of 2 follow-ups done',
    });
    const bare = postmortem({ incident: '2026-03-10-a' });
    expect(rowOf({ incidents, postmortems: [bare] }, '2026-03-10-a').postmortem).toMatchObject({
      progress: undefined,
    });
  });
});

describe('the history', () => {
  const parts = {
    config: { ...config, timeZone: 'Asia/Kolkata', policy: { historyDays: 30 } },
    incidents: [
      outage('2025-12-31-last', '2025-12-31T23:59Z', '2026-01-01T01:00Z'),
      outage('2026-01-01-first', '2026-01-01T00:00Z', '2026-01-01T01:00Z'),
      outage('2026-03-10-late', '2026-03-10T08:00Z', '2026-03-10T09:00Z'),
    ],
    maintenances: [
      maintenance({ id: '2026-03-14-over' }),
      maintenance({
        id: '2026-04-02-coming',
        window: between('2026-04-02T02:00Z', '2026-04-02T04:00Z'),
      }),
    ],
  };
  const context = contextAt(now, parts);

  it('puts events into the UTC month in which they began', () => {
    const idsOf = (month: string) =>
      monthPage(month, context).groups.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(idsOf('2025-12')).toEqual(['2025-12-31-last']);
    expect(idsOf('2026-01')).toEqual(['2026-01-01-first']);
    expect(idsOf('2026-03')).toEqual(['2026-03-14-over', '2026-03-10-late']);
  });

  it('holds nothing that is still to come', () => {
    expect(archivedMonths(context)).toEqual(['2026-03', '2026-01', '2025-12']);
    expect(archivedYears(context)).toEqual(['2026', '2025']);
    expect(maintenanceList(context).upcoming.map(({ title }) => title)).toEqual(['Router update']);
  });

  it('holds every maintenance, of which the list shows the newest', () => {
    const windows = Array.from({ length: 60 }, (_, day) => addHours(at('2025-12-01T00:00Z'), day));
    const maintenances = windows.map((from) =>
      maintenance({
        id: `window-${from.toISOString()}`,
        window: { from: from.getTime(), to: addHours(from, 1).getTime() },
      }),
    );
    const { past, more } = maintenanceList(contextAt(now, { maintenances }));
    expect(past).toHaveLength(50);
    expect(past[0]?.id).toBe('window-2025-12-03T11:00:00.000Z');
    expect(more).toBe('These are the newest 50 of 60. All of them by month:');
    const few = contextAt(now, { maintenances: maintenances.slice(0, 50) });
    expect(maintenanceList(few).past).toHaveLength(50);
    expect(maintenanceList(few).more).toBeUndefined();
  });

  it('holds a coming maintenance as soon as it is called off', () => {
    const [over, coming] = parts.maintenances;
    if (!over || !coming) throw new Error('Two maintenances are there.');
    const updates = [...coming.updates, told('2026-03-13T09:00Z', 'cancelled')];
    const called = contextAt(now, { ...parts, maintenances: [over, { ...coming, updates }] });
    expect(archivedMonths(called)[0]).toBe('2026-04');
    expect(overview(called).recent.now.map(({ id }) => id)).toContain('2026-04-02-coming');
  });

  it('leads to the neighbours that hold something, and not beyond the ends', () => {
    expect(monthPage('2026-03', context)).toMatchObject({
      title: 'History of March 2026',
      newer: undefined,
      older: { href: '/history/2026/01/', text: 'January 2026' },
    });
    expect(monthPage('2026-01', context)).toMatchObject({
      newer: { href: '/history/2026/03/', text: 'March 2026' },
      older: { href: '/history/2025/12/', text: 'December 2025' },
    });
    expect(monthPage('2025-12', context).older).toBeUndefined();
    expect(yearPage('2026', context)).toMatchObject({
      title: 'History of 2026',
      newer: undefined,
      older: { href: '/history/2025/', text: '2025' },
    });
    expect(yearPage('2025', context)).toMatchObject({
      newer: { href: '/history/2026/', text: '2026' },
      older: undefined,
    });
  });

  it('lists recent events, and every month with how much it holds', () => {
    const { recent, years, recentDays } = historyPage(context);
    expect(recentDays).toBe(30);
    expect(recent.map(({ id }) => id)).toEqual(['2026-03-14-over', '2026-03-10-late']);
    expect(years).toEqual([
      {
        year: { href: '/history/2026/', text: '2026' },
        months: [
          { href: '/history/2026/03/', text: 'March', count: '2 records' },
          { href: '/history/2026/01/', text: 'January', count: '1 record' },
        ],
      },
      {
        year: { href: '/history/2025/', text: '2025' },
        months: [{ href: '/history/2025/12/', text: 'December', count: '1 record' }],
      },
    ]);
  });

  it('is empty for a site without records', () => {
    expect(historyPage(contextAt(now, { config }))).toMatchObject({ recent: [], years: [] });
  });
});

describe('the services on the home page', () => {
  it('that stand in no group have a heading of their own, before groups another than after them', () => {
    const group = { id: 'hosting', name: 'Hosting', components: [{ id: 'vm', name: 'VMs' }] };
    const [first, last] = [
      { id: 'website', name: 'Website' },
      { id: 'mail', name: 'Mail' },
    ];
    const headings = (components: SiteConfigInput['components']) =>
      overview(contextAt(now, { config: { ...config, components } })).groups.map(
        ({ name }) => name,
      );
    expect(headings([first, last])).toEqual(['Services']);
    expect(headings([first, group, last])).toEqual(['Services', 'Hosting', 'Other services']);
    expect(headings([group, last])).toEqual(['Hosting', 'Other services']);
  });
});

describe('the recent list on the home page', () => {
  it('holds what ended in the last 14 UTC days, today included', () => {
    const incidents = [
      outage('2026-03-14-today', '2026-03-14T08:00Z', '2026-03-14T09:00Z'),
      outage('2026-02-20-long', '2026-02-20T08:00Z', '2026-03-01T00:00Z'),
      outage('2026-02-28-old', '2026-02-28T08:00Z', '2026-02-28T23:59Z'),
      incident({ id: '2026-03-14-open', impact: [hit('vm', 'major_outage', '2026-03-14T11:00Z')] }),
    ];
    const maintenances = [
      maintenance({ id: '2026-03-14-over' }),
      maintenance({
        id: '2026-03-14-running',
        window: between('2026-03-14T11:00Z', '2026-03-14T13:00Z'),
      }),
    ];
    const page = overview(contextAt(now, { config, incidents, maintenances }));
    expect(page.recentDays).toBe(14);
    expect(page.recent.now.map(({ id }) => id)).toEqual([
      '2026-03-14-today',
      '2026-03-14-over',
      '2026-02-20-long',
    ]);
    expect(page.maintenances.now.running).toHaveLength(1);
  });
});

describe('the days of a component', () => {
  const pageOf = (parts: Parameters<typeof contextAt>[1], id = 'vm') => {
    const context = contextAt(now, { config, ...parts });
    return componentPage(componentIn(context, id), context);
  };

  it('tell an outage over midnight on two days, the newer one first', () => {
    const incidents = [outage('2026-03-10-a', '2026-03-10T23:20Z', '2026-03-11T00:45Z')];
    const { days, otherDays } = pageOf({ incidents });
    const records = [{ href: '/incidents/2026-03-10-a/', text: 'Some requests fail' }];
    const tag = { kind: 'partial_outage', word: 'Partial outage' };
    expect(days).toEqual([
      {
        id: '2026-03-11',
        date: { iso: '2026-03-11', text: 'March 11, 2026' },
        tag,
        durations: '45 min partial outage',
        records,
      },
      {
        id: '2026-03-10',
        date: { iso: '2026-03-10', text: 'March 10, 2026' },
        tag,
        durations: '40 min partial outage',
        records,
      },
    ]);
    expect(otherDays).toEqual(['On 88 of the last 90 days no impact was recorded.']);
  });

  it('say that they are of UTC where the page shows times of another zone', () => {
    expect(pageOf({}).daysNote).toBeUndefined();
    expect(pageOf({ config: { ...config, timeZone: 'Europe/London' } }).daysNote).toBe(
      'Each day is a day of UTC.',
    );
  });

  it('tell an outage that ends at midnight on one day', () => {
    const incidents = [outage('2026-03-10-a', '2026-03-10T23:20Z', '2026-03-11T00:00Z')];
    expect(pageOf({ incidents }).days.map(({ id }) => id)).toEqual(['2026-03-10']);
  });

  it('tell every level of a day, the worst first', () => {
    const impact = [
      hit('vm', 'degraded_performance', '2026-03-10T08:00Z', '2026-03-10T12:00Z'),
      hit('vm', 'major_outage', '2026-03-10T09:00Z', '2026-03-10T09:10Z'),
    ];
    const { days } = pageOf({ incidents: [incident({ impact })] });
    expect(days[0]?.durations).toBe('10 min major outage and 3 hr, 50 min degraded');
  });

  it('tell announced maintenance without downtime', () => {
    const { days, bar } = pageOf({ maintenances: [maintenance()] }, 'website');
    expect(days).toMatchObject([
      { id: '2026-03-14', tag: { kind: 'under_maintenance' }, durations: '' },
    ]);
    expect(days[0]?.records).toHaveLength(1);
    expect(bar.uptime).toBe('100%');
  });

  it('do not name a maintenance before it is there', () => {
    const coming = maintenance({ window: between('2026-03-14T20:00Z', '2026-03-14T21:00Z') });
    const incidents = [outage('2026-03-14-a', '2026-03-14T08:00Z', '2026-03-14T09:00Z', 'website')];
    const { days } = pageOf({ incidents, maintenances: [coming] }, 'website');
    expect(days[0]?.records.map(({ href }) => href)).toEqual(['/incidents/2026-03-14-a/']);
  });

  it('do not name a maintenance that was called off', () => {
    const one = maintenance();
    const updates = [...one.updates, told('2026-03-13T09:00Z', 'cancelled')];
    const incidents = [outage('2026-03-14-a', '2026-03-14T08:00Z', '2026-03-14T09:00Z', 'website')];
    const { days } = pageOf({ incidents, maintenances: [{ ...one, updates }] }, 'website');
    expect(days[0]?.records.map(({ href }) => href)).toEqual(['/incidents/2026-03-14-a/']);
  });

  it('do not name a maintenance of which no disruption of the component was expected', () => {
    const quiet = maintenance({
      impact: [
        { component: 'website', level: 'operational' },
        { component: 'storage', level: 'major_outage' },
      ],
    });
    const incidents = [outage('2026-03-14-a', '2026-03-14T08:00Z', '2026-03-14T09:00Z', 'website')];
    const { days } = pageOf({ incidents, maintenances: [quiet] }, 'website');
    expect(days[0]?.records.map(({ href }) => href)).toEqual(['/incidents/2026-03-14-a/']);
    const storage = pageOf({ incidents, maintenances: [quiet] }, 'storage');
    expect(storage.days[0]?.records).toHaveLength(1);
  });

  it('do not name an incident on a day on which it hit only another component', () => {
    const impact = [
      hit('vm', 'partial_outage', '2026-03-10T08:00Z', '2026-03-10T09:00Z'),
      hit('storage', 'partial_outage', '2026-03-11T08:00Z', '2026-03-11T09:00Z'),
    ];
    const updates = [said('2026-03-11T09:00Z', 'resolved')];
    const other = outage('2026-03-11-b', '2026-03-11T10:00Z', '2026-03-11T11:00Z');
    const { days } = pageOf({
      incidents: [incident({ id: '2026-03-10-a', impact, updates }), other],
    });
    expect(days.map(({ id, records }) => [id, records.map(({ href }) => href)])).toEqual([
      ['2026-03-11', ['/incidents/2026-03-11-b/']],
      ['2026-03-10', ['/incidents/2026-03-10-a/']],
    ]);
  });

  it('count the days without data', () => {
    const components = [{ id: 'vm', name: 'Virtual machines', since: '2026-03-13' }];
    const { otherDays } = pageOf({
      config: { ...config, components, policy: { historyDays: 7 } },
    });
    expect(otherDays).toEqual([
      'On 2 of the last 7 days no impact was recorded.',
      '5 days have no data.',
    ]);
  });

  it('say when a component was retired or will come, and no state', () => {
    const components = [
      { id: 'vm', name: 'Virtual machines', until: '2026-03-13' },
      { id: 'fax', name: 'Fax', since: '2026-04-01' },
    ];
    const parts = { config: { ...config, components } };
    expect(pageOf(parts)).toMatchObject({ tag: undefined });
    expect(pageOf(parts).since.now).toMatch(/^Retired since March 1[34], 2026\.$/);
    expect(pageOf(parts, 'fax')).toMatchObject({
      tag: undefined,
      since: { now: 'In service from April 1, 2026.' },
    });
  });
});

describe('the promise of the next update', () => {
  const promising = (nextUpdateBy: string) =>
    incident({
      impact: [hit('vm', 'major_outage', '2026-03-14T10:00Z')],
      updates: [said('2026-03-14T11:00Z', 'investigating', { nextUpdateBy })],
    });
  const wordsOf = (one: ReturnType<typeof incident>) =>
    nextUpdate(one, contextAt(now, { config, incidents: [one] }));

  it('says by when while there is time', () => {
    expect(wordsOf(promising('2026-03-14T12:01Z'))).toBe('by March 14, 2026, 12:01 UTC');
  });

  it('says that it was promised from the promised instant on', () => {
    expect(wordsOf(promising('2026-03-14T12:00Z'))).toBe(
      'was promised by March 14, 2026, 12:00 UTC',
    );
    expect(wordsOf(promising('2026-03-14T11:30Z'))).toMatch(/^was promised by/);
  });

  it('is that of the last update only, and nothing when it is resolved', () => {
    const one = promising('2026-03-14T12:30Z');
    const quiet = [...one.updates, said('2026-03-14T11:30Z', 'identified')];
    expect(wordsOf({ ...one, updates: quiet })).toBeUndefined();
    const over = [said('2026-03-14T11:00Z', 'resolved', { nextUpdateBy: '2026-03-14T12:30Z' })];
    expect(wordsOf({ ...one, updates: over })).toBeUndefined();
  });
});

describe('the list of postmortems', () => {
  /** One incident a month from January 2020 on, each with a postmortem, newest first as a site has them. */
  const writtenUp = (count: number) => {
    const months = Array.from({ length: count }, (_, month) => {
      const begun = addMonths(at('2020-01-10T08:00Z'), count - 1 - month).toISOString();
      return { id: `${begun.slice(0, 10)}-outage`, begun };
    });
    return contextAt(now, {
      config,
      incidents: months.map(({ id, begun }) => outage(id, begun, begun.replace('T08', 'T09'))),
      postmortems: months.map(({ id }) => postmortem({ incident: id })),
    });
  };

  it('holds the newest, and leads to those of every year', () => {
    const list = postmortemList(undefined, writtenUp(60));
    expect(list?.rows).toHaveLength(50);
    expect(list?.rows[0]?.href).toBe('/incidents/2024-12-10-outage/postmortem/');
    expect(list?.more).toBe(
      'These are the newest 50 of 60; the lists of single years have them all.',
    );
    expect(list?.years).toEqual(
      ['2024', '2023', '2022', '2021', '2020'].map((year) => ({
        href: `/postmortems/${year}/`,
        text: year,
        count: '12 postmortems',
      })),
    );
  });

  it('holds those of the year in which the incident began', () => {
    const list = postmortemList('2021', writtenUp(60));
    expect(list?.title).toBe('Postmortems, 2021');
    expect(list?.rows).toHaveLength(12);
    expect(list?.rows.every(({ href }) => href.includes('/2021-'))).toBe(true);
    expect(list?.more).toBeUndefined();
    expect(list?.years.map(({ count }) => count)).toEqual(Array(5).fill(undefined));
    expect(postmortemList('2019', writtenUp(60))).toBeUndefined();
  });

  it('needs no years as long as one list holds them all', () => {
    const context = writtenUp(50);
    expect(postmortemList(undefined, context)).toMatchObject({ more: undefined, years: [] });
    expect(postmortemList(undefined, context)?.rows).toHaveLength(50);
    expect([...postmortemYears(context).keys()]).toEqual([]);
    expect(postmortemList('2021', context)).toBeUndefined();
  });
});
