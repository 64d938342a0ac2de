import { UTCDate } from '@date-fns/utc';
import type { Command } from 'commander';
import { addDays } from 'date-fns/addDays';
import { addHours } from 'date-fns/addHours';
import type { ComponentLevel } from '../author/component-level.ts';
import { instantText } from '../author/instant-text.ts';
import { newId } from '../author/new-incident.ts';
import { type NewMaintenance, newMaintenanceText } from '../author/new-maintenance.ts';
import { documentFile, writeRecord } from '../author/record.ts';
import { type Template, templateSays } from '../author/template.ts';
import { slugOf } from '../check/folder-name.ts';
import { utcDateOf } from '../domain/utc-days.ts';
import type { Instant } from '../schema/instant.ts';
import { maintenanceLevels } from '../schema/levels.ts';
import { askExpected } from './ask-components.ts';
import { askTitle } from './ask-title.ts';
import {
  componentOption,
  instantOption,
  knownComponents,
  withAuthorOptions,
} from './author-options.ts';
import { type Desk, openDesk, printWritten, whileWriting } from './authoring.ts';
import { chooseTemplate } from './choose-template.ts';
import type { SiteOptions } from './options.ts';
import { printPublication } from './print-publication.ts';
import { askInstant, askText, isInteractive, requireFlags } from './prompts.ts';

interface NewMaintenanceOptions extends SiteOptions {
  readonly title?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly component?: readonly ComponentLevel<string>[];
  readonly expect?: string;
  readonly text?: string;
  readonly customerAction?: string;
  readonly template?: string;
  readonly slug?: string;
  readonly commit?: true;
}

export function addNewMaintenance(group: Command): void {
  withAuthorOptions(group.command('maintenance'))
    .description('announce planned work; asks for what is not said')
    .option('--title <title>', 'what is done, as customers call it')
    .addOption(instantOption('--from <instant>', 'when the window begins'))
    .addOption(instantOption('--to <instant>', 'when it ends'))
    .addOption(
      componentOption('what to expect of what, e.g. search=degraded_performance or =operational'),
    )
    .option('--expect <markdown>', 'what customers will notice, and for how long')
    .option('--text <markdown>', 'the announcement, if not what --expect says')
    .option('--customer-action <markdown>', 'what customers should do, or none')
    .option('--template <name>', 'begin with templates/<name>.md')
    .option('--slug <words>', 'end of the folder’s name, if not the title')
    .action(newMaintenance);
}

async function newMaintenance(options: NewMaintenanceOptions): Promise<void> {
  const { root, now = Date.now(), commit = false } = options;
  const desk = await openDesk(root, now);
  const template = await chooseTemplate(root, 'maintenance', options);
  const maintenance = await answered(options, desk, template, now);
  const title = maintenance.title ?? String(template?.data['title'] ?? '');
  const slug = options.slug === undefined ? title : slugOf(options.slug);
  const id = newId(slug, maintenance.from, desk.context.ids, 'maintenance');
  const checked = whileWriting(() =>
    writeRecord(desk.context, id, 'maintenance.md', newMaintenanceText(maintenance, template)),
  );
  printWritten(desk, id, 'maintenance.md', checked);
  const subject = `Announce maintenance: ${title}`;
  printPublication(
    { root, paths: [documentFile(id, 'maintenance.md')], subject, checklist: undefined },
    commit,
  );
}

/** What the flags say, and the answers to what neither they nor the template say. */
async function answered(
  options: NewMaintenanceOptions,
  desk: Desk,
  template: Template | undefined,
  now: Instant,
): Promise<NewMaintenance> {
  const { title, from, to, component, expect, text, customerAction } = options;
  const lacks = {
    title: title === undefined && !templateSays(template, 'title'),
    impact: component === undefined && !templateSays(template, 'impact'),
    expect: expect === undefined && !templateSays(template, 'expect'),
  };
  if (!isInteractive()) {
    requireFlags([
      ...(lacks.title ? ['--title "What is done"'] : []),
      ...(from === undefined ? ['--from 2026-03-20T02:00Z'] : []),
      ...(to === undefined ? ['--to 2026-03-20T04:00Z'] : []),
      ...(lacks.impact ? ['--component search=degraded_performance (or =operational)'] : []),
      ...(lacks.expect ? ['--expect "What customers will notice, and for how long."'] : []),
    ]);
  }
  const words =
    title ??
    (lacks.title
      ? await askTitle('What is done?', 'Update of the database servers', desk.context, undefined)
      : undefined);
  const { begin, end } = await windowOf(from, to, now);
  const said = component ?? (lacks.impact ? await askExpected(desk.config, now) : undefined);
  return {
    title: words,
    from: begin,
    to: end,
    components:
      said &&
      knownComponents(said, desk.config, maintenanceLevels, {
        from: begin,
        to: Math.max(begin, end),
      }),
    expect:
      expect ??
      (lacks.expect ? await askText('What will customers notice, and for how long?') : undefined),
    text,
    customerAction,
    at: now,
  };
}

/** The window that is said or asked for; a night from now is offered, as an example that can be changed. */
async function windowOf(
  from: Instant | undefined,
  to: Instant | undefined,
  now: Instant,
): Promise<{ readonly begin: Instant; readonly end: Instant }> {
  const night = `${utcDateOf(addDays(new UTCDate(now), 7).getTime())}T02:00Z`;
  const begin = from ?? (await askInstant('When does the window begin? (UTC)', night));
  const later = instantText(addHours(begin, 2).getTime());
  const end =
    to ??
    (await askInstant('When does it end?', later, (at) =>
      at > begin ? undefined : 'It ends later than it begins.',
    ));
  return { begin, end };
}
