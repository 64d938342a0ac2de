import { millisecondsInMinute } from 'date-fns/constants';
import fc from 'fast-check';
import { parseJsonFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../../../src/schema/site.ts';
import { at, hit, incident, maintenance, postmortem, said, told } from '../../../build-site.ts';
import { printed } from '../printed.ts';
import { contextAt } from '../view-parts.ts';

const now = '2026-03-14T12:00Z';

type Parts = Parameters<typeof contextAt>[1];

function itemsAt(path: string, parts: Parts) {
  return parseJsonFeed(printed(path, contextAt(now, parts))).items ?? [];
}

function idsAt(path: string, parts: Parts) {
  return itemsAt(path, parts).map(({ id }) => id);
}

const places = ['/updates.json', '/groups/hosting/updates.json', '/components/vm/updates.json'];

/** An outage of `vm`, which is in the group `hosting`. */
function outage(updates: Incident['updates']): Incident {
  const impact = [hit('vm', 'major_outage', '2026-03-14T10:00Z')];
  return incident({ id: '2026-03-14-vm-down', title: 'Machines are down', impact, updates });
}

const first = said('2026-03-14T10:05Z', 'investigating');
const second = said('2026-03-14T10:30Z', 'identified');
const third = said('2026-03-14T11:00Z', 'monitoring');
const elsewhere = incident({
  id: '2026-03-13-website-down',
  impact: [hit('website', 'major_outage', '2026-03-13T10:00Z', '2026-03-13T11:00Z')],
});

describe('the feed of updates', () => {
  it('has one entry for each update, newest first', () => {
    const items = itemsAt('/updates.json', {
      incidents: [outage([first, second])],
      maintenances: [maintenance({ updates: [told('2026-03-14T10:10Z', 'scheduled')] })],
    });
    expect(items.map(({ title, date_published }) => [title, date_published])).toEqual([
      ['Identified: Machines are down', '2026-03-14T10:30:00.000Z'],
      ['Scheduled: Router update', '2026-03-14T10:10:00.000Z'],
      ['Investigating: Machines are down', '2026-03-14T10:05:00.000Z'],
    ]);
  });

  it.for(places)('gets exactly one new entry from a new update: %s', (path) => {
    const before = idsAt(path, { incidents: [outage([first, second]), elsewhere] });
    const after = idsAt(path, { incidents: [outage([first, second, third]), elsewhere] });
    expect(after).toHaveLength(before.length + 1);
    expect(after.slice(1)).toEqual(before);
  });

  it.for(['/components/website/updates.json', '/components/storage/updates.json'])(
    'gets nothing from an update about something else: %s',
    (path) => {
      const before = printed(path, contextAt(now, { incidents: [outage([first]), elsewhere] }));
      const parts = { incidents: [outage([first, second]), elsewhere] };
      expect(printed(path, contextAt(now, parts))).toBe(before);
    },
  );

  it.for(places)('announces nothing when an old text is edited: %s', (path) => {
    const edited = { ...first, text: 'Some requests fail. (A slip is mended.)' };
    expect(idsAt(path, { incidents: [outage([edited, second])] })).toEqual(
      idsAt(path, { incidents: [outage([first, second])] }),
    );
  });

  it('keeps all ids when an older update is added that was forgotten', () => {
    const before = idsAt('/updates.json', { incidents: [outage([first, third])] });
    const after = idsAt('/updates.json', { incidents: [outage([first, second, third])] });
    expect(after.filter((id) => before.includes(id))).toEqual(before);
    expect(after).toHaveLength(3);
  });

  it('keeps ids, and what was said, when title, impact and the time of the build change', () => {
    const incidents = [outage([first, second])];
    const changed = [
      {
        ...outage([first, second]),
        title: 'All machines are down',
        impact: [hit('vm', 'major_outage', '2026-03-14T09:00Z')],
      },
    ];
    expect(idsAt('/updates.json', { incidents: changed })).toEqual(
      idsAt('/updates.json', { incidents }),
    );
    const later = contextAt('2026-04-01T00:00Z', { incidents });
    expect(printed('/updates.json', later)).toBe(
      printed('/updates.json', contextAt(now, { incidents })),
    );
  });

  it('has one entry for a postmortem, also where a covered incident hit another component', () => {
    const parts = {
      incidents: [
        outage([first, said('2026-03-14T11:00Z', 'resolved')]),
        elsewhere,
        incident({ id: '2026-03-01-other', impact: [] }),
      ],
      postmortems: [
        postmortem({
          incident: '2026-03-14-vm-down',
          alsoCovers: ['2026-03-13-website-down'],
          publishedAt: at('2026-03-14T11:30Z'),
          summary: 'A <queue> was full.',
        }),
      ],
    };
    for (const path of [...places, '/components/website/updates.json']) {
      expect(itemsAt(path, parts)[0], path).toMatchObject({
        title: 'Postmortem: Machines are down',
        url: 'https://harbour-status.example/incidents/2026-03-14-vm-down/postmortem/',
        content_html: expect.stringContaining('A &lt;queue&gt; was full.') as string,
      });
    }
    const ids = idsAt('/components/storage/updates.json', parts);
    expect(ids).toEqual([]);
  });

  it('says by when the next update is promised', () => {
    const promise = said('2026-03-14T10:05Z', 'investigating', {
      nextUpdateBy: '2026-03-14T10:35Z',
    });
    const [item] = itemsAt('/updates.json', { incidents: [outage([promise])] });
    expect(item?.content_html).toBe(
      '<p>Some requests fail.</p><p>Next update by March 14, 2026, 10:35 UTC.</p>',
    );
  });

  it('leaves notices without impact to the page', () => {
    const notice = incident({ id: '2026-03-10-notice', informational: true });
    expect(itemsAt('/updates.json', { incidents: [notice] })).toHaveLength(1);
    expect(itemsAt('/groups/hosting/updates.json', { incidents: [notice] })).toEqual([]);
  });

  it('holds the newest of all that was said, in whatever order the events were', () => {
    const minutes = fc.uniqueArray(fc.integer({ max: 9_999, min: 0 }), {
      minLength: 180,
      maxLength: 300,
    });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 8 }), (drawn, share) => {
        const parts = historyOf(drawn, share);
        for (const [component, path] of [
          [undefined, '/updates.json'],
          ['website', '/components/website/updates.json'],
        ] as const) {
          const dates = itemsAt(path, parts).map(({ date_published: date }) => at(date ?? ''));
          expect(dates).toEqual(newestInstants(parts, component));
        }
      }),
      { numRuns: 60, seed: 20_260_314 },
    );
  });
});

