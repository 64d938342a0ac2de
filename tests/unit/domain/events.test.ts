import { describe, expect, it } from 'vitest';
import {
  coveredBy,
  endedAt,
  indexSite,
  isPast,
  openIncidents,
  pastMaintenances,
  runningMaintenances,
  type SiteEvent,
  type SiteIndex,
  upcomingMaintenances,
} from '../../../src/domain/events.ts';
import type { Incident, Maintenance } from '../../../src/schema/site.ts';
import {
  at,
  between,
  hit,
  incident,
  maintenance,
  postmortem,
  said,
  siteWith,
  told,
} from '../../build-site.ts';

const idsOf = (records: readonly { readonly id: string }[] | undefined): string[] | undefined =>
  records?.map(({ id }) => id);

const idsOfEvents = (events: readonly SiteEvent[] | undefined): string[] | undefined =>
  idsOf(events?.map(({ record }) => record));

/** An incident that hit `website` for ten minutes from then on. */
function hitAt(when: string, id: string, parts: Partial<Incident> = {}): Incident {
  const from = at(when);
  const impact = [
    { component: 'website', level: 'major_outage' as const, from, to: from + 600_000 },
  ];
  return incident({ id, impact, ...parts });
}

function onDay(date: string, parts: Partial<Maintenance> = {}): Maintenance {
  return maintenance({
    id: `${date}-router-update`,
    window: between(`${date}T02:00Z`, `${date}T04:00Z`),
    ...parts,
  });
}

describe('the events of a site', () => {
  const site = siteWith({
    incidents: [
      hitAt('2026-03-14T10:00Z', '2026-03-14-noon'),
      hitAt('2026-03-10T10:00Z', '2026-03-10-old'),
      hitAt('2026-03-14T22:00Z', '2026-03-14-evening'),
    ],
    maintenances: [onDay('2026-03-14'), onDay('2026-04-01')],
  });
  const index = indexSite(site);

  it('stand newest first, incidents and maintenances together', () => {
    expect(index.events.map(({ kind, record }) => [kind, record.id])).toEqual([
      ['maintenance', '2026-04-01-router-update'],
      ['incident', '2026-03-14-evening'],
      ['incident', '2026-03-14-noon'],
      ['maintenance', '2026-03-14-router-update'],
      ['incident', '2026-03-10-old'],
    ]);
  });

  it('are dated by their beginning', () => {
    expect(index.byId.get('2026-03-14-noon')?.at).toBe(at('2026-03-14T10:00Z'));
    expect(index.byId.get('2026-04-01-router-update')?.at).toBe(at('2026-04-01T02:00Z'));
    const writtenLate = hitAt('2026-03-14T10:00Z', '2026-03-14-late', {
      updates: [said('2026-03-15T09:00Z', 'investigating')],
    });
    expect(indexSite(siteWith({ incidents: [writtenLate] })).events[0]?.at).toBe(
      at('2026-03-14T10:00Z'),
    );
  });

  it('of one instant stand in a fixed order', () => {
    const incidents = ['2026-03-14-a', '2026-03-14-c', '2026-03-14-b'].map((id) =>
      hitAt('2026-03-14T10:00Z', id),
    );
    const order = ['2026-03-14-c', '2026-03-14-b', '2026-03-14-a'];
    expect(idsOfEvents(indexSite({ ...siteWith(), incidents }).events)).toEqual(order);
    expect(
      idsOfEvents(indexSite({ ...siteWith(), incidents: incidents.toReversed() }).events),
    ).toEqual(order);
  });

  it('are found by id', () => {
    expect(index.byId.size).toBe(5);
    expect(index.byId.get('2026-03-10-old')?.kind).toBe('incident');
    expect(index.byId.get('2026-03-10')).toBeUndefined();
  });
});

