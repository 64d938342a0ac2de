import { UTCDate } from '@date-fns/utc';
import { subDays } from 'date-fns/subDays';
import { startedAt } from '../domain/incident-state.ts';
import { utcDateOf } from '../domain/utc-days.ts';
import { isPicture } from '../markdown/picture-name.ts';
import { fileStart } from '../read/fault.ts';
import type { RawDocument } from '../read/raw-document.ts';
import type { RawFolder } from '../read/raw-folder.ts';
import { incidentSchema } from '../schema/incident.ts';
import { calendarDate } from '../schema/instant.ts';
import { maintenanceSchema } from '../schema/maintenance.ts';
import type { Incident, LeftOut, Maintenance } from '../schema/site.ts';
import { type CheckedEvent, withBody } from './checked-event.ts';
import { faultProblem } from './fault-problems.ts';
import { folderName, slugOf } from './folder-name.ts';
import { incidentFindings, type RuleContext } from './incident-rules.ts';
import { mayBeOpen } from './left-out.ts';
import { maintenanceFindings } from './maintenance-rules.ts';
import { type Finding, hasErrors, placeFindings, type Problem, problemAt } from './problem.ts';
import type { ProseCheck } from './prose/check-prose.ts';
import { isPublishable, unpublishable } from './published-path.ts';
import { checkShape, type ShapeResult, writtenIn } from './shape.ts';
import { secretProblems } from './secret-rules.ts';
import { code, relatedFix, wholeCode } from './suggestion.ts';
import { textProblems } from './text-rules.ts';
import type { Verdict } from './verdict.ts';

export interface FolderContext {
  /** What rules judge by; undefined while the configuration has errors, then only shapes are checked. */
  readonly rules: RuleContext | undefined;
  readonly prose: ProseCheck;
  /** The names of all folders, also of those with errors. */
  readonly ids: ReadonlySet<string>;
}

export interface FolderCheck {
  readonly folder: RawFolder;
  /** The event, or undefined when it has errors. */
  readonly event: CheckedEvent | undefined;
  readonly problems: readonly Problem[];
  /** What is missing from the site because of errors. */
  readonly leftOut: readonly LeftOut[];
  /** The verdict that all this was taken from, when the folder was not judged anew. */
  readonly verdict?: Verdict;
}

/** What a verdict says that still holds. */
export function recalledFolder(folder: RawFolder, verdict: Verdict): FolderCheck {
  const document = folder.documents.find(({ name }) => name !== 'postmortem.md');
  if (!document) throw new Error(`There is a verdict on ${folder.name}, which holds no event.`);
  const record = withBody({ ...verdict.event }, document);
  const event = { kind: verdict.kind, record } as CheckedEvent;
  return { folder, event, problems: verdict.problems, leftOut: [], verdict };
}

/** Judges one folder but for its postmortem, which needs all incidents. */
export function checkFolder(folder: RawFolder, context: FolderContext): FolderCheck {
  const document = folder.documents.find(({ name }) => name !== 'postmortem.md');
  const read = document && checkEvent(document, folder, context);
  const problems = [...folderProblems(folder), ...(read?.problems ?? [])];
  if (read?.event && !hasErrors(problems)) {
    return { folder, event: read.event, problems, leftOut: [] };
  }
  const isMaintenance = document?.name === 'maintenance.md';
  const leftOut: LeftOut = {
    id: folder.name,
    file: document?.file ?? fileOf(folder),
    record: isMaintenance ? 'maintenance' : 'incident',
    mayBeOpen: mayBeOpen(folder, context.rules),
  };
  return { folder, event: undefined, problems, leftOut: [leftOut] };
}

function checkEvent(
  document: RawDocument,
  folder: RawFolder,
  { rules, prose, ids }: FolderContext,
): { readonly event: CheckedEvent | undefined; readonly problems: readonly Problem[] } {
  const faults = document.faults.map((fault) =>
    faultProblem(document.file, fault, document.source),
  );
  if (faults.length > 0) return { event: undefined, problems: faults };
  const pictures = folder.others.filter(isPicture);
  const rest = { id: folder.name, pictures };
  const common = (record: Incident | Maintenance): Finding[] => [
    ...relatedFindings(record, ids),
    ...folderDateFindings(record),
  ];
  const judged =
    document.name === 'incident.md'
      ? judge(checkShape(incidentSchema, document.value, writtenIn(document)), (data) => {
          const record = withBody({ ...data, ...rest, impact: data.impact ?? [] }, document);
          const own = rules ? incidentFindings(record, rules) : [];
          return { event: { kind: 'incident', record }, findings: [...own, ...common(record)] };
        })
      : judge(checkShape(maintenanceSchema, document.value, writtenIn(document)), (data) => {
          const record = withBody({ ...data, ...rest }, document);
          const own = rules ? maintenanceFindings(record, rules) : [];
          return { event: { kind: 'maintenance', record }, findings: [...own, ...common(record)] };
        });
  const problems = [
    ...placeFindings(document, judged.findings),
    ...textProblems(document, pictures),
    ...secretProblems(document),
    ...prose(document),
  ];
  return { event: judged.event, problems };
}

