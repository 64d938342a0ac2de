import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { addBuild } from './build.ts';
import { addCheck } from './check.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { addDev, addPreview } from './serve.ts';

process.exitCode = await run(process.argv);

async function run(argv: readonly string[]): Promise<number> {
  const program = new Command('lifeboat')
    .description('A status page that does not go down with the ship.')
    .version(packageJson.version)
    .exitOverride()
    .configureHelp({ sortSubcommands: false })
    .showHelpAfterError('(lifeboat --help says what there is)');
  addCheck(program);
  addBuild(program);
  addDev(program);
  addPreview(program);
  try {
    await program.parseAsync(argv);
    return Number(process.exitCode ?? exitCodes.fine);
  } catch (error) {
    return report(error);
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) {
    // Help and version were asked for and have been printed; everything else was a wrong call.
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  }
  if (error instanceof CommandError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== undefined) {
    process.stderr.write(`${message}\nWhat was built before is untouched.\n`);
    return exitCodes.environment;
  }
  throw error;
}
