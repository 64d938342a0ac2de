import { type Command, Option } from 'commander';
import type { ComponentLevel } from '../author/component-level.ts';
import type { Edit } from '../author/edit.ts';
import { updateEdits } from '../author/incident-changes.ts';
import { maintenanceUpdateEdits } from '../author/maintenance-changes.ts';
import { checkOnDisk, type CheckedRecord, documentFile, editRecord } from '../author/record.ts';
import { didYouMean } from '../check/suggestion.ts';
import { incidentStatus, isOpen } from '../domain/incident-state.ts';
import type { Instant } from '../schema/instant.ts';
import { incidentStatuses, maintenanceLevels, maintenanceStatuses } from '../schema/levels.ts';
import {
  componentOption,
  instantOption,
  knownComponents,
  usage,
  withCommit,
} from './author-options.ts';
import { askNow } from './ask-components.ts';
import { askPromise } from './ask-promise.ts';
import { recordMeant } from './ask-record.ts';
import { type Desk, openDesk, printWritten, whileWriting } from './authoring.ts';
import { type SiteOptions, withSiteOptions } from './options.ts';
import { printPublication } from './print-publication.ts';
import { askText, askWord, isInteractive, requireFlags } from './prompts.ts';

interface UpdateOptions extends SiteOptions {
  readonly status?: string;
  readonly text?: string;
  readonly nextUpdateBy?: Instant;
  readonly newTo?: Instant;
  readonly component?: readonly ComponentLevel<string>[];
  readonly commit?: true;
}

const everyStatus = [...new Set([...incidentStatuses, ...maintenanceStatuses])];

export function addUpdate(program: Command): void {
  withCommit(withSiteOptions(program.command('update')))
    .description('add an update to an incident or a maintenance; asks for what is not said')
    .argument('[id]', 'folder of the record, or a part of its name')
    .addOption(new Option('--status <status>', 'what it says of the record').choices(everyStatus))
    .option('--text <markdown>', 'what you say')
    .addOption(instantOption('--next-update-by <instant>', 'when you promise the next update'))
    .addOption(
      componentOption(
        'how a component works from now on, e.g. checkout=degraded_performance or =operational',
      ),
    )
    .addOption(instantOption('--new-to <instant>', 'new end of an extended maintenance'))
    .action(update);
}

async function update(said: string | undefined, options: UpdateOptions): Promise<void> {
  const { root, now = Date.now(), commit = false } = options;
  const desk = await openDesk(root, now);
  const id = await recordMeant(said, desk.context, () => true);
  const record = checkOnDisk(desk.context, id);
  const isMaintenance = record.event?.kind === 'maintenance';
  const answers = await answered(options, record, desk, now);
  const name = isMaintenance ? 'maintenance.md' : 'incident.md';
  const checked = whileWriting(() =>
    editRecord(desk.context, id, name, (onDisk) => editsOf(onDisk, answers, desk, now)),
  );
  printWritten(desk, id, name, checked);
  const subject = `Update ${isMaintenance ? 'maintenance' : 'incident'}: ${checked.event?.record.title ?? id}`;
  printPublication(
    { root, paths: [documentFile(id, name)], subject, checklist: undefined },
    commit,
  );
}

type Answers = UpdateOptions & { readonly text: string };

async function answered(
  options: UpdateOptions,
  { event }: CheckedRecord,
  { config }: Desk,
  now: Instant,
): Promise<Answers> {
  const needsStatus = event?.kind === 'maintenance' && options.status === undefined;
  if (!isInteractive()) {
    requireFlags([
      ...(needsStatus ? [`--status ${maintenanceStatuses.join('|')}`] : []),
      ...(options.text === undefined ? ['--text "What you know now."'] : []),
    ]);
    return { ...options, text: options.text ?? '' };
  }
  const statuses: readonly string[] =
    event?.kind === 'maintenance'
      ? maintenanceStatuses
      : ['update', ...incidentStatuses.slice(0, 3)];
  const status =
    options.status ??
    (await askWord('Where does it stand?', statuses, undefined, { update: 'as before' }));
  const open = event?.kind === 'incident' && (isOpen(event.record) || status !== 'update');
  const component =
    options.component ?? (open ? await askNow(event.record, config) : ([] as const));
  const text = options.text ?? (await askText('What do you know now?'));
  const nextUpdateBy = options.nextUpdateBy ?? (open ? await askPromise(now) : undefined);
  return {
    ...options,
    status,
    component,
    text,
    ...(nextUpdateBy === undefined ? {} : { nextUpdateBy }),
  };
}

function editsOf(
  { event }: CheckedRecord,
  answers: Answers,
  { config }: Desk,
  now: Instant,
): Edit[] {
  const { text, component = [], nextUpdateBy, newTo } = answers;
  if (event?.kind === 'maintenance') {
    const status = statusOf(answers.status ?? '', maintenanceStatuses);
    if (component.length > 0)
      throw usage(
        'What a maintenance does to components is announced before it begins. Leave out --component.',
      );
    if (nextUpdateBy !== undefined) throw usage('A maintenance has no --next-update-by.');
    return maintenanceUpdateEdits({ at: now, status, text, newTo });
  }
  if (event?.kind !== 'incident') return [];
  const status = statusOf(answers.status ?? 'update', incidentStatuses);
  if (newTo !== undefined) throw usage('Only a maintenance has --new-to.');
  const levels = knownComponents(component, config, maintenanceLevels, { from: now, to: now });
  const stillHits = event.record.impact.some(
    ({ component: id, to }) => to === undefined && !levels.some((each) => each.component === id),
  );
  if (status === 'resolved' && incidentStatus(event.record) !== 'resolved' && stillHits) {
    throw usage(
      'Components are still hit. `lifeboat resolve` ends their windows and asks what customers want to know.',
    );
  }
  return updateEdits(event.record, { at: now, status, text, nextUpdateBy }, levels);
}

function statusOf<Status extends string>(status: string, known: readonly Status[]): Status {
  const found = known.find((each) => each === status);
  if (!found) throw usage(`Here there is no status \`${status}\`. ${didYouMean(status, known)}`);
  return found;
}
