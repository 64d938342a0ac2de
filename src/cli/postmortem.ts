import type { Command } from 'commander';
import { postmortemScaffold } from '../author/postmortem-scaffold.ts';
import { addDocument, checkOnDisk, documentFile } from '../author/record.ts';
import { isOpen } from '../domain/incident-state.ts';
import { usage, withAuthorOptions } from './author-options.ts';
import { recordMeant } from './ask-record.ts';
import { openDesk, printWritten, whileWriting } from './authoring.ts';
import type { SiteOptions } from './options.ts';
import { printPublication } from './print-publication.ts';

export function addPostmortem(program: Command): void {
  withAuthorOptions(program.command('postmortem'))
    .description('begin the postmortem of an incident, its moments filled in')
    .argument('[id]', 'folder of the incident, or a part of its name')
    .action(postmortem);
}

async function postmortem(
  said: string | undefined,
  options: SiteOptions & { readonly commit?: true },
): Promise<void> {
  const { root, now = Date.now(), commit = false } = options;
  const desk = await openDesk(root, now);
  const id = await recordMeant(
    said,
    desk.context,
    (event) => event.kind === 'incident' && !isOpen(event.record),
  );
  const checked = whileWriting(() =>
    addDocument(desk.context, id, 'postmortem.md', ({ event }) => {
      if (event?.kind === 'incident') return postmortemScaffold(event.record, desk.config, now);
      throw usage(
        'Only an incident has a postmortem. What went wrong at a maintenance is an incident of its own.',
      );
    }),
  );
  printWritten(desk, id, 'postmortem.md', checked);
  const title = checkOnDisk(desk.context, id).event?.record.title ?? id;
  const paths = [documentFile(id, 'postmortem.md')];
  const subject = `Begin the postmortem of: ${title}`;
  printPublication({ root, paths, subject, checklist: undefined }, commit);
}
