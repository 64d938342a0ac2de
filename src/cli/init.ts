import { relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { ExistsError, makeFolder } from '../author/new-folder.ts';
import { slugOf } from '../check/folder-name.ts';
import { checkShape } from '../check/shape.ts';
import type { Instant } from '../schema/instant.ts';
import { siteConfigSchema } from '../schema/site-config.ts';
import { type GitHost, gitHosts, starterFiles, type StarterSite } from '../starter/site.ts';
import { instantOption, usage } from './author-options.ts';
import { whileWriting } from './authoring.ts';
import { ask, askLine, isInteractive, requireFlags } from './prompts.ts';

interface InitOptions {
  readonly name?: string;
  readonly url?: string;
  readonly service?: readonly string[];
  readonly component?: readonly string[];
  readonly repository?: string;
  readonly host?: GitHost;
  readonly now?: Instant;
}

export function addInit(program: Command): void {
  program
    .command('init')
    .description('begin a status page; asks for what is not said')
    .argument('<dir>', 'a folder that is not there yet, or an empty one')
    .option('--name <name>', 'whose status page it is')
    .option('--url <address>', 'where the status page will live')
    .option('--service <domain...>', 'domains that it reports on')
    .option('--component <name...>', 'what it reports on: a name, or ID=NAME')
    .option('--repository <address>', 'address of the git repository')
    .addOption(new Option('--host <host>', 'whose workflows to write').choices(gitHosts))
    .addOption(instantOption('--now <instant>', 'pretend that it is this time'))
    .action(init);
}

async function init(dir: string, options: InitOptions): Promise<void> {
  const { now = Date.now() } = options;
  const folder = resolve(dir);
  const site = await answered(options);
  judge(site);
  whileWriting(() => {
    try {
      makeFolder(folder, starterFiles(site, now));
    } catch (error) {
      if (!(error instanceof ExistsError)) throw error;
      throw usage(`${folder} holds something already. Name a folder that is not there yet.`);
    }
  });
  const path = relative(process.cwd(), folder) || '.';
  process.stdout.write(
    [
      path,
      '',
      'Next:',
      `  lifeboat build --root ${path} --out ${path}/dist`,
      `  lifeboat preview --out ${path}/dist`,
      `  git -C ${path} init`,
      '',
    ].join('\n'),
  );
}

/** What the flags say, and the answers to what they do not. */
async function answered(options: InitOptions): Promise<StarterSite> {
  const { name, url, service, component, repository, host } = options;
  if (!isInteractive()) {
    requireFlags([
      ...(name === undefined ? ['--name "Harbour Hosting"'] : []),
      ...(url === undefined ? ['--url https://harbour-status.example'] : []),
      ...(service === undefined ? ['--service harbour.example'] : []),
      ...(component === undefined ? ['--component Website --component api="Public API"'] : []),
    ]);
  }
  const split = (text: string): string[] =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return {
    name: name ?? (await askLine('Whose status page is it?', 'Harbour Hosting')),
    url: (url ?? (await askLine('Where will it live?', 'https://harbour-status.example'))).replace(
      /\/$/,
      '',
    ),
    services:
      service ??
      split(await askLine('Which domains does it report on? (with commas)', 'harbour.example')),
    components: (
      component ?? split(await askLine('What does it report on? (with commas)', 'Website, API'))
    ).map(componentOf),
    repository,
    host: host ?? (isInteractive() ? await askHost() : 'github'),
  };
}

function askHost(): Promise<GitHost> {
  const options = gitHosts.map((value) => ({ value, label: value }));
  return ask((prompts) =>
    prompts.select<GitHost>({ message: 'Where will the repository be?', options }),
  );
}

function componentOf(text: string): { readonly id: string; readonly name: string } {
  const [, id, name] = /^([^=\s]+)=(.+)$/.exec(text) ?? [];
  return id !== undefined && name !== undefined
    ? { id, name: name.trim() }
    : { id: slugOf(text), name: text };
}

/** @throws {CommandError} when a configuration would not be valid with these answers */
function judge({ name, url, services, components, repository }: StarterSite): void {
  const config = {
    name,
    url,
    services,
    components,
    ...(repository === undefined ? {} : { repository }),
  };
  const { findings } = checkShape(siteConfigSchema, config);
  if (findings.length > 0)
    throw usage(findings.map(({ what, fix }) => `${what} ${fix}`).join('\n'));
}
