import type { Command } from 'commander';
import { git } from '../author/git.ts';
import { newId, newIncidentText } from '../author/new-incident.ts';
import { documentFile } from '../author/record.ts';
import { firstUpdateOf, readTemplates, templateSays } from '../author/template.ts';
import { newFileLink } from '../author/web-editor-links.ts';
import { allComponents, isInService } from '../domain/components.ts';
import { usage } from './author-options.ts';
import { openDesk, whileWriting } from './authoring.ts';
import { brokenAsText } from './choose-template.ts';
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
  const text = 'Some requests fail. We are looking for the reason.';
  const times = { from: now, at: now };
  const { templates, broken } = readTemplates(root);
  process.stderr.write(brokenAsText(broken));
  const byTemplate = templates
    .filter(({ kind }) => kind === 'incident')
    .map((template) => {
      const title = String(template.data['title'] ?? template.name);
      const lacks = {
        ...(templateSays(template, 'title') ? {} : { title }),
        ...('text' in firstUpdateOf(template) ? {} : { text }),
      };
      return line(
        title,
        title,
        whileWriting(() => newIncidentText({ ...times, ...lacks }, template)),
      );
    });
  const byComponent = allComponents(config)
    .filter((component) => isInService(component, now))
    .map(({ id, name }) => {
      const title = `${name} does not work as it should`;
      const components = [{ component: id, level: 'partial_outage' as const }];
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
