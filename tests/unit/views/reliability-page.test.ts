import { describe, expect, it } from 'vitest';
import { definitionsPage } from '../../../src/views/definitions-page.ts';
import { lengthClasses } from '../../../src/views/length-classes.ts';
import { reliabilityPage } from '../../../src/views/reliability-page.ts';
import { en } from '../../../src/words/en.ts';
import type { Incident } from '../../../src/schema/site.ts';
import { at, hit, incident, maintenance, said, told } from '../../build-site.ts';
import { contextAt } from './view-parts.ts';

const now = '2026-03-14T12:00Z';
const config = { locale: 'en-GB' } as const;
const minute = 60_000;

/** One outage a day, the first of one minute, each a minute longer than the one before; all noticed after a minute. */
function outages(count: number): Incident[] {
  return Array.from({ length: count }, (_, index) => {
    const from = at('2026-01-05T10:00Z') + index * 24 * 60 * minute;
    const to = from + (index + 1) * minute;
    return incident({
      id: `2026-01-05-outage-${index}`,
      impact: [{ component: 'vm', level: 'major_outage', from, to }],
      updates: [
        {
          at: from + minute,
          status: 'investigating',
          text: 'It fails.',
          nextUpdateBy: to + minute,
        },
        { at: to + minute, status: 'resolved', text: 'It works.' },
      ],
      detectedAt: from + minute,
      detectedBy: index % 2 === 0 ? 'customer' : 'monitoring',
    });
  });
}

function pageOf(parts: Parameters<typeof contextAt>[1] = {}, when = now) {
  return reliabilityPage(contextAt(when, { ...parts, config: { ...config, ...parts?.config } }));
}

function measureOf(page: ReturnType<typeof pageOf>, id: string) {
  const measure = page.measures.find((each) => each.id === id);
  if (!measure) throw new Error(`The page has no measure ${id}.`);
  return measure;
}

