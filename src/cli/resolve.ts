import { type Command, Option } from 'commander';
import { readChecklist } from '../author/checklist.ts';
import { instantText } from '../author/instant-text.ts';
import { type Closing, resolveEdits } from '../author/incident-changes.ts';
import { checkOnDisk, type CheckedRecord, documentFile, editRecord } from '../author/record.ts';
import { updateInstant } from '../author/update-instant.ts';
import { isOpen } from '../domain/incident-state.ts';
import { type DataLoss, dataLosses } from '../schema/incident.ts';
import type { Instant } from '../schema/instant.ts';
import type { Incident } from '../schema/site.ts';
import { instantOption, usage, withAuthorOptions } from './author-options.ts';
import { recordMeant } from './ask-record.ts';
import { openDesk, printWritten, whileWriting } from './authoring.ts';
import type { SiteOptions } from './options.ts';
import { printPublication } from './print-publication.ts';
import { askLine, askPast, askText, askWord, isInteractive, requireFlags } from './prompts.ts';

interface ResolveOptions extends SiteOptions {
  readonly text?: string;
  readonly dataLoss?: DataLoss;
  readonly dataLossNote?: string;
  readonly customerAction?: string;
  readonly ended?: Instant;
  readonly commit?: true;
}

export function addResolve(program: Command): void {
  withAuthorOptions(program.command('resolve'))
    .description('resolve an incident and end its open windows; asks for what is not said')
    .argument('[id]', 'folder of the incident, or a part of its name')
    .option('--text <markdown>', 'what you say: that it works again, and since when')
    .addOption(new Option('--data-loss <what>', 'what happened to data').choices(dataLosses))
    .option('--data-loss-note <markdown>', 'which data, how much, and what comes of it')
    .option('--customer-action <markdown>', 'what customers should check or redo, or none')
    .addOption(instantOption('--ended <instant>', 'when customers stopped being hit, if not now'))
    .action(resolve);
}

async function resolve(said: string | undefined, options: ResolveOptions): Promise<void> {
  const { root, now = Date.now(), commit = false } = options;
  const desk = await openDesk(root, now);
  const id = await recordMeant(
    said,
    desk.context,
    (event) => event.kind === 'incident' && isOpen(event.record),
  );
  const answers = await answered(options, checkOnDisk(desk.context, id), now);
  const checked = whileWriting(() =>
    editRecord(desk.context, id, 'incident.md', (onDisk) => {
      const incident = openIncidentOf(onDisk);
      const at = updateInstant(incident, now);
      return resolveEdits(incident, { at, text: answers.text }, { ended: at, ...answers });
    }),
  );
  printWritten(desk, id, 'incident.md', checked);
  const subject = `Resolve incident: ${checked.event?.record.title ?? id}`;
  const paths = [documentFile(id, 'incident.md')];
  printPublication({ root, paths, subject, checklist: readChecklist(root, 'resolved') }, commit);
}

/** @throws {CommandError} when there is nothing to resolve */
function openIncidentOf({ event }: CheckedRecord): Incident {
  if (event?.kind !== 'incident') {
    throw usage('A maintenance is not resolved. Say `lifeboat update ID --status completed`.');
  }
  if (!isOpen(event.record)) {
    throw usage('The incident is resolved already. `lifeboat update` adds a note, or reopens it.');
  }
  return event.record;
}

type Answers = Omit<Closing, 'ended'> & { readonly text: string; readonly ended?: Instant };

/** What the flags say, and the answers to what neither they nor the record say. */
async function answered(
  options: ResolveOptions,
  onDisk: CheckedRecord,
  now: Instant,
): Promise<Answers> {
  const { text, dataLoss, dataLossNote, customerAction } = options;
  // A record with errors is refused when it is edited; what it says is not known.
  const incident = onDisk.event ? openIncidentOf(onDisk) : undefined;
  const lacks = {
    text: text === undefined,
    dataLoss: dataLoss === undefined && incident?.dataLoss === undefined,
    customerAction: customerAction === undefined && incident?.customerAction === undefined,
  };
  if (!isInteractive()) {
    requireFlags([
      ...(lacks.text ? ['--text "It works again since …"'] : []),
      ...(lacks.dataLoss ? [`--data-loss ${dataLosses.join('|')}`] : []),
      ...(lacks.customerAction ? ['--customer-action "What to check or redo", or none'] : []),
    ]);
  }
  const ended =
    options.ended ??
    (incident && isInteractive()
      ? await askEnd(incident, updateInstant(incident, now))
      : undefined);
  const said = text ?? (lacks.text ? await askText('What do you say?') : '');
  const loss =
    dataLoss ??
    (lacks.dataLoss ? await askWord('What happened to data?', dataLosses, 'unknown') : undefined);
  const lacksNote =
    loss !== undefined && loss !== 'none' && dataLossNote === undefined && isInteractive();
  return {
    text: said,
    dataLoss: loss,
    dataLossNote:
      dataLossNote ??
      (lacksNote ? await askText('Which data, how much, and what comes of it?') : undefined),
    customerAction:
      customerAction ??
      (lacks.customerAction
        ? await askLine(
            'What should customers check or redo? (or: none)',
            'Pay again what was declined.',
          )
        : undefined),
    ...(ended === undefined ? {} : { ended }),
  };
}

/** When the last open window ends; nothing is asked where none is open. */
async function askEnd({ impact }: Incident, now: Instant): Promise<Instant | undefined> {
  const begins = impact.flatMap(({ from, to }) => (to === undefined ? [from] : []));
  if (begins.length === 0) return undefined;
  const last = Math.max(...begins);
  return askPast('When did customers stop being hit? (UTC)', now, (at) =>
    at > last ? undefined : `It is hit since ${instantText(last)}: the end is later than that.`,
  );
}
