import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Command } from 'commander';
import { copyBundle } from '../render/compile.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { compiledPlace } from './load-compiled.ts';

/** Starts the bundle that lies beside it. */
const starterFile = 'lifeboat.mjs';
const starter = `#!/usr/bin/env node
import module from 'node:module';
module.enableCompileCache();
const { main } = await import('./entry.mjs');
process.exitCode = await main(process.argv);
`;

export function addBundle(program: Command): void {
  program
    .command('bundle')
    .description('put the compiled program into a folder: it builds with Node.js alone')
    .argument('<dir>', 'an empty folder, or one that holds a bundle')
    .action(bundle);
}

async function bundle(dir: string): Promise<void> {
  const to = resolve(dir);
  const isForeign =
    existsSync(to) && readdirSync(to).length > 0 && !existsSync(join(to, starterFile));
  if (isForeign) {
    throw new CommandError(
      exitCodes.usage,
      `${to} holds something else than a bundle. Name another folder, or empty it.`,
    );
  }
  copyBundle(await compiledPlace(), to);
  writeFileSync(join(to, starterFile), starter);
  const path = join(relative(process.cwd(), to) || '.', starterFile);
  process.stdout.write(`Wrote the bundle. Build with: node ${path} build --root DIR --out DIR\n`);
}
