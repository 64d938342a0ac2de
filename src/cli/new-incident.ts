import { type Command, Option } from 'commander';
import { readChecklist } from '../author/checklist.ts';
import type { ComponentLevel } from '../author/component-level.ts';
import { newId, type NewIncident, newIncidentText } from '../author/new-incident.ts';
import { documentFile, writeRecord } from '../author/record.ts';
import { firstUpdateOf, type Template, templateSays } from '../author/template.ts';
import { slugOf } from '../check/folder-name.ts';
import { type Detector, detectors } from '../schema/incident.ts';
import type { Instant } from '../schema/instant.ts';
import {
  impactLevels,
  incidentStatuses,
  type IncidentUpdateStatus,
  severities,
  type Severity,
} from '../schema/levels.ts';
import {
  componentOption,
  instantOption,
  knownComponents,
  withAuthorOptions,
} from './author-options.ts';
import { askHit } from './ask-components.ts';
import { askPromise } from './ask-promise.ts';
import { askTitle } from './ask-title.ts';
import { chooseTemplate } from './choose-template.ts';
import { type Desk, openDesk, printWritten, whileWriting } from './authoring.ts';
import type { SiteOptions } from './options.ts';
import { printPublication } from './print-publication.ts';
import { askPast, askText, isInteractive, requireFlags } from './prompts.ts';

interface NewIncidentOptions extends SiteOptions {
  readonly title?: string;
  readonly component?: readonly ComponentLevel<string>[];
  readonly informational?: true;
  readonly text?: string;
  readonly severity?: Severity;
  readonly status?: IncidentUpdateStatus;
  readonly nextUpdateBy?: Instant;
  readonly from?: Instant;
  readonly detectedAt?: Instant;
  readonly detectedBy?: Detector;
  readonly upstream?: string;
  readonly template?: string;
  readonly slug?: string;
  readonly commit?: true;
}

export function addNewIncident(group: Command): void {
  withAuthorOptions(group.command('incident'))
    .description('open an incident; asks for what is not said')
    .option('--title <title>', 'what customers notice')
    .addOption(componentOption('what is hit and how badly, e.g. checkout=partial_outage'))
    .option('--informational', 'a notice about something that hits no component')
    .option('--text <markdown>', 'the first update: what customers notice, what still works')
    .addOption(instantOption('--next-update-by <instant>', 'when you promise the next update'))
    .addOption(
      new Option('--severity <severity>', 'if not what follows from the levels').choices(
        severities,
      ),
    )
    .addOption(new Option('--status <status>', 'if not investigating').choices(incidentStatuses))
    .addOption(instantOption('--from <instant>', 'when customers began to be hit, if not now'))
    .addOption(instantOption('--detected-at <instant>', 'when the first signal reached you'))
    .addOption(new Option('--detected-by <who>', 'who or what noticed').choices(detectors))
    .option('--upstream <id>', 'third party where it began, from the configuration')
    .option('--template <name>', 'begin with templates/<name>.md')
    .option('--slug <words>', 'end of the folder’s name, if not the title')
    .action(newIncident);
}

async function newIncident(options: NewIncidentOptions): Promise<void> {
  const { root, now = Date.now(), commit = false } = options;
  const desk = await openDesk(root, now);
  const template = await chooseTemplate(root, 'incident', options);
  const incident = await answered(options, desk, template, now);
  const title = incident.title ?? String(template?.data['title'] ?? '');
  const slug = options.slug === undefined ? title : slugOf(options.slug);
  const id = newId(slug, incident.from, desk.context.ids);
  const checked = whileWriting(() =>
    writeRecord(desk.context, id, 'incident.md', newIncidentText(incident, template)),
  );
  printWritten(desk, id, 'incident.md', checked);
  const subject = `Open incident: ${title}`;
  const paths = [documentFile(id, 'incident.md')];
  printPublication({ root, paths, subject, checklist: readChecklist(root, 'opened') }, commit);
}

/** What the flags say, and the answers to what they do not. */
async function answered(
  options: NewIncidentOptions,
  desk: Desk,
  template: Template | undefined,
  now: Instant,
): Promise<NewIncident> {
  const {
    title,
    component,
    informational,
    text,
    status,
    severity,
    detectedAt,
    detectedBy,
    upstream,
  } = options;
  const lacks = {
    title: title === undefined && !templateSays(template, 'title'),
    impact: component === undefined && !informational && !templateSays(template, 'impact'),
    text: text === undefined && !(template && 'text' in firstUpdateOf(template)),
  };
  if (!isInteractive()) {
    requireFlags([
      ...(lacks.title ? ['--title "What customers notice"'] : []),
      ...(lacks.impact ? ['--component checkout=partial_outage (or --informational)'] : []),
      ...(lacks.text ? ['--text "What customers notice, and what still works."'] : []),
    ]);
  }
  const named = options.slug === undefined ? now : undefined;
  const words =
    title ?? (lacks.title ? await askTitle(...titleQuestion, desk.context, named) : undefined);
  const said = component ?? (lacks.impact ? await askHit(desk.config, now) : undefined);
  const from = options.from ?? (isInteractive() ? await askPast('Since when? (UTC)', now) : now);
  const during = { from, to: Math.max(now, from) };
  return {
    title: words,
    components: said && knownComponents(said, desk.config, impactLevels, during),
    informational,
    text:
      text ??
      (lacks.text ? await askText('What do you say? What fails, what still works?') : undefined),
    status,
    severity,
    nextUpdateBy: options.nextUpdateBy ?? (await askPromise(now)),
    from,
    at: now,
    detectedAt,
    detectedBy,
    upstream,
  };
}

const titleQuestion = ['What do customers notice?', 'Checkout fails for some cards'] as const;
