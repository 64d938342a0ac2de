import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { configFile } from '../read/raw-config.ts';
import { instant, type Instant } from '../schema/instant.ts';
import { programFolder } from './program-folder.ts';

export interface SiteOptions {
  readonly root: string;
  readonly now?: Instant;
}

/** `--root` and `--now`, which every command about a site takes. */
export function withSiteOptions(command: Command): Command {
  return withRootOption(command).addOption(
    new Option('--now <instant>', 'pretend that it is this time, e.g. 2026-03-14T10:05Z').argParser(
      parseInstant,
    ),
  );
}

/** `--root` alone, for commands to which the time does not matter. */
export function withRootOption(command: Command): Command {
  return command.addOption(
    new Option('--root <dir>', 'folder with status.config.ts, incidents/ and public/')
      .default(folderMeant(), 'where you stand, if that is one, or this project')
      .argParser(parseFolder),
  );
}

/** Who stands in a site's folder means that one. */
function folderMeant(): string {
  const here = process.cwd();
  return existsSync(join(here, configFile)) ? here : programFolder;
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
