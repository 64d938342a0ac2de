import fs from 'node:fs';
import { resolve } from 'node:path';
import { type Command } from 'commander';
import { type BuiltSite, openBuiltSite } from '../publish/built-site.ts';
import { makeFolder } from '../publish/disk.ts';
import { withLock } from '../publish/lock.ts';
import { publishToAll } from '../publish/publish.ts';
import { messageOf, TargetError } from '../publish/target-error.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import { build, type BuildOptions } from './build.ts';
import type { LoadCompiled } from './compiled-program.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { withSiteOptions } from './options.ts';
import {
  chosenTargets,
  reportResults,
  siteConfig,
  surroundings,
  type TargetOptions,
  withTargetOption,
} from './site-targets.ts';
import { stagingFolderOf } from './cache-folder.ts';

interface PublishOptions extends Omit<BuildOptions, 'out' | 'format'>, TargetOptions {
  readonly from?: string;
}

export function addPublish(program: Command, compiled: LoadCompiled): void {
  withTargetOption(withSiteOptions(program.command('publish')))
    .description('check and build the site, and publish it to all targets')
    .option('--from <dir>', 'publish this folder, which was built before, and build nothing')
    .option(
      '--keep-going',
      'in an emergency, leave out records with errors, and say so on the page',
    )
    .action((options: PublishOptions) => publish(options, compiled));
}

async function publish(options: PublishOptions, compiled: LoadCompiled): Promise<void> {
  const { root, from, now = Date.now() } = options;
  const config = await siteConfig(root);
  const targets = chosenTargets(config, options.target);
  const world = surroundings(root, Date.now());
  const send = async (site: BuiltSite): Promise<void> => {
    reportResults(await publishToAll(targets, site, world));
  };
  if (from !== undefined) return send(openFolder(resolve(from), config));
  const out = stagingFolderOf(root);
  await alone(out, world.holder, async () => {
    await build({ ...options, out, now, format: 'pretty' }, await compiled());
    await send(openFolder(out, config));
  });
}

/** Two publishers of one site on one machine would build into the same folder. */
async function alone(out: string, holder: string, work: () => Promise<void>): Promise<void> {
  makeFolder(fs, out);
  try {
    await withLock(`${out}.lock`, holder, work);
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    throw new CommandError(exitCodes.environment, `Nothing was published. ${error.message}`);
  }
}

/** @throws {CommandError} when the folder holds no built site, or one that was built for another address */
function openFolder(folder: string, { url }: SiteConfig): BuiltSite {
  const site = openBuilt(folder);
  const builtFor = site.generation.site;
  if (builtFor === url) return site;
  throw new CommandError(
    exitCodes.usage,
    `Nothing was published: ${folder} was built for ${builtFor}, and this site is ${url}.\n` +
      'Its links and feeds would lead there. Name the folder of that site with `--root`, or build this one again.',
  );
}

function openBuilt(folder: string): BuiltSite {
  try {
    return openBuiltSite(folder);
  } catch (error) {
    throw new CommandError(exitCodes.usage, messageOf(error));
  }
}
