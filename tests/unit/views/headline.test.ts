import { describe, expect, it } from 'vitest';
import { always } from '../../../src/domain/interval.ts';
import type { LeftOut } from '../../../src/schema/site.ts';
import { headline } from '../../../src/views/headline.ts';
import { overview } from '../../../src/views/overview.ts';
import { at, between, hit, incident, maintenance, said, told } from '../../build-site.ts';
import { contextAt } from './view-parts.ts';

const now = '2026-03-14T12:00Z';
const rest = 'Everything else works.';
const since = 'Since 14 March 2026, 10:02 UTC.';
const began = '2026-03-14T10:02Z';
const running = maintenance({ window: between('2026-03-14T11:00Z', '2026-03-14T13:00Z') });

function headlineOf(parts: Parameters<typeof contextAt>[1]) {
  return headline(contextAt(now, { ...parts, config: { locale: 'en-GB', ...parts?.config } }));
}

describe('the headline', () => {
  it('says that everything works when it does', () => {
    expect(headlineOf({})).toEqual({
      text: 'Everything works.',
      lede: ['We know of no problem with our services.'],
      title: 'All services work',
      isIncident: false,
      tone: 'operational',
    });
  });

  it('says that everything works after a resolved incident and before a maintenance', () => {
    const resolved = incident({
      impact: [hit('vm', 'major_outage', began, '2026-03-14T11:00Z')],
      updates: [said('2026-03-14T11:05Z', 'resolved')],
    });
    const coming = maintenance({ window: between('2026-03-15T11:00Z', '2026-03-15T13:00Z') });
    const { text, tone } = headlineOf({ incidents: [resolved], maintenances: [coming] });
    expect({ text, tone }).toEqual({ text: 'Everything works.', tone: 'operational' });
  });

  it('is the title of the one open incident, with a stop', () => {
    expect(
      headlineOf({ incidents: [incident({ impact: [hit('vm', 'partial_outage', began)] })] }),
    ).toEqual({
      text: 'Some requests fail.',
      lede: ['Affected: Virtual machines (partial outage).', since, rest],
      title: 'Partial outage: Virtual machines',
      isIncident: true,
      tone: 'partial_outage',
    });
  });

  it.for(['It is down!', 'Is it down?', 'It is down.', 'It is down…'])(
    'adds no stop to %s',
    (title) => {
      const one = incident({ title, impact: [hit('vm', 'partial_outage', began)] });
      expect(headlineOf({ incidents: [one] }).text).toBe(title);
    },
  );

  it('counts several incidents and names the places, the worst first', () => {
    const incidents = [
      incident({ id: '2026-03-14-a', impact: [hit('vm', 'degraded_performance', began)] }),
      incident({
        id: '2026-03-14-b',
        impact: [hit('website', 'major_outage', '2026-03-14T11:00Z')],
      }),
    ];
    expect(headlineOf({ incidents })).toEqual({
      text: '2 problems: Website and Virtual machines.',
      lede: ['Affected: Website (major outage) and Virtual machines (degraded).', since, rest],
      title: 'Major outage: Website and Virtual machines',
      isIncident: false,
      tone: 'major_outage',
    });
  });

  it('names a place once when two incidents hit it', () => {
    const incidents = ['2026-03-14-a', '2026-03-14-b'].map((id) =>
      incident({ id, impact: [hit('vm', 'partial_outage', began)] }),
    );
    expect(headlineOf({ incidents }).text).toBe('2 problems: Virtual machines.');
  });

  it('does not say that the rest works when there is none', () => {
    const impact = ['website', 'vm', 'storage'].map((id) => hit(id, 'major_outage', began));
    const { lede } = headlineOf({ incidents: [incident({ impact })] });
    expect(lede).not.toContain(rest);
  });

  it('does not say that the rest works when a part of it is under maintenance', () => {
    const one = incident({ impact: [hit('vm', 'partial_outage', began)] });
    const { lede } = headlineOf({ incidents: [one], maintenances: [running] });
    expect(lede).toEqual(['Affected: Virtual machines (partial outage).', since]);
  });

  it('says that an incident is only watched when its impact is over', () => {
    const impact = [hit('vm', 'major_outage', began, '2026-03-14T11:30Z')];
    const updates = [said('2026-03-14T11:35Z', 'monitoring')];
    const watched = headlineOf({ incidents: [incident({ impact, updates })] });
    expect(watched).toEqual({
      text: 'Some requests fail.',
      lede: ['Nothing is affected any more; we are watching it.', since],
      title: 'Open incident',
      isIncident: true,
      tone: 'degraded_performance',
    });
  });

  it('says since when the outage lasts that is open now, and not since when an earlier one did', () => {
    const impact = [
      hit('vm', 'major_outage', '2026-03-14T08:00Z', '2026-03-14T09:00Z'),
      hit('vm', 'degraded_performance', began, '2026-03-14T10:30Z'),
      hit('vm', 'partial_outage', '2026-03-14T10:30Z'),
      hit('storage', 'partial_outage', '2026-03-14T11:00Z'),
    ];
    const watched = incident({
      id: '2026-03-14-watched',
      impact: [hit('website', 'major_outage', '2026-03-14T07:00Z', '2026-03-14T07:30Z')],
      updates: [said('2026-03-14T07:40Z', 'monitoring')],
    });
    expect(headlineOf({ incidents: [incident({ impact }), watched] }).lede).toContain(since);
  });

  it('says that it is hit when the beginning is dated a few minutes ahead, and no time to come', () => {
    const impact = [hit('vm', 'major_outage', '2026-03-14T12:04Z')];
    expect(headlineOf({ incidents: [incident({ impact })] })).toMatchObject({
      lede: [
        'Affected: Virtual machines (major outage).',
        'Since 14 March 2026, 12:00 UTC.',
        'Everything else works.',
      ],
      tone: 'major_outage',
    });
  });

  it('says that everything works when the end of what is resolved is dated a few minutes ahead', () => {
    const resolved = incident({
      impact: [hit('vm', 'major_outage', began, '2026-03-14T12:03Z')],
      updates: [said('2026-03-14T12:03Z', 'resolved')],
    });
    expect(headlineOf({ incidents: [resolved] }).text).toBe('Everything works.');
  });

  it('counts several incidents that are only watched, without places', () => {
    const impact = [hit('vm', 'major_outage', began, '2026-03-14T11:30Z')];
    const updates = [said('2026-03-14T11:35Z', 'monitoring')];
    const incidents = ['2026-03-14-a', '2026-03-14-b'].map((id) =>
      incident({ id, impact, updates }),
    );
    expect(headlineOf({ incidents }).text).toBe('2 problems are open.');
  });

  it('is not changed by a notice without impact, which stands below', () => {
    const notice = incident({ title: 'A certificate changes', updates: [said(began, 'update')] });
    expect(headlineOf({ incidents: [notice] }).text).toBe('Everything works.');
    const page = overview(contextAt(now, { incidents: [notice] }));
    expect(page.incidents.map(({ title }) => title)).toEqual(['A certificate changes']);
  });

  it('is the incident and not the notice when there are both, and the notice stands last', () => {
    const incidents = [
      incident({ id: '2026-03-14-z', title: 'A notice', updates: [said(began, 'update')] }),
      incident({ id: '2026-03-14-a', impact: [hit('vm', 'partial_outage', began)] }),
    ];
    expect(headlineOf({ incidents })).toMatchObject({
      text: 'Some requests fail.',
      isIncident: true,
    });
    const page = overview(contextAt(now, { incidents }));
    expect(page.incidents.map(({ title }) => title)).toEqual(['Some requests fail', 'A notice']);
  });

  it('says that planned maintenance is under way', () => {
    expect(headlineOf({ maintenances: [running] })).toEqual({
      text: 'Planned maintenance is under way.',
      lede: [rest],
      title: 'Planned maintenance is under way.',
      isIncident: false,
      tone: 'under_maintenance',
    });
  });

  it('counts maintenances', () => {
    const other = { ...running, id: '2026-03-14-other' };
    expect(headlineOf({ maintenances: [running, other] }).text).toBe(
      '2 planned maintenances are under way.',
    );
  });

  it('says that maintenance takes longer than announced, and what is hit', () => {
    const over = maintenance({
      window: between('2026-03-14T09:00Z', '2026-03-14T11:00Z'),
      updates: [told('2026-03-14T09:00Z', 'scheduled'), told('2026-03-14T11:30Z', 'in_progress')],
    });
    expect(headlineOf({ maintenances: [over] })).toEqual({
      text: 'Planned maintenance takes longer than announced.',
      lede: ['Affected: Website (major outage).', rest],
      title: 'Major outage: Website',
      isIncident: false,
      tone: 'major_outage',
    });
  });

  describe('while a record is left out', () => {
    const lost: LeftOut = {
      id: '2026-03-14-lost',
      file: 'incidents/2026-03-14-lost/incident.md',
      record: 'incident',
      mayBeOpen: always,
    };

    it('says that it does not know, and not that anything works', () => {
      for (const maintenances of [[], [running]]) {
        const line = headlineOf({ leftOut: [lost], maintenances });
        expect(line).toMatchObject({
          text: 'We cannot say that everything works.',
          title: 'We cannot say that everything works.',
          tone: 'unknown',
        });
        expect(line.lede.join(' ')).not.toContain('works');
      }
    });

    it('calls no component operational and shows no uptime', () => {
      const { groups, leftOut } = overview(contextAt(now, { leftOut: [lost] }));
      const rows = groups.flatMap((group) => group.rows);
      expect(leftOut).toEqual([lost]);
      expect(rows.map(({ tag }) => tag.now.word)).toEqual(['Not known', 'Not known', 'Not known']);
      expect(rows.map(({ bar }) => bar.uptime)).toEqual([undefined, undefined, undefined]);
    });

    it('says of an open incident what is known, and nothing of the rest', () => {
      const one = incident({ impact: [hit('vm', 'partial_outage', began)] });
      const { text, lede } = headlineOf({ incidents: [one], leftOut: [lost] });
      expect(text).toBe('Some requests fail.');
      expect(lede).not.toContain(rest);
    });

    it('says that everything works when it is known not to be an open incident', () => {
      const harmless = { ...lost, mayBeOpen: undefined };
      expect(headlineOf({ leftOut: [harmless] }).text).toBe('Everything works.');
    });
  });

  it('is true at the very instant at which an incident begins', () => {
    const one = incident({ impact: [hit('vm', 'partial_outage', now)] });
    expect(at(now)).toBe(one.impact[0]?.from);
    expect(headlineOf({ incidents: [one] }).lede[0]).toBe(
      'Affected: Virtual machines (partial outage).',
    );
  });

  it('passes over components that are not in service', () => {
    const config = {
      components: [
        { id: 'fax', name: 'Fax', until: '2026-01-01' },
        { id: 'vm', name: 'Virtual machines' },
      ],
    };
    const one = incident({ impact: [hit('vm', 'partial_outage', began)] });
    expect(headlineOf({ config, incidents: [one] }).lede).not.toContain(rest);
  });
});
