import { isDayOver } from '../domain/utc-days.ts';
import { isPicture } from '../markdown/picture-name.ts';
import { fileStart } from '../read/fault.ts';
import type { RawDocument } from '../read/raw-document.ts';
import type { RawFolder } from '../read/raw-folder.ts';
import type { Instant } from '../schema/instant.ts';
import { postmortemSchema } from '../schema/postmortem.ts';
import type { Incident, LeftOut, Postmortem } from '../schema/site.ts';
import { coveredBy } from '../domain/events.ts';
import type { FolderCheck } from './check-folder.ts';
import { withBody } from './checked-event.ts';
import { faultProblem } from './fault-problems.ts';
import { hasErrors, placeFindings, type Problem, problemAt } from './problem.ts';
import { type PostmortemContext, postmortemFindings } from './postmortem-rules.ts';
import type { ProseCheck } from './prose/check-prose.ts';
import { checkShape, writtenIn } from './shape.ts';
import { code } from './suggestion.ts';
import { textProblems } from './text-rules.ts';
import type { Verdict } from './verdict.ts';

export interface PostmortemsCheck {
  /** Drafts and published ones without errors, in the order of the folders. */
  readonly valid: readonly Postmortem[];
  /** Of single postmortems, by the folder's name; none where a verdict was recalled. */
  readonly problemsOf: ReadonlyMap<string, readonly Problem[]>;
  readonly problems: readonly Problem[];
  readonly leftOut: readonly LeftOut[];
}

/** Judges all postmortems, each beside the incidents that it covers, and the promises of postmortems. */
export function checkPostmortems(
  folders: readonly FolderCheck[],
  prose: ProseCheck,
  now: Instant,
): PostmortemsCheck {
  const incidents = new Map(
    folders.flatMap(({ event }) =>
      event?.kind === 'incident' ? [[event.record.id, event.record] as const] : [],
    ),
  );
  const ids = new Set(folders.map(({ folder }) => folder.name));
  const maintenances = new Set(
    folders.flatMap(({ folder }) => (isMaintenanceFolder(folder) ? [folder.name] : [])),
  );
  const checks = folders.flatMap((check) => {
    const document = check.folder.documents.find(({ name }) => name === 'postmortem.md');
    if (!document) return [];
    const context = { id: check.folder.name, incidents, maintenances, ids, now };
    const { verdict } = check;
    const judged = verdict
      ? recalledPostmortem(document, verdict)
      : checkPostmortem(document, check, prose, context);
    return [{ id: context.id, document, ...judged }];
  });
  const valid = checks.flatMap(({ postmortem }) => postmortem ?? []);
  return {
    valid,
    problemsOf: new Map(checks.map(({ id, problems }) => [id, problems])),
    problems: [
      ...checks.flatMap(({ problems }) => problems),
      ...coveredTwice(checks),
      ...overduePromises(folders, incidents, valid, now),
    ],
    leftOut: checks.flatMap(({ id, document, postmortem }) =>
      postmortem ? [] : [{ id, file: document.file, record: 'postmortem', mayBeOpen: undefined }],
    ),
  };
}

interface PostmortemCheck {
  readonly postmortem: Postmortem | undefined;
  readonly problems: readonly Problem[];
}

function checkPostmortem(
  document: RawDocument,
  { folder, event }: FolderCheck,
  prose: ProseCheck,
  context: PostmortemContext,
): PostmortemCheck {
  const { file } = document;
  const faults = document.faults.map((fault) => faultProblem(file, fault, document.source));
  if (faults.length > 0) return { postmortem: undefined, problems: faults };
  const shape = checkShape(postmortemSchema, document.value, writtenIn(document));
  const problems = [
    ...placeFindings(
      document,
      shape.data ? postmortemFindings(shape.data, context) : shape.findings,
    ),
    ...textProblems(document, folder.others.filter(isPicture)),
    ...prose(document),
    ...(isIncidentFolder(folder) ? [] : [withoutIncident(file)]),
  ];
  const isWhole = shape.data && event?.kind === 'incident' && !hasErrors(problems);
  const postmortem = isWhole
    ? withBody({ ...shape.data, incident: folder.name }, document)
    : undefined;
  return { postmortem, problems };
}

/** Its problems are among those of the folder. */
function recalledPostmortem(document: RawDocument, { postmortem }: Verdict): PostmortemCheck {
  return { postmortem: postmortem && withBody({ ...postmortem }, document), problems: [] };
}

function isIncidentFolder({ documents }: RawFolder): boolean {
  return documents.some(({ name }) => name === 'incident.md');
}

function isMaintenanceFolder({ documents }: RawFolder): boolean {
  return documents.some(({ name }) => name === 'maintenance.md');
}

function withoutIncident(file: string): Problem {
  return problemAt(file, fileStart, {
    rule: 'postmortem-without-incident',
    what: 'There is no `incident.md` beside it.',
    fix: 'Move it into the folder of the incident that it is about.',
  });
}

function coveredTwice(
  checks: readonly {
    readonly document: RawDocument;
    readonly postmortem: Postmortem | undefined;
  }[],
): Problem[] {
  const covering = new Map<string, string>();
  return checks.flatMap(({ document, postmortem }) =>
    (postmortem ? coveredBy(postmortem) : []).flatMap((id, index) => {
      const other = covering.get(id);
      covering.set(id, document.file);
      if (other === undefined) return [];
      const path = index === 0 ? [] : ['alsoCovers', index - 1];
      const what = `${code(id)} is covered by \`${other}\` already.`;
      const fix = 'Let one of the two postmortems cover it.';
      return [
        problemAt(document.file, document.locate(path), { rule: 'covered-twice', what, fix }),
      ];
    }),
  );
}

function overduePromises(
  folders: readonly FolderCheck[],
  incidents: ReadonlyMap<string, Incident>,
  postmortems: readonly Postmortem[],
  now: Instant,
): Problem[] {
  const published = postmortems.filter(({ status }) => status === 'published');
  const covered = new Set(published.flatMap(coveredBy));
  return folders.flatMap(({ folder }) => {
    const due = incidents.get(folder.name)?.postmortem?.due;
    const document = folder.documents.find(({ name }) => name === 'incident.md');
    const isOver = due !== undefined && isDayOver(due, now);
    if (!document || !isOver || covered.has(folder.name)) return [];
    const path = ['postmortem', 'due'];
    const what = `A postmortem was promised by ${due}.`;
    const fix = 'Publish it, or set a new day and say so in an update.';
    return [
      problemAt(document.file, document.locate(path), { rule: 'postmortem-overdue', what, fix }),
    ];
  });
}
