import { relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { ExistsError, makeFolder } from '../author/new-folder.ts';
import { shellLine } from '../author/publication.ts';
import { slugOf } from '../check/folder-name.ts';
import { judgeConfig } from '../check/check-config.ts';
import type { RuleId } from '../check/rules.ts';
import type { Instant } from '../schema/instant.ts';
import {
  type GitHost,
  gitHosts,
  starterConfig,
  starterFiles,
  type StarterSite,
} from '../starter/site.ts';
import { instantOption, usage } from './author-options.ts';
import { whileWriting } from './authoring.ts';
import { askLine, askWord, isInteractive, requireFlags, sentences } from './prompts.ts';

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
      `  ${shellLine(['lifeboat', 'build', '--root', path, '--out', `${path}/dist`])}`,
      `  ${shellLine(['lifeboat', 'preview', '--out', `${path}/dist`])}`,
      `  ${shellLine(['git', '-C', path, 'init'])}`,
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
  let site: Answers = {
    ...harmless,
    ...(name !== undefined && { name }),
    ...(url !== undefined && urlOf(url)),
    ...(service !== undefined && { services: service }),
    ...(component !== undefined && { components: component.map(componentOf) }),
    repository,
  };
  const fault = faultIn(site);
  if (fault !== undefined) throw usage(fault);
  for (const { flag, message, placeholder, read } of questions) {
    if (options[flag] !== undefined) continue;
    const before = site;
    const judge = (line: string): string | undefined => faultIn({ ...before, ...read(line) });
    site = { ...before, ...read(await askLine(message, placeholder, judge)) };
  }
  return { ...site, host: host ?? (isInteractive() ? await askHost() : 'github') };
}

type Answers = Omit<StarterSite, 'host'>;

/** What is not said yet is taken to be this, so that each answer can be judged at once, by itself and beside those before. */
const harmless: Answers = {
  name: 'Harbour Hosting',
  url: 'https://lifeboat-status.example',
  services: ['lifeboat-services.example'],
  components: [{ id: 'website', name: 'Website' }],
};

interface Question {
  readonly flag: 'name' | 'url' | 'service' | 'component';
  readonly message: string;
  readonly placeholder: string;
  /** What an answer says. */
  readonly read: (line: string) => Partial<Answers>;
}

const questions: readonly Question[] = [
  {
    flag: 'name',
    message: 'Whose status page is it?',
    placeholder: 'Harbour Hosting',
    read: (name) => ({ name }),
  },
  {
    flag: 'service',
    message: 'Which domains does it report on? (with commas)',
    placeholder: 'harbour.example',
    read: (line) => ({ services: parts(line) }),
  },
  // After the domains: when it shares one of them, another address can be given at once.
  {
    flag: 'url',
    message: 'At which address will it live? (on a domain of its own)',
    placeholder: 'https://harbour-status.example',
    read: urlOf,
  },
  {
    flag: 'component',
    message: 'What does it report on, as customers call it? (with commas)',
    placeholder: 'Website, API',
    read: (line) => ({ components: parts(line).map(componentOf) }),
  },
];

function urlOf(address: string): Pick<Answers, 'url'> {
  return { url: address.replace(/\/$/, '') };
}

function parts(line: string): string[] {
  return line
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function askHost(): Promise<GitHost> {
  return askWord('Where will the repository be?', gitHosts);
}

function componentOf(text: string): { readonly id: string; readonly name: string } {
  const [, id, name] = /^([^=\s]+)=(.+)$/.exec(text) ?? [];
  return id !== undefined && name !== undefined
    ? { id, name: name.trim() }
    : { id: slugOf(text), name: text };
}

/** What `check` would find wrong with a configuration of these answers. */
function faultIn(site: Answers): string | undefined {
  const { findings } = judgeConfig(starterConfig(site));
  return sentences(findings.map(({ rule, what, fix }) => ({ what, fix: fixes[rule] ?? fix })));
}

/** What one can do here, where it is not what one would do in a configuration that is there. */
const fixes: Partial<Record<RuleId, string>> = {
  'shared-domain':
    'Begin with an address of the page on a domain of its own. If it has to be this one, write it into `status.config.ts` afterwards, with the waiver that `check` describes.',
};