/** Sixty incidents that said something at these minutes, each instant once; some postmortems cover two of them. */
function historyOf(minutes: readonly number[], share: number) {
  const began = at('2026-03-01T00:00Z');
  const instants = minutes.map((minute) => began + minute * millisecondsInMinute);
  const told = instants.splice(0, 12);
  const groups = Object.values(Object.groupBy(instants, (_, index) => index % 60));
  const incidents = groups.map((own = [], index) =>
    incident({
      id: `2026-03-01-n-${String(index).padStart(2, '0')}`,
      impact: [
        { component: index % share === 0 ? 'website' : 'vm', level: 'major_outage', from: began },
      ],
      updates: own.sort((a, b) => a - b).map((when) => ({ ...first, at: when })),
    }),
  );
  const postmortems = told.map((publishedAt, index) => {
    const [own, other] = incidents.slice(index * 4);
    return postmortem({ incident: own?.id ?? '', alsoCovers: [other?.id ?? ''], publishedAt });
  });
  return { incidents, postmortems };
}

/** The newest fifty instants at which something was said, found by looking at everything. */
function newestInstants(
  { incidents, postmortems }: ReturnType<typeof historyOf>,
  component: string | undefined,
): number[] {
  const ours = incidents.filter(
    ({ impact }) => component === undefined || impact.some((part) => part.component === component),
  );
  const ids = new Set(ours.map(({ id }) => id));
  const told = postmortems.filter(({ incident: own, alsoCovers = [] }) =>
    [own, ...alsoCovers].some((id) => ids.has(id)),
  );
  return [
    ...ours.flatMap(({ updates }) => updates.map((update) => update.at)),
    ...told.map(({ publishedAt = 0 }) => publishedAt),
  ]
    .sort((a, b) => b - a)
    .slice(0, 50);
}
