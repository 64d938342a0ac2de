import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { configFile } from '../read/raw-config.ts';
import { instant, type Instant } from '../schema/instant.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { programFolder } from './program-folder.ts';

export interface SiteOptions {
  readonly root: string;
  readonly now?: Instant;
}

/** What a command does with the site. */
type Use = 'read' | 'write';

/** `--root` and `--now`, which every command about a site takes. */
export function withSiteOptions(command: Command, use: Use = 'read'): Command {
  return withRootOption(command, use).addOption(
    new Option('--now <instant>', 'pretend that it is this time, e.g. 2026-03-14T10:05Z').argParser(
      parseInstant,
    ),
  );
}

/** `--root` alone, for commands to which the time does not matter. */
export function withRootOption(command: Command, use: Use = 'read'): Command {
  return command
    .addOption(
      new Option('--root <dir>', 'folder with status.config.ts, incidents/ and public/')
        .default(siteAround() ?? programFolder, 'the site in which you stand, or this project')
        .argParser(parseFolder),
    )
    .hook('preAction', () => {
      const isSaid = command.getOptionValueSource('root') !== 'default';
      if (!isSaid && siteAround() === undefined) meanExample(use);
    });
}

/** The example site may be looked at from anywhere. Who writes from elsewhere does not mean it. */
function meanExample(use: Use): void {
  const where = `Neither here nor in a folder above is there a \`${configFile}\`.`;
  if (use === 'write') {
    const fix = 'Name the folder of the site with --root, or go there.';
    throw new CommandError(exitCodes.usage, `${where} ${fix}\nNothing was written.`);
  }
  process.stderr.write(`${where} This is about the site in ${programFolder}.\n`);
}

/** Who stands in a site's folder, or somewhere in it, means that one. */
function siteAround(folder = process.cwd()): string | undefined {
  if (existsSync(join(folder, configFile))) return folder;
  return folder === dirname(folder) ? undefined : siteAround(dirname(folder));
}

function parseFolder(path: string): string {
  const folder = resolve(path);
  if (!existsSync(folder)) throw new InvalidArgumentError(`There is no folder ${folder}.`);
  if (!statSync(folder).isDirectory()) throw new InvalidArgumentError(`${folder} is not a folder.`);
  return folder;
}

export function parseInstant(text: string): Instant {
  const parsed = instant.safeParse(text);
  if (!parsed.success) {
    throw new InvalidArgumentError('Write date, time and zone, for example 2026-03-14T10:05:00Z.');
  }
  return parsed.data;
}