describe('the page about reliability', () => {
  it('says of no incident that there is none, and shows no empty drawing', () => {
    const page = pageOf();
    expect(page.basis).toBe('No incident with impact has been published yet.');
    for (const { summary, chart, missing, classes, years } of page.measures) {
      expect(summary).toBe('n = 0: no incident says it.');
      expect([chart, missing, classes, years]).toEqual([undefined, '', [], []]);
    }
    expect(page.promises).toEqual(['No promise of a next update has been kept or broken yet.']);
    expect(page.noticed).toEqual(['Of no incident it is known who noticed it first.']);
  });

  it.each([1, 9])('shows nothing but dots for %i incidents', (count) => {
    const end = measureOf(pageOf({ incidents: outages(count) }), 'end_of_impact');
    expect(end.summary).toBe(
      `n\u00a0=\u00a0${count}: with fewer than 10 a median would be chance, so there are only the dots.`,
    );
    expect(end.chart?.spread).toBeUndefined();
    expect(end.chart?.dots.match(/h0/g)).toHaveLength(count);
    expect(end.years).toEqual([{ year: '2026', count: String(count), median: '–', range: '–' }]);
  });

  it('adds median and range from ten incidents on, always with n', () => {
    const page = pageOf({ incidents: outages(10) });
    expect(page.basis).toBe(
      'Made from 10 published incidents with impact; the first began on 5 January 2026.',
    );
    const end = measureOf(page, 'end_of_impact');
    expect(end.summary).toBe(
      'Median 5 mins; 10th to 90th percentile 1 min to 9 mins; n\u00a0=\u00a010.',
    );
    expect(end.chart?.label).toBe(end.summary);
    expect(end.years).toEqual([
      { year: '2026', count: '10', median: '5 mins', range: '1 min to 9 mins' },
    ]);
    expect(end.classes).toEqual([
      { name: '1 min to under 5 mins', count: '4' },
      { name: '5 mins to under 15 mins', count: '6' },
    ]);
    expect(measureOf(page, 'mitigate').missing).toBe(
      'Not among them: 10 where it was not recorded.',
    );
    expect(page.promises).toEqual(['10 of 10 promises were kept.']);
    expect(page.noticed).toEqual(['5 of 10 incidents were noticed by customers first.']);
  });

  it('says that a dot is several incidents when it is', () => {
    const same = outages(40).map((each) => ({
      ...each,
      detectedAt: (each.impact[0]?.from ?? 0) + minute,
    }));
    const detect = measureOf(pageOf({ incidents: same }), 'detect');
    expect(detect.dense).toBe('One dot stands for up to 4 incidents of about that length.');
    expect(detect.classes).toEqual([{ name: '1 min to under 5 mins', count: '40' }]);
    expect(measureOf(pageOf({ incidents: outages(9) }), 'detect').dense).toBeUndefined();
  });

  it('holds in its table as many incidents as in its drawing', () => {
    const lengths = [0, minute, 5 * minute, 100 * 24 * 60 * minute];
    expect(lengthClasses(lengths, contextAt(now, { config }))).toEqual([
      { name: 'under 1 min', count: '1' },
      { name: '1 min to under 5 mins', count: '1' },
      { name: '5 mins to under 15 mins', count: '1' },
      { name: '30 days or more', count: '1' },
    ]);
  });

  it('counts aloud what is missing', () => {
    const [first, second] = outages(2);
    if (!first || !second) throw new Error('There are two.');
    const open = incident({
      id: '2026-03-14-open',
      impact: [hit('vm', 'major_outage', '2026-03-14T11:00Z')],
    });
    const early = { ...first, detectedAt: (first.detectedAt ?? 0) - 5 * minute };
    const page = pageOf({ incidents: [early, { ...second, retroactive: true }, open] });
    expect(measureOf(page, 'detect').missing).toBe(
      'Not among them: 1 where it was not recorded and 1 where it came before that.',
    );
    expect(measureOf(page, 'first_update').missing).toBe(
      'Not among them: 1 that was written down afterwards.',
    );
    expect(measureOf(page, 'end_of_impact').missing).toBe('Not among them: 1 that still lasts.');
    expect(page.noticed[1]).toBe('Of 1 it is not known.');
  });

  it('does not count notices without impact as outages', () => {
    const notice = incident({ id: '2026-03-13-notice', informational: true });
    expect(pageOf({ incidents: [notice] }).basis).toContain('No incident');
  });

  it('shows no averages, no trends and no quarters', () => {
    const page = JSON.stringify(pageOf({ incidents: outages(40) }));
    expect(page).not.toMatch(/average|mean\b|MTT|trend|quarter|improve|[↑↓▲▼↗↘]/i);
  });

  it('knows a definition for every figure', () => {
    const context = contextAt(now, { config });
    const anchors = definitionsPage(context).map(({ id }) => `/reliability/definitions/#${id}`);
    for (const { definition } of pageOf().measures) expect(anchors).toContain(definition);
    expect(new Set(anchors).size).toBe(anchors.length);
  });
});

