import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { CommandError, exitCodes } from './exit-codes.ts';
import { loadAstro } from '../render/compile.ts';
import { type SiteOptions, withSiteOptions } from './options.ts';
import { programFolder } from './program-folder.ts';

export function addDev(program: Command): void {
  withSiteOptions(program.command('dev'))
    .description('serve the site while you write, and show every change')
    .addOption(portOption())
    .action(async ({ root, now, port }: SiteOptions & { port: number }) => {
      process.env['LIFEBOAT_ROOT'] = root;
      if (now !== undefined) process.env['LIFEBOAT_NOW'] = new Date(now).toISOString();
      process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
      const { dev } = await loadAstro();
      await dev({ root: programFolder, server: { port } });
    });
}

export function addPreview(program: Command): void {
  program
    .command('preview')
    .description('serve the built site as a web host would')
    .option('--out <dir>', 'where it was built', 'dist')
    .addOption(portOption())
    .action(async ({ out, port }: { out: string; port: number }) => {
      const folder = resolve(out);
      if (!existsSync(join(folder, 'index.html'))) {
        throw new CommandError(
          exitCodes.usage,
          `There is no built site in ${folder}. Run \`lifeboat build\` first.`,
        );
      }
      process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
      const { preview } = await loadAstro();
      await preview({
        root: programFolder,
        outDir: folder,
        trailingSlash: 'ignore',
        server: { port },
        logLevel: 'info',
      });
    });
}

function portOption(): Option {
  return new Option('--port <number>', 'local port; the next free one when it is taken')
    .default(4321)
    .argParser((text) => {
      const port = Number(text);
      if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
      throw new InvalidArgumentError('A port is a number from 1 to 65535.');
    });
}
