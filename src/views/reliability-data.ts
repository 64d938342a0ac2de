import { stringify } from 'csv-stringify/sync';
import { impactExtent, incidentSeverity, resolvedAt } from '../domain/incident-state.ts';
import type { Interval } from '../domain/interval.ts';
import { announcedWork, maintenanceCourse, overruns } from '../domain/maintenance-state.ts';
import { type Gap, responseMeasures, responseTime } from '../domain/response-times.ts';
import type { Instant } from '../schema/instant.ts';
import type { Incident } from '../schema/site.ts';
import type { DataOutput } from './data-output.ts';
import { printJson } from './json.ts';
import { absolute, links } from './links.ts';
import type { PageContext } from './page-context.ts';

/*
 * Every interval from which the page about reliability is made, for those who count again. Instants are ISO 8601
 * in UTC; lengths are seconds. Titles are the authors' and stand as they are, but that a spreadsheet must not take
 * one for a formula.
 */

/** The files, as {@link DataOutput}s. */
export function reliabilityOutputs(context: PageContext): DataOutput[] {
  const csvType = 'text/csv; charset=utf-8';
  const jsonType = 'application/json; charset=utf-8';
  return [
    { path: links.incidentsCsv, mediaType: csvType, print: () => incidentsCsv(context) },
    { path: links.impactCsv, mediaType: csvType, print: () => impactCsv(context) },
    { path: links.intervalsJson, mediaType: jsonType, print: () => intervalsJson(context) },
  ];
}

/** `/reliability/incidents.csv`: one line for each incident, newest first. It does not depend on `now`. */
export function incidentsCsv(context: PageContext): string {
  const columns = [...factColumns, ...responseMeasures.flatMap(timeColumns)];
  return csv(
    columns,
    context.site.incidents.map((incident) => [
      ...Object.values(factsOf(incident, context)),
      ...responseMeasures.flatMap((measure) => timeCells(incident, measure)),
    ]),
  );
}

/**
 * `/reliability/impact.csv`: one line for each impact window of an incident and for each stretch of maintenance
 * work, newest record first. Of `now` it depends on what maintenance has come to by then.
 */
export function impactCsv(context: PageContext): string {
  return csv(
    windowColumns,
    [...incidentWindows(context), ...maintenanceWindows(context)].map((window) =>
      windowColumns.map((column) => window[column]),
    ),
  );
}

/** `/reliability/intervals.json`: all of it, with updates and weights. It depends on `now` as {@link impactCsv} does. */
export function intervalsJson(context: PageContext): string {
  const { site } = context;
  const { url, policy } = site.config;
  const data = {
    definitions: absolute(url, links.definitions),
    uptime_weights: policy.uptimeWeights,
    components: [...context.components.values()].map(({ id, name, service }) => ({
      id,
      name,
      since: iso(service.from),
      until: iso(service.to),
    })),
    incidents: site.incidents.map((incident) => ({
      ...factsOf(incident, context),
      times: Object.fromEntries(
        responseMeasures.map((measure) => [measure, timeOf(incident, measure)]),
      ),
      updates: incident.updates.map(({ at, status, nextUpdateBy }) => ({
        at: iso(at),
        status,
        next_update_by: iso(nextUpdateBy),
      })),
    })),
    impact: [...incidentWindows(context), ...maintenanceWindows(context)],
  };
  return printJson(data);
}

type Measure = (typeof responseMeasures)[number];

function timeOf(
  incident: Incident,
  measure: Measure,
): { readonly seconds: number } | { readonly gap: Gap } {
  const time = responseTime(incident, measure);
  return 'length' in time ? { seconds: time.length / 1000 } : time;
}

function timeColumns(measure: Measure): string[] {
  return [`${measure}_seconds`, `${measure}_gap`];
}

function timeCells(incident: Incident, measure: Measure): Cell[] {
  const time = timeOf(incident, measure);
  return 'seconds' in time ? [time.seconds, null] : [null, time.gap];
}

const factColumns = [
  ...['id', 'title', 'url', 'severity', 'trigger', 'detected_by', 'retroactive', 'impact_start'],
  ...[
    'detected_at',
    'acknowledged_at',
    'first_update_at',
    'mitigated_at',
    'impact_end',
    'resolved_at',
  ],
] as const;

/** In the order of {@link factColumns}. */
function factsOf(
  incident: Incident,
  { site }: PageContext,
): Readonly<Record<(typeof factColumns)[number], Cell>> {
  const { id, title, trigger, detectedBy, detectedAt, acknowledgedAt, mitigatedAt } = incident;
  const extent = impactExtent(incident);
  return {
    id,
    title,
    url: absolute(site.config.url, links.incident(id)),
    severity: incidentSeverity(incident),
    trigger: trigger ?? null,
    detected_by: detectedBy ?? null,
    retroactive: incident.retroactive === true,
    impact_start: iso(extent?.from),
    detected_at: iso(detectedAt),
    acknowledged_at: iso(acknowledgedAt),
    first_update_at: iso(incident.updates[0]?.at),
    mitigated_at: iso(mitigatedAt),
    impact_end: iso(extent?.to),
    resolved_at: iso(resolvedAt(incident)),
  };
}

/** A stretch of time in which a component was hit or worked on. */
type Window = {
  readonly record: string;
  readonly kind: 'incident' | 'announced_maintenance' | 'maintenance_overrun';
  readonly component: string;
  readonly level: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly approximate: boolean;
};

const windowColumns = [
  'record',
  'kind',
  'component',
  'level',
  'from',
  'to',
  'approximate',
] as const;

function incidentWindows({ site }: PageContext): Window[] {
  return site.incidents.flatMap(({ id, impact }) =>
    impact.map(({ component, level, from, to, approximate }) => ({
      record: id,
      kind: 'incident' as const,
      component,
      level,
      from: iso(from),
      to: iso(to),
      approximate: approximate === true,
    })),
  );
}

function maintenanceWindows({ site, now }: PageContext): Window[] {
  return site.maintenances.flatMap((maintenance) => {
    const course = maintenanceCourse(maintenance, now);
    const windowsOf = (kind: Window['kind'], { from, to }: Interval): Window[] =>
      maintenance.impact.map(({ component, level }) => ({
        record: maintenance.id,
        kind,
        component,
        level,
        from: iso(from),
        to: iso(to),
        approximate: false,
      }));
    return [
      ...announcedWork(course).flatMap((part) => windowsOf('announced_maintenance', part)),
      ...overruns(course).flatMap((overrun) => windowsOf('maintenance_overrun', overrun)),
    ];
  });
}

/** Null where there is none, or where it lies at no end of time. */
function iso(at: Instant | undefined): string | null {
  return at === undefined || !Number.isFinite(at) ? null : new Date(at).toISOString();
}

type Cell = string | number | boolean | null;

function csv(columns: readonly string[], lines: readonly (readonly Cell[])[]): string {
  return stringify([[...columns], ...lines.map((line) => [...line])], {
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String },
  });
}