describe('uptime on the page about reliability', () => {
  const march14 = (from: string, to: string) => [
    incident({ impact: [hit('vm', 'major_outage', `2026-03-14T${from}Z`, `2026-03-14T${to}Z`)] }),
  ];

  function rowsOf(parts: Parameters<typeof pageOf>[0], when = now) {
    const { groups } = pageOf(parts, when).uptime;
    return new Map(groups.flatMap(({ rows }) => rows.map((row) => [row.name, row] as const)));
  }

  it('stands as percentage and as minutes at each level', () => {
    const incidents = [
      incident({
        impact: [
          hit('vm', 'degraded_performance', '2026-03-13T08:00Z', '2026-03-13T09:00Z'),
          hit('vm', 'partial_outage', '2026-03-13T09:00Z', '2026-03-13T11:00Z'),
          hit('vm', 'major_outage', '2026-03-13T11:00Z', '2026-03-15T11:00Z'),
        ],
      }),
    ];
    // 2,880 major and 120 × 0.3 partial of 525,600 minutes: 99.4452 %.
    expect(rowsOf({ incidents }, '2027-03-12T00:00Z').get('Virtual machines')).toEqual({
      name: 'Virtual machines',
      href: '/components/vm/',
      uptime: '99.44%',
      minutes: '2,880 mins major outage, 120 mins partial outage, 60 mins degraded',
      service: undefined,
    });
  });

  it('prints the weights, and where the figures come from', () => {
    const policy = {
      uptimeWeights: { degraded_performance: 0.05, partial_outage: 0.4, major_outage: 1 },
    };
    expect(pageOf({ config: { policy } }).uptime.weights).toBe(
      'major outage 100%, partial outage 40%, degraded 5%',
    );
    expect(en.component.definitionText('')).toContain('From published incidents, not from probes.');
  });

  it('counts two records about one outage once', () => {
    const [one] = march14('10:00', '11:00');
    if (!one) throw new Error('There is one.');
    const incidents = [one, { ...one, id: '2026-03-14-again' }];
    expect(rowsOf({ incidents }).get('Virtual machines')?.minutes).toBe('60 mins major outage');
  });

  it('is never 100 % with impact, rounds percentages down and minutes up', () => {
    const seconds = march14('10:00:00', '10:00:01');
    expect(rowsOf({ incidents: seconds }).get('Virtual machines')).toMatchObject({
      uptime: '99.99%',
      minutes: '1 min major outage',
    });
    expect(rowsOf({}).get('Virtual machines')).toMatchObject({
      uptime: '100%',
      minutes: 'no impact recorded',
    });
  });

  it('is counted until now while an outage lasts, over the last 365 days', () => {
    const open = [incident({ impact: [hit('vm', 'major_outage', '2026-03-14T10:00Z')] })];
    expect(rowsOf({ incidents: open }).get('Virtual machines')?.minutes).toBe(
      '120 mins major outage',
    );
    expect(pageOf().uptime.period).toBe('From 15 March 2025 until now.');
    expect(
      rowsOf({ incidents: march14('10:00', '11:00') }, '2027-03-15T12:00Z').get('Virtual machines')
        ?.uptime,
    ).toBe('100%');
  });

  it('leaves announced maintenance out and counts its overrun', () => {
    const late = [told('2026-03-07T09:00Z', 'scheduled'), told('2026-03-14T04:25Z', 'completed')];
    expect(rowsOf({ maintenances: [maintenance()] }).get('Website')?.uptime).toBe('100%');
    expect(rowsOf({ maintenances: [maintenance({ updates: late })] }).get('Website')?.minutes).toBe(
      '25 mins major outage',
    );
  });

  it('is that of the worst service for a group, and says so', () => {
    const [, hosting] = pageOf({ incidents: march14('10:00', '11:00') }).uptime.groups;
    expect(hosting?.name).toBe('Hosting');
    expect(hosting?.worst).toBe('worst service: 99.98%');
    const [website] = pageOf().uptime.groups;
    expect([website?.name, website?.worst]).toEqual([undefined, undefined]);
  });

  it('is not whole for a group while a service was hit, even where that weighs nothing', () => {
    const incidents = [
      incident({
        impact: [hit('storage', 'degraded_performance', '2026-03-14T10:00Z', '2026-03-14T11:00Z')],
      }),
    ];
    expect(pageOf({ incidents }).uptime.groups[1]?.worst).toBe('worst service: > 99.99%');
  });

  it('says how long a young service has been there, and nothing of those that were not', () => {
    const components = [
      { id: 'young', name: 'Young', since: '2026-03-04' },
      { id: 'coming', name: 'Coming', since: '2026-04-01' },
      { id: 'gone', name: 'Gone', until: '2025-01-01' },
    ];
    const rows = rowsOf({ config: { components } }, '2026-03-14T00:00Z');
    expect([...rows.keys()]).toEqual(['Young']);
    expect(rows.get('Young')?.service).toBe('in service for 10 days of it');
  });

  it('is not shown while records are missing', () => {
    const leftOut = [
      { id: 'a', file: 'incidents/a', record: 'incident', mayBeOpen: undefined } as const,
    ];
    const page = pageOf({ leftOut });
    expect(page.incomplete).toContain('No uptime is shown');
    expect(JSON.stringify(page.uptime.groups)).not.toContain('%');
  });

  it('counts a late evening elsewhere on the UTC day, and an outage over midnight once', () => {
    const late = [
      incident({
        impact: [hit('vm', 'major_outage', '2026-03-12T23:30-05:00', '2026-03-13T00:30-05:00')],
        updates: [said('2026-03-13T04:40Z', 'investigating')],
      }),
    ];
    const page = pageOf({ incidents: late });
    expect(page.basis).toContain('13 March 2026');
    expect(rowsOf({ incidents: late }).get('Virtual machines')?.minutes).toBe(
      '60 mins major outage',
    );
    expect(measureOf(page, 'end_of_impact').classes).toEqual([
      { name: '1 hr to under 2 hrs', count: '1' },
    ]);
  });
});
