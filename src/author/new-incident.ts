import { folderName, slugOf } from '../check/folder-name.ts';
import { utcDateOf } from '../domain/utc-days.ts';
import type { Path } from '../read/fault.ts';
import type { Instant } from '../schema/instant.ts';
import type { Detector } from '../schema/incident.ts';
import type { ImpactLevel, IncidentUpdateStatus, Severity } from '../schema/levels.ts';
import type { ComponentLevel } from './component-level.ts';
import type { Edit } from './edit.ts';
import { updateEntry } from './incident-changes.ts';
import { instantText } from './instant-text.ts';
import { recordText, textBlock } from './record-text.ts';
import { fillIn, firstUpdateOf, type Template, templateSays } from './template.ts';

/** What is known when an incident opens. What a template says may be left out. */
export interface NewIncident {
  readonly title?: string | undefined;
  readonly components?: readonly ComponentLevel<ImpactLevel>[] | undefined;
  readonly informational?: true | undefined;
  /** Markdown of the first update. */
  readonly text?: string | undefined;
  readonly status?: IncidentUpdateStatus | undefined;
  readonly severity?: Severity | undefined;
  readonly nextUpdateBy?: Instant | undefined;
  /** When customers began to be hit. */
  readonly from: Instant;
  /** When it is said. */
  readonly at: Instant;
  readonly detectedAt?: Instant | undefined;
  readonly detectedBy?: Detector | undefined;
  readonly upstream?: string | undefined;
}

/**
 * The folder's name: the UTC day on which it begins, and the title as a slug, cut at a word.
 * @param ids names that are taken; only a title of which nothing can be in a name gives way to them
 * @param otherwise stands in for such a title
 */
export function newId(
  title: string,
  began: Instant,
  ids: ReadonlySet<string> = new Set(),
  otherwise = 'incident',
): string {
  const day = utcDateOf(began);
  const id = `${day}-${cut(slugOf(title))}`;
  if (folderName.test(id)) return id;
  const plain = `${day}-${otherwise}`;
  let free = plain;
  for (let number = 2; ids.has(free); number += 1) free = `${plain}-${number}`;
  return free;
}

const longestSlug = 60;

function cut(slug: string): string {
  if (slug.length <= longestSlug) return slug;
  const end = slug.lastIndexOf('-', longestSlug);
  return slug.slice(0, end > 0 ? end : longestSlug);
}

/** `incident.md` as it is first written. */
export function newIncidentText(incident: NewIncident, template?: Template): string {
  return template ? fromTemplate(incident, template) : fromNothing(incident);
}

function fromNothing(incident: NewIncident): string {
  const { title, components, severity, informational, detectedAt, detectedBy, upstream } = incident;
  return recordText({
    title,
    severity,
    informational,
    impact: components && impactEntries(components, incident.from),
    updates: [firstUpdate(incident)],
    detectedAt: detectedAt === undefined ? undefined : instantText(detectedAt),
    detectedBy,
    upstream,
  });
}

function impactEntries(components: readonly ComponentLevel[], from: Instant): object[] {
  return components.map(({ component, level }) => ({ component, level, from: instantText(from) }));
}

function firstUpdate({
  at,
  status = 'investigating',
  text = '',
  nextUpdateBy,
}: NewIncident): object {
  return updateEntry({ at, status, text, nextUpdateBy });
}

/** The template's words, comments and order, with the times of now and with what was said otherwise. */
function fromTemplate(incident: NewIncident, template: Template): string {
  const { title, components, severity, informational, detectedAt, detectedBy, upstream } = incident;
  const set = (key: string, value: unknown): Edit[] =>
    value === undefined ? [] : [{ kind: 'set', path: [], key, value }];
  return fillIn(template, [
    ...set('title', title),
    ...set('severity', severity),
    ...set('informational', informational),
    ...(components
      ? set('impact', impactEntries(components, incident.from))
      : beginWindows(template.data, incident.from)),
    ...updateFromTemplate(template, incident),
    ...set('detectedAt', detectedAt === undefined ? undefined : instantText(detectedAt)),
    ...set('detectedBy', detectedBy),
    ...set('upstream', upstream),
  ]);
}

function beginWindows({ impact }: Template['data'], began: Instant): Edit[] {
  if (!Array.isArray(impact)) return [];
  return impact.flatMap((window: unknown, index): Edit[] => {
    const path = ['impact', index];
    const from = { key: 'from', value: instantText(began), after: 'level' };
    return [{ kind: 'set', path, ...from }, ...removal(window, path, 'to')];
  });
}

/** Of another time, it would not be true now. */
function removal(data: unknown, path: Path, key: string): Edit[] {
  const isThere = typeof data === 'object' && data !== null && key in data;
  return isThere ? [{ kind: 'remove', path, key }] : [];
}

function updateFromTemplate(template: Template, incident: NewIncident): Edit[] {
  if (!templateSays(template, 'updates')) {
    return [{ kind: 'append', key: 'updates', entry: firstUpdate(incident) }];
  }
  const { at, status, text, nextUpdateBy } = incident;
  const path = ['updates', 0];
  const set = (key: string, value: string | undefined): Edit[] =>
    value === undefined ? [] : [{ kind: 'set', path, key, value }];
  return [
    ...set('at', instantText(at)),
    ...set('status', status),
    ...set('text', text === undefined ? undefined : textBlock(text)),
    ...(nextUpdateBy === undefined
      ? removal(firstUpdateOf(template), path, 'nextUpdateBy')
      : set('nextUpdateBy', instantText(nextUpdateBy))),
  ];
}
