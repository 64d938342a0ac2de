import { describe, expect, it } from 'vitest';
import { always } from '../../../../src/domain/interval.ts';
import type { z } from 'zod';
import { documents } from '../../../../src/schema/statuspage-v2.ts';
import { apiSchemaLink } from '../../../../src/views/api/api-outputs.ts';
import { mostBytes } from '../../../../src/views/within-limit.ts';
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
} from '../../../build-site.ts';
import { disorder } from '../../../formats/statuspage-v2.ts';
import { jsonSchema } from '../../../formats/validate.ts';
import { asTitle, attacks } from '../../../sites/hostile.ts';
import { elementsOf } from '../../markdown/rendered.ts';
import { pathsWith, printed } from '../printed.ts';
import { contextAt } from '../view-parts.ts';

const now = '2026-03-14T12:00Z';

type Name = keyof typeof documents;
type Answer<Of extends Name> = z.output<(typeof documents)[Of]>;
type Parts = Parameters<typeof contextAt>[1];

/** An answer that the schema of its kind has accepted. */
function answer<Of extends Name>(of: Of, path: string, parts: Parts = {}, when = now): Answer<Of> {
  const json = JSON.parse(printed(`/api/v2/${path}.json`, contextAt(when, parts))) as unknown;
  expect(disorder(json)).toEqual([]);
  return documents[of].parse(json) as Answer<Of>;
}

/** Paths of the answers about single events. */
function ownPaths(context: ReturnType<typeof contextAt>): string[] {
  return pathsWith('.json', context).flatMap(
    (each) => /v2\/(incidents\/[a-z]{12})\.json$/.exec(each)?.[1] ?? [],
  );
}

const vmDown = incident({
  id: '2026-03-14-vm-down',
  title: 'Machines are down',
  impact: [
    hit('vm', 'major_outage', '2026-03-14T10:00Z'),
    hit('storage', 'degraded_performance', '2026-03-14T10:00Z', '2026-03-14T10:20Z'),
  ],
  updates: [
    said('2026-03-14T10:05Z', 'investigating'),
    said('2026-03-14T10:30Z', 'update'),
    said('2026-03-14T11:00Z', 'monitoring'),
  ],
});

const websiteWasDown = incident({
  id: '2026-03-01-website-down',
  impact: [hit('website', 'partial_outage', '2026-03-01T10:00Z', '2026-03-01T11:00Z')],
  updates: [said('2026-03-01T10:05Z', 'investigating'), said('2026-03-01T11:05Z', 'resolved')],
});

const coming = maintenance({
  id: '2026-03-20-coming',
  window: between('2026-03-20T02:00Z', '2026-03-20T04:00Z'),
  updates: [told('2026-03-10T09:00Z', 'scheduled')],
});
const running = maintenance({
  id: '2026-03-14-running',
  window: between('2026-03-14T11:30Z', '2026-03-14T13:00Z'),
  impact: [{ component: 'website', level: 'major_outage' }],
  updates: [told('2026-03-10T09:00Z', 'scheduled'), told('2026-03-14T11:31Z', 'in_progress')],
});

