import type { Command } from 'commander';
import { git } from '../author/git.ts';
import { newId, newIncidentText } from '../author/new-incident.ts';
import { documentFile } from '../author/record.ts';
import { readTemplates } from '../author/template.ts';
import { newFileLink } from '../author/web-editor-links.ts';
import { allComponents, isInService } from '../domain/components.ts';
import { usage } from './author-options.ts';
import { openDesk } from './authoring.ts';
import { type SiteOptions, withSiteOptions } from './options.ts';

interface LinksOptions extends SiteOptions {
  readonly branch: string;
}

export function addLinks(program: Command): void {
  withSiteOptions(program.command('links'))
    .description(
      'print links, as Markdown, that open a filled-in incident in the git host’s web editor',
    )
    .option('--branch <branch>', 'branch on which the file is created', 'main')
    .action(links);
}

async function links({ root, now = Date.now(), branch }: LinksOptions): Promise<void> {
  const { config } = await openDesk(root, now);
  const { repository } = config;
  if (repository === undefined) {
    throw usage('The configuration names no `repository`: add its address.');
  }
  const prefix = git(root, ['rev-parse', '--show-prefix']);
  const folder = prefix.isDone ? prefix.stdout.trim() : '';
  const line = (label: string, title: string, text: string): string => {
    const path = folder + documentFile(newId(title, now), 'incident.md');
    const name = label.replace(/[[\]\\]/g, '\\$&');
    return `- [${name}](${newFileLink(repository, branch, { path, text })})\n`;
  };
  const times = { from: now, at: now };
  const byTemplate = readTemplates(root)
    .filter(({ kind }) => kind === 'incident')
    .map((template) => {
      const title = String(template.data['title'] ?? template.name);
      return line(title, title, newIncidentText(times, template));
    });
  const byComponent = allComponents(config)
    .filter((component) => isInService(component, now))
    .map(({ id, name }) => {
      const title = `${name} does not work as it should`;
      const components = [{ component: id, level: 'partial_outage' as const }];
      const text = 'Some requests fail. We are looking for the reason.';
      return line(name, title, newIncidentText({ ...times, title, components, text }));
    });
  process.stdout.write(
    [
      'Each link opens a new file, filled in. Correct the times (UTC) in it, and the day in its name, to now.\n\n',
      ...byTemplate,
      ...byComponent,
    ].join(''),
  );
}