describe('the events of a component', () => {
  it('stand newest first and once, though it was hit twice', () => {
    const twice = incident({
      id: '2026-03-14-twice',
      impact: [
        hit('vm', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T10:10Z'),
        hit('storage', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T10:10Z'),
        hit('vm', 'partial_outage', '2026-03-14T10:20Z', '2026-03-14T10:30Z'),
      ],
    });
    const site = siteWith({
      incidents: [twice, hitAt('2026-03-15T10:00Z', '2026-03-15-website')],
      maintenances: [
        onDay('2026-03-20', { impact: [{ component: 'vm', level: 'operational' }] }),
        onDay('2026-03-01', { impact: [{ component: 'vm', level: 'major_outage' }] }),
      ],
    });
    const { byComponent } = indexSite(site);
    expect(idsOfEvents(byComponent.get('vm'))).toEqual([
      '2026-03-20-router-update',
      '2026-03-14-twice',
      '2026-03-01-router-update',
    ]);
    expect(idsOfEvents(byComponent.get('storage'))).toEqual(['2026-03-14-twice']);
    expect(idsOfEvents(byComponent.get('website'))).toEqual(['2026-03-15-website']);
    expect(byComponent.get('hosting')).toBeUndefined();
  });
});

describe('the archive by month', () => {
  const monthsOf = (...beginnings: readonly string[]): [string, string[] | undefined][] => {
    const incidents = beginnings.map((when, number) =>
      hitAt(when, `${new Date(when).toISOString().slice(0, 10)}-${number}`),
    );
    return [...indexSite(siteWith({ incidents })).byMonth].map(([month, events]) => [
      month,
      idsOfEvents(events),
    ]);
  };

  it('changes the month at midnight UTC', () => {
    expect(monthsOf('2026-02-28T23:59:59Z', '2026-03-01T00:00:00Z')).toEqual([
      ['2026-03', ['2026-03-01-1']],
      ['2026-02', ['2026-02-28-0']],
    ]);
  });

  it('takes the month in UTC and not where it was written', () => {
    expect(monthsOf('2026-03-01T00:30+02:00', '2026-03-31T23:30-05:00')).toEqual([
      ['2026-04', ['2026-04-01-1']],
      ['2026-02', ['2026-02-28-0']],
    ]);
  });

  it('knows leap days, and years apart', () => {
    expect(
      monthsOf('2024-02-29T23:59Z', '2024-03-01T00:00Z', '2024-12-31T23:59Z', '2025-01-01T00:00Z'),
    ).toEqual([
      ['2025-01', ['2025-01-01-3']],
      ['2024-12', ['2024-12-31-2']],
      ['2024-03', ['2024-03-01-1']],
      ['2024-02', ['2024-02-29-0']],
    ]);
  });

  it('files an event over the end of a month under the month in which it began', () => {
    const site = siteWith({
      incidents: [
        incident({
          impact: [hit('vm', 'major_outage', '2026-03-31T23:00Z', '2026-04-01T02:00Z')],
          updates: [said('2026-04-01T00:10Z', 'investigating')],
        }),
      ],
      maintenances: [
        maintenance({
          window: between('2026-03-31T23:30Z', '2026-04-01T01:00Z'),
          updates: [told('2026-02-10T09:00Z', 'scheduled')],
        }),
      ],
    });
    expect([...indexSite(site).byMonth.keys()]).toEqual(['2026-03']);
  });

  it('holds the newest event of a month first', () => {
    expect(
      monthsOf('2026-03-02T10:00Z', '2026-03-30T10:00Z', '2026-03-15T10:00Z').at(0)?.[1],
    ).toEqual(['2026-03-30-1', '2026-03-15-2', '2026-03-02-0']);
  });
});

describe('related events', () => {
  const relatedOf = (
    incidents: readonly Incident[],
    maintenances: readonly Maintenance[] = [],
  ): SiteIndex['related'] => indexSite(siteWith({ incidents, maintenances })).related;

  it('know each other in both directions, across kinds', () => {
    const related = relatedOf(
      [
        hitAt('2026-03-14T10:00Z', '2026-03-14-cause'),
        hitAt('2026-03-15T10:00Z', '2026-03-15-effect', { related: ['2026-03-14-cause'] }),
      ],
      [onDay('2026-03-20', { related: ['2026-03-14-cause'] })],
    );
    expect(related.get('2026-03-15-effect')).toEqual(['2026-03-14-cause']);
    expect(related.get('2026-03-20-router-update')).toEqual(['2026-03-14-cause']);
    expect(related.get('2026-03-14-cause')).toEqual([
      '2026-03-20-router-update',
      '2026-03-15-effect',
    ]);
  });

  it('are named once when both files say so', () => {
    const related = relatedOf([
      hitAt('2026-03-14T10:00Z', '2026-03-14-one', { related: ['2026-03-15-two'] }),
      hitAt('2026-03-15T10:00Z', '2026-03-15-two', { related: ['2026-03-14-one'] }),
    ]);
    expect(related.get('2026-03-14-one')).toEqual(['2026-03-15-two']);
    expect(related.get('2026-03-15-two')).toEqual(['2026-03-14-one']);
  });

  it('are not handed on', () => {
    const related = relatedOf([
      hitAt('2026-03-14T10:00Z', '2026-03-14-one', { related: ['2026-03-15-two'] }),
      hitAt('2026-03-15T10:00Z', '2026-03-15-two', { related: ['2026-03-16-three'] }),
      hitAt('2026-03-16T10:00Z', '2026-03-16-three'),
    ]);
    expect(related.get('2026-03-14-one')).toEqual(['2026-03-15-two']);
    expect(related.get('2026-03-15-two')).toEqual(['2026-03-16-three', '2026-03-14-one']);
  });

  it('of one day stand newest first by their time, not by their name', () => {
    const related = relatedOf([
      hitAt('2026-03-14T10:00Z', '2026-03-14-cause', {
        related: ['2026-03-15-morning', '2026-03-15-evening'],
      }),
      hitAt('2026-03-15T08:00Z', '2026-03-15-morning'),
      hitAt('2026-03-15T20:00Z', '2026-03-15-evening'),
    ]);
    expect(related.get('2026-03-14-cause')).toEqual(['2026-03-15-evening', '2026-03-15-morning']);
  });

  it('do not exist for an event that stands alone', () => {
    expect(relatedOf([hitAt('2026-03-14T10:00Z', '2026-03-14-alone')]).size).toBe(0);
  });
});

describe('postmortems', () => {
  it('are found by every incident that they cover', () => {
    const report = postmortem({ incident: '2026-03-14-one', alsoCovers: ['2026-03-15-two'] });
    const { postmortems } = indexSite(siteWith({ postmortems: [report] }));
    expect(postmortems.get('2026-03-14-one')).toBe(report);
    expect(postmortems.get('2026-03-15-two')).toBe(report);
    expect(postmortems.size).toBe(2);
  });

  it('cover their own incident first', () => {
    expect(coveredBy(postmortem({ incident: 'own', alsoCovers: ['b', 'a'] }))).toEqual([
      'own',
      'b',
      'a',
    ]);
    expect(coveredBy(postmortem({ incident: 'own' }))).toEqual(['own']);
  });
});

describe('incidents that are open', () => {
  it('are those not resolved, or reopened, newest first', () => {
    const resolved = said('2026-03-20T10:00Z', 'resolved');
    const site = siteWith({
      incidents: [
        hitAt('2026-03-13T10:00Z', '2026-03-13-open'),
        hitAt('2026-03-14T10:00Z', '2026-03-14-resolved', { updates: [resolved] }),
        hitAt('2026-03-15T10:00Z', '2026-03-15-reopened', {
          updates: [resolved, said('2026-03-20T11:00Z', 'identified')],
        }),
        hitAt('2026-03-16T10:00Z', '2026-03-16-noted', {
          updates: [resolved, said('2026-03-20T11:00Z', 'update')],
        }),
      ],
    });
    expect(idsOf(openIncidents(indexSite(site)))).toEqual([
      '2026-03-15-reopened',
      '2026-03-13-open',
    ]);
  });
});

describe('maintenances', () => {
  const announced = told('2026-03-01T09:00Z', 'scheduled');
  const site = siteWith({
    incidents: [hitAt('2026-03-14T02:30Z', '2026-03-14-outage')],
    maintenances: [
      onDay('2026-03-10'),
      onDay('2026-03-11', { updates: [announced, told('2026-03-09T09:00Z', 'cancelled')] }),
      onDay('2026-03-14'),
      onDay('2026-03-20'),
      onDay('2026-03-16'),
      onDay('2026-03-18', { updates: [announced, told('2026-03-12T09:00Z', 'postponed')] }),
      onDay('2026-03-15', { updates: [announced, told('2026-03-14T02:30Z', 'in_progress')] }),
    ],
  });
  const index = indexSite(site);
  const now = at('2026-03-14T03:00Z');

  it('that run are in their window, or began early', () => {
    expect(idsOf(runningMaintenances(index, now))).toEqual([
      '2026-03-15-router-update',
      '2026-03-14-router-update',
    ]);
  });

  it('that come stand with the next one first, without those called off', () => {
    expect(idsOf(upcomingMaintenances(index, now))).toEqual([
      '2026-03-16-router-update',
      '2026-03-20-router-update',
    ]);
  });

  it('that are past were completed or called off, newest first', () => {
    expect(idsOf(pastMaintenances(index, now))).toEqual([
      '2026-03-18-router-update',
      '2026-03-11-router-update',
      '2026-03-10-router-update',
    ]);
  });

  it('change from coming to running to past with the clock', () => {
    const listsAt = (when: string): (string[] | undefined)[] =>
      [upcomingMaintenances, runningMaintenances, pastMaintenances].map((list) =>
        idsOf(list(indexSite(siteWith({ maintenances: [onDay('2026-03-14')] })), at(when))),
      );
    const id = '2026-03-14-router-update';
    expect(listsAt('2026-03-14T01:59:59Z')).toEqual([[id], [], []]);
    expect(listsAt('2026-03-14T02:00:00Z')).toEqual([[], [id], []]);
    expect(listsAt('2026-03-14T04:00:00Z')).toEqual([[], [], [id]]);
  });

  it('belong into the history once they have begun or were called off, incidents always', () => {
    expect(idsOfEvents(index.events.filter((event) => isPast(event, now)))).toEqual([
      '2026-03-18-router-update',
      '2026-03-15-router-update',
      '2026-03-14-outage',
      '2026-03-14-router-update',
      '2026-03-11-router-update',
      '2026-03-10-router-update',
    ]);
  });
});

describe('the end of an event', () => {
  const announced = told('2026-03-01T09:00Z', 'scheduled');
  const endOf = (record: Incident | Maintenance, now: string): string | undefined => {
    const site =
      'window' in record ? siteWith({ maintenances: [record] }) : siteWith({ incidents: [record] });
    const [event] = indexSite(site).events;
    const end = event && endedAt(event, at(now));
    return end === undefined ? undefined : new Date(end).toISOString().slice(0, 16);
  };

  it('is when the incident was resolved, and not when customers were last hit', () => {
    const resolved = said('2026-03-14T12:00Z', 'resolved');
    const reopened = said('2026-03-14T13:00Z', 'investigating');
    const record = hitAt('2026-03-14T10:00Z', '2026-03-14-outage');
    const now = '2026-03-15T00:00Z';
    expect(endOf(record, now)).toBeUndefined();
    expect(endOf({ ...record, updates: [resolved] }, now)).toBe('2026-03-14T12:00');
    expect(endOf({ ...record, updates: [resolved, reopened] }, now)).toBeUndefined();
  });

  it('comes with the clock for a maintenance of which nobody says anything', () => {
    expect(endOf(onDay('2026-03-14'), '2026-03-14T01:00Z')).toBeUndefined();
    expect(endOf(onDay('2026-03-14'), '2026-03-14T03:59:59Z')).toBeUndefined();
    expect(endOf(onDay('2026-03-14'), '2026-03-14T04:00Z')).toBe('2026-03-14T04:00');
    expect(endOf(onDay('2026-03-14'), '2026-03-20T00:00Z')).toBe('2026-03-14T04:00');
  });

  it('is when the maintenance was completed, early or late, or called off', () => {
    for (const [when, status] of [
      ['2026-03-14T02:30', 'completed'],
      ['2026-03-14T04:30', 'completed'],
      ['2026-03-12T08:00', 'cancelled'],
      ['2026-03-12T08:00', 'postponed'],
    ] as const) {
      const record = onDay('2026-03-14', { updates: [announced, told(`${when}Z`, status)] });
      expect(endOf(record, '2026-03-20T00:00Z')).toBe(when);
    }
  });

  it('has not come while a maintenance overruns, and is the actual one where it was written down', () => {
    const overrunning = [announced, told('2026-03-14T04:10Z', 'in_progress')];
    const now = '2026-03-20T00:00Z';
    expect(endOf(onDay('2026-03-14', { updates: overrunning }), now)).toBeUndefined();
    const actual = between('2026-03-14T02:10Z', '2026-03-14T03:20Z');
    expect(endOf(onDay('2026-03-14', { actual }), now)).toBe('2026-03-14T03:20');
  });
});
