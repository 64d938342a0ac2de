import fs from 'node:fs';
import type { Command } from 'commander';
import { currentGeneration, generationsIn } from '../publish/directory-target.ts';
import { folderOf, rollBackAll } from '../publish/publish.ts';
import type { Target } from '../schema/target.ts';
import { withRootOption } from './options.ts';
import {
  chosenTargets,
  reportResults,
  siteConfig,
  surroundings,
  type TargetOptions,
  withTargetOption,
} from './site-targets.ts';

interface RollbackOptions extends TargetOptions {
  readonly root: string;
  readonly list?: true;
}

export function addRollback(program: Command): void {
  withTargetOption(withRootOption(program.command('rollback')))
    .description('show readers an older generation again (directory targets)')
    .argument('[generation]', 'its id; the one before the current one unless said')
    .option('--list', 'print what generations there are, and change nothing')
    .action(rollback);
}

async function rollback(generation: string | undefined, options: RollbackOptions): Promise<void> {
  const { root, list } = options;
  const config = await siteConfig(root);
  // Others keep no generations: only who names one of them learns that.
  const chosen = chosenTargets(config, options.target);
  const able = chosen.filter(({ type }) => type === 'directory');
  const targets = options.target || able.length === 0 ? chosen : able;
  if (list) for (const target of targets) process.stdout.write(generationList(target, root));
  else reportResults(await rollBackAll(targets, generation, surroundings(root, Date.now())));
}

function generationList(target: Target, root: string): string {
  if (target.type !== 'directory') return `${target.id}: keeps no generations\n`;
  const folder = folderOf(target, root);
  const current = currentGeneration(fs, folder);
  const lines = generationsIn(fs, folder).map(
    (id) => `  ${id}${id === current ? ' (what readers see)' : ''}\n`,
  );
  return lines.length === 0
    ? `${target.id}: nothing was published yet\n`
    : `${target.id}:\n${lines.join('')}`;
}