interface Judged {
  readonly event: CheckedEvent | undefined;
  readonly findings: readonly Finding[];
}

function judge<Data>(shape: ShapeResult<Data>, rules: (data: Data) => Judged): Judged {
  return shape.data === undefined
    ? { event: undefined, findings: shape.findings }
    : rules(shape.data);
}

function relatedFindings(
  { id, related = [] }: Incident | Maintenance,
  ids: ReadonlySet<string>,
): Finding[] {
  return related.flatMap((other, index): Finding[] => {
    const path = ['related', index];
    if (other === id || related.indexOf(other) < index) {
      const what = other === id ? 'The record names itself.' : `${code(other)} stands here twice.`;
      return [{ rule: 'related-itself', path, what, fix: 'Take the entry away.' }];
    }
    if (ids.has(other)) return [];
    const what = `There is no record ${code(other)}.`;
    return [{ rule: 'unknown-related', path, what, fix: relatedFix(other, ids) }];
  });
}

/** The first update counts too: a beginning may be corrected back over midnight, a folder is never renamed. */
function folderDateFindings(record: Incident | Maintenance): Finding[] {
  const began = 'window' in record ? record.window.from : startedAt(record);
  const said = record.updates[0]?.at ?? began;
  const dates = [utcDateOf(began), utcDateOf(said)];
  const date = record.id.slice(0, 10);
  if (!folderName.test(record.id)) return [];
  if (dates.includes(date)) return 'window' in record ? [] : farWindowFindings(record, date);
  return [
    {
      rule: 'folder-date',
      path: [],
      what: `The folder says ${date}, and it began on ${dates[0]}.`,
      fix: `Call the folder \`${dates[0]}${record.id.slice(10)}\`, unless it has been published.`,
    },
  ];
}

/** How long something may have gone on before it was noticed: what began earlier is rather a wrong year or month. */
const mostDaysUnnoticed = 30;

function farWindowFindings({ impact }: Incident, date: string): Finding[] {
  const earliest = subDays(new UTCDate(date), mostDaysUnnoticed).getTime();
  return impact.flatMap(({ from }, index): Finding[] =>
    earliest <= from
      ? []
      : [
          {
            rule: 'folder-date',
            path: ['impact', index, 'from'],
            what: `The folder says ${date}, and this window begins on ${utcDateOf(from)}, more than ${mostDaysUnnoticed} days before.`,
            fix: 'Correct the year, the month or the day.',
          },
        ],
  );
}

function folderProblems(folder: RawFolder): Problem[] {
  const { name, others } = folder;
  const problems = folder.faults.map((fault) => faultProblem(fault.file, fault));
  if (!folderName.test(name) || dateOf(name) === undefined) {
    problems.push(
      problemAt(fileOf(folder), fileStart, {
        rule: 'folder-name',
        what: `The folder is called ${code(name)}.`,
        fix: `Call it ${wholeCode(suggestedName(name))}, with the UTC day on which it began.`,
      }),
    );
  }
  for (const picture of others.filter(isPicture).filter((file) => !isPublishable(file))) {
    problems.push(unpublishable(`${fileOf(folder)}/${picture}`, picture));
  }
  for (const other of others.filter((file) => !isPicture(file))) {
    problems.push(
      problemAt(`${fileOf(folder)}/${other}`, fileStart, {
        rule: 'unexpected-file',
        what: `${code(other)} is not published.`,
        fix: 'Move it elsewhere, or save it as a picture.',
      }),
    );
  }
  return problems;
}

function fileOf({ name }: RawFolder): string {
  return `incidents/${name}`;
}

/** The day with which a name begins, if it exists. */
function dateOf(name: string): string | undefined {
  const date = calendarDate.safeParse(name.slice(0, 10));
  return date.success ? date.data : undefined;
}

function suggestedName(name: string): string {
  const date = dateOf(name) ?? 'YYYY-MM-DD';
  const rest = slugOf(name.replace(/^[\d-]+/, ''));
  return `${date}-${rest === '' ? 'what-customers-notice' : rest}`;
}
