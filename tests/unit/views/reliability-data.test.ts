import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarise } from '../../../src/domain/reliability.ts';
import { responseMeasures } from '../../../src/domain/response-times.ts';
import { impactCsv, incidentsCsv, intervalsJson } from '../../../src/views/reliability-data.ts';
import { createPageContext } from '../../../src/views/page-context.ts';
import { at, hit, incident, maintenance, said, told } from '../../build-site.ts';
import { siteOfNight } from '../domain/random-records.ts';
import { contextAt } from './view-parts.ts';

const now = '2026-03-15T12:00Z';

interface Intervals {
  readonly incidents: readonly {
    readonly id: string;
    readonly impact_start: string | null;
    readonly impact_end: string | null;
    readonly times: Readonly<Record<string, { seconds?: number; gap?: string }>>;
  }[];
  readonly impact: readonly { readonly record: string; from: string; to: string | null }[];
}

/** CSV by the letter of RFC 4180. */
function parseCsv(text: string): Record<string, string>[] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') lines.push([]);
  }
  const [header = [], ...rows] = lines.slice(0, -1);
  return rows.map((row) =>
    Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])),
  );
}

const outage = incident({
  id: '2026-03-14-requests-fail',
  title: '=HYPERLINK("https://evil.example"), "quoted"',
  impact: [
    hit('vm', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T11:00Z'),
    {
      ...hit('storage', 'partial_outage', '2026-03-14T10:30Z', '2026-03-14T12:00Z'),
      approximate: true,
    },
  ],
  updates: [said('2026-03-14T10:10Z', 'investigating'), said('2026-03-14T13:00Z', 'resolved')],
  detectedAt: at('2026-03-14T09:50Z'),
  detectedBy: 'staff',
  trigger: 'load',
});

describe('the raw data', () => {
  it('has a line for each incident with its instants and lengths', () => {
    const [line] = parseCsv(incidentsCsv(contextAt(now, { incidents: [outage] })));
    expect(line).toEqual({
      id: '2026-03-14-requests-fail',
      title: '\'=HYPERLINK("https://evil.example"), "quoted"',
      url: 'https://harbour-status.example/incidents/2026-03-14-requests-fail/',
      severity: 'critical',
      trigger: 'load',
      detected_by: 'staff',
      retroactive: 'false',
      impact_start: '2026-03-14T10:00:00.000Z',
      detected_at: '2026-03-14T09:50:00.000Z',
      acknowledged_at: '',
      first_update_at: '2026-03-14T10:10:00.000Z',
      mitigated_at: '',
      impact_end: '2026-03-14T12:00:00.000Z',
      resolved_at: '2026-03-14T13:00:00.000Z',
      detect_seconds: '',
      detect_gap: 'early',
      first_update_seconds: '600',
      first_update_gap: '',
      first_update_after_detection_seconds: '1200',
      first_update_after_detection_gap: '',
      mitigate_seconds: '',
      mitigate_gap: 'not_recorded',
      end_of_impact_seconds: '',
      end_of_impact_gap: 'approximate',
    });
  });

  it('has a line for each window, and for maintenance and its overrun', () => {
    const late = maintenance({
      updates: [told('2026-03-07T09:00Z', 'scheduled'), told('2026-03-14T04:25Z', 'completed')],
    });
    const lines = parseCsv(
      impactCsv(contextAt(now, { incidents: [outage], maintenances: [late] })),
    );
    expect(
      lines.map(({ kind, component, from, to, approximate }) => [
        kind,
        component,
        from?.slice(11, 16),
        to?.slice(11, 16),
        approximate,
      ]),
    ).toEqual([
      ['incident', 'vm', '10:00', '11:00', 'false'],
      ['incident', 'storage', '10:30', '12:00', 'true'],
      ['announced_maintenance', 'website', '02:00', '04:00', 'false'],
      ['maintenance_overrun', 'website', '04:00', '04:25', 'false'],
    ]);
  });

  it('has its headings where there is nothing to tell', () => {
    const context = contextAt(now);
    expect(incidentsCsv(context)).toMatch(/^id,title,url,.*\r\n$/);
    expect(impactCsv(context)).toBe('record,kind,component,level,from,to,approximate\r\n');
    expect(JSON.parse(intervalsJson(context))).toMatchObject({ incidents: [], impact: [] });
  });

  it('is enough to count every figure again', () => {
    fc.assert(
      fc.property(siteOfNight, (site) => {
        const context = createPageContext(site, at('2026-04-01T00:00Z'));
        const { incidents, impact } = JSON.parse(intervalsJson(context)) as Intervals;
        for (const measure of responseMeasures) {
          const seconds = incidents.flatMap(({ times }) => times[measure]?.seconds ?? []);
          const { lengths } = summarise(site.incidents, measure);
          expect(seconds.map((each) => each * 1000).sort((a, b) => a - b)).toEqual(lengths);
        }
        for (const { id, impact_start: start, impact_end: end, times } of incidents) {
          const own = impact.filter(({ record }) => record === id);
          const first = own.map(({ from }) => from).sort()[0] ?? null;
          expect(start).toBe(first);
          const isOpen = own.some(({ to }) => to === null);
          const last =
            own
              .map(({ to }) => to)
              .sort()
              .at(-1) ?? null;
          expect(end).toBe(isOpen ? null : last);
          if (start !== null && end !== null) {
            expect(times['end_of_impact']?.seconds).toBe(
              (Date.parse(end) - Date.parse(start)) / 1000,
            );
          }
        }
        expect(parseCsv(impactCsv(context))).toHaveLength(impact.length);
        expect(parseCsv(incidentsCsv(context))).toHaveLength(incidents.length);
      }),
      { numRuns: 50 },
    );
  });
});