describe('every answer', () => {
  const context = contextAt(now, {
    incidents: [vmDown, websiteWasDown],
    maintenances: [coming, running],
    postmortems: [
      postmortem({ incident: '2026-03-01-website-down', publishedAt: at('2026-03-05T09:00Z') }),
    ],
  });
  const schema = JSON.parse(printed(apiSchemaLink, context)) as { $defs: object; $id: string };
  const kinds: Readonly<Record<string, Name>> = {
    '/api/v2/status.json': 'status',
    '/api/v2/summary.json': 'summary',
    '/api/v2/components.json': 'components',
    '/api/v2/incidents.json': 'incidents',
    '/api/v2/incidents/unresolved.json': 'incidents',
    '/api/v2/scheduled-maintenances.json': 'scheduled-maintenances',
    '/api/v2/scheduled-maintenances/upcoming.json': 'scheduled-maintenances',
    '/api/v2/scheduled-maintenances/active.json': 'scheduled-maintenances',
  };
  const paths = pathsWith('.json', context).filter((path) => path.startsWith('/api/v2/'));

  it('is there: eight and one for each incident and maintenance', () => {
    expect(paths).toHaveLength(8 + 4);
    expect(paths).toEqual(expect.arrayContaining(Object.keys(kinds)));
  });

  it.for(paths)('is accepted by our schemas and by the published JSON Schema: %s', (path) => {
    const kind = kinds[path] ?? 'incident';
    const text = printed(path, context);
    expect(() => documents[kind].parse(JSON.parse(text))).not.toThrow();
    expect(disorder(JSON.parse(text))).toEqual([]);
    const faults = jsonSchema({ ...schema, $ref: `#/$defs/${kind}.json` });
    expect(faults(text)).toEqual([]);
    expect(faults(text.replace('"time_zone":', '"timezone":'))).not.toEqual([]);
    expect(text).not.toMatch(/:\d\dZ"/);
  });

  it('has ids and names that no client takes for dates', () => {
    const dateLike = /^\d{4}(-\d{2}(-\d{2})?)?|^\d+$/;
    const ids = paths.flatMap((path) => [
      ...printed(path, context).matchAll(/"(?:id|code|[a-z]+_id)":"(.*?)"/g),
    ]);
    expect(ids.length).toBeGreaterThan(50);
    for (const [, id = ''] of ids) {
      expect(id).toMatch(/^[a-z]{12}$/);
      expect(id).not.toMatch(dateLike);
      expect(Date.parse(id)).toBeNaN();
    }
  });

  it('keeps its ids for ever: clients remember them', () => {
    const { page, components, incidents } = answer('summary', 'summary', { incidents: [vmDown] });
    expect([page.id, ...components.map(({ id }) => id), incidents[0]?.id]).toEqual([
      // Set down once: whoever changes these breaks what clients have stored.
      'cwjnxhcjjnps',
      'qqgkdhdmnszp',
      'vhtrxhmrgnkl',
      'rxnkssqnqmrd',
      'qvtzfdpnrjxp',
      'xmzsgmpcxtxn',
    ]);
  });
});

describe('status and components', () => {
  it('are well on a quiet day', () => {
    const { status, components } = answer('summary', 'summary');
    expect(status).toEqual({ indicator: 'none', description: 'All Systems Operational' });
    expect(components.map(({ name, status: state }) => [name, state])).toEqual([
      ['Website', 'operational'],
      ['Hosting', 'operational'],
      ['Virtual machines', 'operational'],
      ['Storage', 'operational'],
    ]);
  });

  it('follow from the components, not from the severity of an incident', () => {
    const notice = incident({ severity: 'critical', informational: true });
    const { status } = answer('status', 'status', { incidents: [notice] });
    expect(status.indicator).toBe('none');
    const { status: hitOnce } = answer('status', 'status', { incidents: [vmDown] });
    expect(hitOnce).toEqual({ indicator: 'major', description: 'Partial System Outage' });
  });

  it('have groups with the worst of their components, and leaves without a list', () => {
    const { components } = answer('components', 'components', { incidents: [vmDown] });
    const group = components.find(({ name }) => name === 'Hosting');
    const leaves = components.filter(({ group_id: id }) => id === group?.id);
    expect(group).toMatchObject({ group: true, status: 'major_outage', group_id: null });
    expect(group?.components).toEqual(leaves.map(({ id }) => id));
    expect(leaves.map(({ name }) => name)).toEqual(['Virtual machines', 'Storage']);
    for (const leaf of components.filter((each) => !each.group)) {
      expect(leaf).not.toHaveProperty('components');
    }
  });

  it('say since when a component is in its state', () => {
    const { components } = answer('components', 'components', { incidents: [vmDown] });
    const updated = Object.fromEntries(components.map((each) => [each.name, each.updated_at]));
    expect(updated).toMatchObject({
      'Virtual machines': '2026-03-14T10:00:00.000Z',
      Storage: '2026-03-14T10:20:00.000Z',
      Hosting: '2026-03-14T10:20:00.000Z',
    });
  });

  it('call nothing operational while a record about an outage may be missing', () => {
    const leftOut = [
      { id: 'x', file: 'incidents/x/incident.md', record: 'incident' as const, mayBeOpen: always },
    ];
    const { status, components } = answer('summary', 'summary', { leftOut });
    expect(status.indicator).not.toBe('none');
    expect(status.description).not.toMatch(/operational/i);
    expect(components.map((each) => each.status)).not.toContain('operational');
  });

  it('leave out what is not in service', () => {
    const config = {
      components: [
        { id: 'old', name: 'Old', until: '2020-01-01' },
        { id: 'new', name: 'New', since: '2020-01-01' },
      ],
    };
    const { components } = answer('components', 'components', { config });
    expect(components).toMatchObject([
      { name: 'New', start_date: '2020-01-01', created_at: '2020-01-01T00:00:00.000Z' },
    ]);
  });
});

describe('incidents', () => {
  const parts = { incidents: [vmDown, websiteWasDown] };

  it('are listed newest first, with those that are open apart', () => {
    const { incidents } = answer('incidents', 'incidents', parts);
    expect(incidents.map(({ name, status }) => [name, status])).toEqual([
      ['Machines are down', 'monitoring'],
      ['Some requests fail', 'resolved'],
    ]);
    const { incidents: open } = answer('incidents', 'incidents/unresolved', parts);
    expect(open).toEqual(incidents.slice(0, 1));
    expect(answer('summary', 'summary', parts).incidents).toEqual(open);
  });

  it('stand in one order in every list: first the one that was told of last, whenever it began', () => {
    const backdated = incident({
      id: '2026-03-14-slow-since-yesterday',
      impact: [hit('website', 'degraded_performance', '2026-03-13T09:00Z')],
      updates: [said('2026-03-14T11:30Z', 'investigating')],
    });
    const both = { incidents: [vmDown, backdated] };
    const all = answer('incidents', 'incidents', both).incidents;
    expect(all.map(({ name }) => name)).toEqual(['Some requests fail', 'Machines are down']);
    expect(answer('incidents', 'incidents/unresolved', both).incidents).toEqual(all);
    expect(answer('summary', 'summary', both).incidents).toEqual(all);
  });

  it('say when they were resolved exactly when they are over', () => {
    const [open, over] = answer('incidents', 'incidents', parts).incidents;
    expect(open).toMatchObject({
      impact: 'critical',
      created_at: '2026-03-14T10:05:00.000Z',
      started_at: '2026-03-14T10:00:00.000Z',
      updated_at: '2026-03-14T11:00:00.000Z',
      monitoring_at: '2026-03-14T11:00:00.000Z',
      resolved_at: null,
      shortlink: 'https://harbour-status.example/incidents/2026-03-14-vm-down/',
    });
    expect(over).toMatchObject({ monitoring_at: null, resolved_at: '2026-03-01T11:05:00.000Z' });
  });

  it('leave their components operational, also where a window outlasts them', () => {
    const updates = [
      said('2026-03-01T10:05Z', 'investigating'),
      said('2026-03-01T11:05Z', 'resolved'),
    ];
    const impact = [hit('website', 'partial_outage', '2026-03-01T10:00Z', '2026-03-01T11:30Z')];
    const outlasted = incident({ impact, updates });
    const [path = ''] = ownPaths(contextAt(now, { incidents: [outlasted] }));
    const { incident: found } = answer('incident', path, { incidents: [outlasted] });
    expect(found.components.map(({ status }) => status)).toEqual(['operational']);
  });

  it('have their updates newest first, each with what it changed', () => {
    const [open] = answer('incidents', 'incidents', parts).incidents;
    const states = open?.incident_updates.map(({ status, affected_components: affected }) => [
      status,
      ...(affected ?? []).map(({ name, old_status: old, new_status: then }) => [name, old, then]),
    ]);
    expect(states).toEqual([
      [
        'monitoring',
        ['Hosting - Virtual machines', 'major_outage', 'major_outage'],
        ['Hosting - Storage', 'operational', 'operational'],
      ],
      [
        // The API has no `update`: it bears the status that holds.
        'investigating',
        ['Hosting - Virtual machines', 'major_outage', 'major_outage'],
        ['Hosting - Storage', 'degraded_performance', 'operational'],
      ],
      [
        'investigating',
        ['Hosting - Virtual machines', 'operational', 'major_outage'],
        ['Hosting - Storage', 'operational', 'degraded_performance'],
      ],
    ]);
  });

  it('get a new id and a later date at the top from a new update, and keep the others', () => {
    const before = answer('incidents', 'incidents', parts).incidents[0]?.incident_updates ?? [];
    const more = { ...vmDown, updates: [...vmDown.updates, said('2026-03-14T11:50Z', 'update')] };
    const after =
      answer('incidents', 'incidents', { incidents: [more] }).incidents[0]?.incident_updates ?? [];
    expect(after.slice(1).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(before.map(({ id }) => id)).not.toContain(after[0]?.id);
    expect(String(after[0]?.updated_at) > String(before[0]?.updated_at)).toBe(true);
  });

  it('turn into `postmortem` with an update of its own when one is published', () => {
    const published = postmortem({
      incident: websiteWasDown.id,
      publishedAt: at('2026-03-05T09:00Z'),
    });
    const [found] = answer('incidents', 'incidents', {
      incidents: [websiteWasDown],
      postmortems: [published],
    }).incidents;
    expect(found).toMatchObject({
      status: 'postmortem',
      resolved_at: '2026-03-01T11:05:00.000Z',
      updated_at: '2026-03-05T09:00:00.000Z',
      incident_updates: [
        { status: 'postmortem', display_at: '2026-03-05T09:00:00.000Z' },
        { status: 'resolved' },
        { status: 'investigating' },
      ],
    });
  });

  describe('that have a postmortem', () => {
    const published = postmortem({
      incident: websiteWasDown.id,
      publishedAt: at('2026-03-05T09:00Z'),
    });
    const after = (...updates: Parameters<typeof said>[]) => {
      const record = {
        ...websiteWasDown,
        updates: [...websiteWasDown.updates, ...updates.map((each) => said(...each))],
      };
      const context: Parts = { incidents: [record], postmortems: [published] };
      const [found] = answer('incidents', 'incidents', context).incidents;
      const { incidents: open } = answer('incidents', 'incidents/unresolved', context);
      const newest = found?.incident_updates.map(({ status }) => status) ?? [];
      return { found, open: open.length, newest };
    };

    it('have it among their updates by when it was told, and keep the ids of all', () => {
      const { found, newest } = after(['2026-03-10T09:00Z', 'update']);
      expect(newest).toEqual(['resolved', 'postmortem', 'resolved', 'investigating']);
      expect(found?.status).toBe('postmortem');
      expect(found?.updated_at).toBe('2026-03-10T09:00:00.000Z');
      expect(found?.incident_updates[0]?.display_at).toBe(found?.updated_at);
      const ids = after().found?.incident_updates.map(({ id }) => id);
      expect(found?.incident_updates.slice(1).map(({ id }) => id)).toEqual(ids);
    });

    it('are as open as any other when they are reopened', () => {
      const { found, open, newest } = after(['2026-03-10T09:00Z', 'investigating']);
      expect(found).toMatchObject({ status: 'investigating', resolved_at: null });
      expect(newest).not.toContain('postmortem');
      expect(open).toBe(1);
    });

    it('are resolved when they are resolved again', () => {
      const { found, open, newest } = after(
        ['2026-03-10T09:00Z', 'investigating'],
        ['2026-03-10T10:00Z', 'resolved'],
      );
      expect(found).toMatchObject({
        status: 'resolved',
        resolved_at: '2026-03-10T10:00:00.000Z',
        updated_at: '2026-03-10T10:00:00.000Z',
      });
      expect(newest.slice(0, 3)).toEqual(['resolved', 'investigating', 'postmortem']);
      expect(open).toBe(0);
    });
  });

  it('that are over stay the same bytes when something else changes', () => {
    const before = contextAt(now, { incidents: [websiteWasDown] });
    const [path = ''] = ownPaths(before);
    const own = `/api/v2/${path}.json`;
    const again = incident({
      id: '2026-03-14-website-down',
      impact: [hit('website', 'major_outage', '2026-03-14T11:00Z')],
    });
    const after = contextAt('2026-03-20T00:00Z', { incidents: [websiteWasDown, again, vmDown] });
    expect(ownPaths(after)).toContain(path);
    expect(printed(own, after)).toBe(printed(own, before));
    expect(printed('/api/v2/incidents.json', after)).toContain('"status":"major_outage"');
  });
});

describe('maintenances', () => {
  const parts = { maintenances: [coming, running] };
  const name = 'scheduled-maintenances';

  it('are listed by what the clock makes of them', () => {
    const read = (path: string, when: string) =>
      answer(name, path, parts, when).scheduled_maintenances.map((each) => each.status);
    expect(read(name, now)).toEqual(['scheduled', 'in_progress']);
    expect(read(`${name}/upcoming`, now)).toEqual(['scheduled']);
    expect(read(`${name}/active`, now)).toEqual(['in_progress']);
    expect(read(name, '2026-04-01T00:00Z')).toEqual(['completed', 'completed']);
    const { scheduled_maintenances: both } = answer('summary', 'summary', parts);
    expect(both.map(({ status }) => status)).toEqual(['in_progress', 'scheduled']);
  });

  it('have a window, and were started when they were announced', () => {
    const [first] = answer(name, `${name}/upcoming`, parts).scheduled_maintenances;
    expect(first).toMatchObject({
      impact: 'maintenance',
      created_at: '2026-03-10T09:00:00.000Z',
      started_at: '2026-03-10T09:00:00.000Z',
      scheduled_for: '2026-03-20T02:00:00.000Z',
      scheduled_until: '2026-03-20T04:00:00.000Z',
      resolved_at: null,
      components: [{ name: 'Website', status: 'under_maintenance' }],
    });
    expect(answer('status', 'status', parts).status.indicator).toBe('maintenance');
  });

  it('that were called off are over', () => {
    const off = maintenance({
      window: between('2026-03-20T02:00Z', '2026-03-20T04:00Z'),
      updates: [told('2026-03-10T09:00Z', 'scheduled'), told('2026-03-11T09:00Z', 'cancelled')],
    });
    expect(answer(name, name, { maintenances: [off] }).scheduled_maintenances[0]).toMatchObject({
      status: 'completed',
      resolved_at: '2026-03-11T09:00:00.000Z',
      incident_updates: [{ status: 'completed' }, { status: 'scheduled' }],
    });
  });
});

describe('what authors write', () => {
  it('comes back as it was in names, and runs nothing in bodies', () => {
    const texts = [...attacks, 'x'.repeat(5000), '\u{1f6a8}\u202ertl\u202c ]]> \ud800'];
    const incidents = texts.map((text, index) =>
      incident({
        id: `2026-03-10-n-${String(index).padStart(3, '0')}`,
        title: asTitle(text),
        updates: [{ ...said('2026-03-10T08:00Z', 'investigating'), text }],
      }),
    );
    const { incidents: found } = answer('incidents', 'incidents/unresolved', { incidents });
    expect(new Set(found.map((each) => each.name))).toEqual(
      new Set(texts.map((text) => asTitle(text).toWellFormed())),
    );
    for (const { body } of found.flatMap((each) => each.incident_updates)) {
      for (const { name, attribs } of elementsOf(body)) {
        expect(name).not.toBe('script');
        expect(Object.keys(attribs).filter((key) => key.startsWith('on'))).toEqual([]);
      }
    }
  });

  it.for([
    ['One line.', 'One line.'],
    ['One.\n\nTwo.', 'One.<br /><br />Two.'],
    ['A [link](/x/) & more', 'A <a href="https://harbour-status.example/x/">link</a> &amp; more'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['One.\n\n- a', '<p>One.</p>\n<ul>\n<li>a</li>\n</ul>'],
  ])('is plain where it can be: %j', ([text = '', body]) => {
    const updates = [{ ...said('2026-03-10T08:00Z', 'investigating'), text }];
    const [found] = answer('incidents', 'incidents', {
      incidents: [incident({ updates })],
    }).incidents;
    expect(found?.incident_updates[0]?.body).toBe(body);
  });

  it('does not make a list larger than 300 kB, nor longer than 50', () => {
    const many = (text: string) =>
      Array.from({ length: 80 }, (_, index) =>
        incident({
          id: `2026-03-10-n-${index}`,
          updates: [{ ...said('2026-03-10T08:00Z', 'resolved'), text }],
        }),
      );
    const large = contextAt(now, { incidents: many('word '.repeat(2000)) });
    expect(Buffer.byteLength(printed('/api/v2/incidents.json', large))).toBeLessThan(mostBytes + 1);
    const { incidents } = answer('incidents', 'incidents', { incidents: many('Short.') });
    expect(incidents).toHaveLength(50);
  });

  it('keeps status.json small enough to be asked for every second', () => {
    const text = printed('/api/v2/status.json', contextAt(now, { incidents: [vmDown] }));
    expect(Buffer.byteLength(text)).toBeLessThan(400);
    expect(siteWith().config.name).toBe((JSON.parse(text) as Answer<'status'>).page.name);
  });
});
