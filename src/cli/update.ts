import { type Command, Option } from 'commander';
import { addHours } from 'date-fns/addHours';
import type { ComponentLevel } from '../author/component-level.ts';
import type { Edit } from '../author/edit.ts';
import { saysHitAgain, updateEdits } from '../author/incident-changes.ts';
import { instantText } from '../author/instant-text.ts';
import { maintenanceUpdateEdits } from '../author/maintenance-changes.ts';
import { checkOnDisk, type CheckedRecord, documentFile, editRecord } from '../author/record.ts';
import { updateInstant } from '../author/update-instant.ts';
import { didYouMean } from '../check/suggestion.ts';
import { isOpen } from '../domain/incident-state.ts';
import type { Instant } from '../schema/instant.ts';
import { incidentStatuses, maintenanceLevels, maintenanceStatuses } from '../schema/levels.ts';
import type { Incident, Maintenance } from '../schema/site.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import {
  componentOption,
  instantOption,
  knownComponents,
  usage,
  withAuthorOptions,
} from './author-options.ts';
import { askHitAgain, askNow } from './ask-components.ts';
import { askPromise } from './ask-promise.ts';
import { recordMeant } from './ask-record.ts';
import { type Desk, openDesk, printWritten, whileWriting } from './authoring.ts';
import type { SiteOptions } from './options.ts';
import { printPublication } from './print-publication.ts';
import { askInstant, askText, askWord, isInteractive, requireFlags } from './prompts.ts';

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
  withAuthorOptions(program.command('update'))
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
  if (!isInteractive()) {
    requireFlags(missingFlags(options, event));
    return { ...options, text: options.text ?? '' };
  }
  const statuses: readonly string[] =
    event?.kind === 'maintenance'
      ? maintenanceStatuses
      : ['update', ...incidentStatuses.slice(0, 3)];
  const status =
    options.status ??
    (await askWord('Where does it stand?', statuses, undefined, { update: 'as before' }));
  const component = options.component ?? (await askLevels(event, status, config, now));
  const newTo =
    options.newTo ??
    (event?.kind === 'maintenance' && status === 'extended'
      ? await askNewEnd(event.record, now)
      : undefined);
  const text = options.text ?? (await askText('What do you know now?'));
  const goesOn = event?.kind === 'incident' && (isOpen(event.record) || status !== 'update');
  const nextUpdateBy = options.nextUpdateBy ?? (goesOn ? await askPromise(now) : undefined);
  return {
    ...options,
    status,
    component,
    text,
    ...(newTo === undefined ? {} : { newTo }),
    ...(nextUpdateBy === undefined ? {} : { nextUpdateBy }),
  };
}

function missingFlags(
  { status, text, component }: UpdateOptions,
  event: CheckedRecord['event'],
): string[] {
  const lacksStatus = event?.kind === 'maintenance' && status === undefined;
  const lacksHit =
    event?.kind === 'incident' &&
    component === undefined &&
    saysHitAgain(event.record, status ?? 'update');
  return [
    ...(lacksStatus ? [`--status ${maintenanceStatuses.join('|')}`] : []),
    ...(lacksHit ? [hitAgainFlag(event.record)] : []),
    ...(text === undefined ? ['--text "What you know now."'] : []),
  ];
}

/** What is to be said of an incident that is hit again, in the words of the last time. */
function hitAgainFlag({ impact }: Incident): string {
  const { component = 'checkout', level = 'partial_outage' } = impact.at(-1) ?? {};
  return `--component ${component}=${level} (what is hit again; ${component}=operational if nothing is)`;
}

/** How components work now: those that are hit, or those that are hit again. */
async function askLevels(
  event: CheckedRecord['event'],
  status: string,
  config: SiteConfig,
  now: Instant,
): Promise<readonly ComponentLevel[]> {
  if (event?.kind !== 'incident') return [];
  return saysHitAgain(event.record, status)
    ? askHitAgain(event.record, config, now)
    : askNow(event.record, config);
}

/** When work will end that takes longer than was said; an hour more is offered. */
function askNewEnd({ window, updates }: Maintenance, now: Instant): Promise<Instant> {
  const end = updates.findLast(({ newTo }) => newTo !== undefined)?.newTo ?? window.to;
  const later = addHours(Math.max(end, now), 1).getTime();
  return askInstant('When does it end now? (UTC)', instantText(later), (at) =>
    at > end ? undefined : `The end was ${instantText(end)}: the new one is later than that.`,
  );
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
    const at = updateInstant(event.record, now);
    return maintenanceUpdateEdits({ at, status, text, newTo });
  }
  if (event?.kind !== 'incident') return [];
  const status = statusOf(answers.status ?? 'update', incidentStatuses);
  if (newTo !== undefined) throw usage('Only a maintenance has --new-to.');
  if (answers.component === undefined && saysHitAgain(event.record, status)) {
    throw usage(`The incident was over. Say what is hit again:\n  ${hitAgainFlag(event.record)}`);
  }
  const levels = knownComponents(component, config, maintenanceLevels, { from: now, to: now });
  refuseNeverHit(event.record, levels);
  refuseResolvedWhileHit(event.record, status, levels);
  const at = updateInstant(event.record, now);
  return updateEdits(event.record, { at, status, text, nextUpdateBy }, levels);
}

/** @throws {CommandError} when something is said to work again that never failed: it could be meant for another one */
function refuseNeverHit({ impact }: Incident, levels: readonly ComponentLevel[]): void {
  const wasHit = (id: string): boolean => impact.some(({ component }) => component === id);
  const never = levels.find(
    ({ component, level }) => level === 'operational' && !wasHit(component),
  );
  if (!never) return;
  throw usage(
    `\`${never.component}\` was not hit by this incident. Leave it out, or say how badly it is hit.`,
  );
}

/** @throws {CommandError} when an incident is resolved and nothing is said of what it hits */
function refuseResolvedWhileHit(
  incident: Incident,
  status: string,
  levels: readonly ComponentLevel[],
): void {
  const isSaid = (id: string): boolean => levels.some(({ component }) => component === id);
  const stillHits = incident.impact.some(
    ({ component, to }) => to === undefined && !isSaid(component),
  );
  if (status !== 'resolved' || !isOpen(incident) || !stillHits) return;
  throw usage(
    'Components are still hit. `lifeboat resolve` ends their windows and asks what customers want to know.',
  );
}

function statusOf<Status extends string>(status: string, known: readonly Status[]): Status {
  const found = known.find((each) => each === status);
  if (!found) throw usage(`Here there is no status \`${status}\`. ${didYouMean(status, known)}`);
  return found;
}
