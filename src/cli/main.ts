import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { LoadCompiled } from './compiled-program.ts';
import { exitCodes, mendable } from './exit-codes.ts';

type AddCommand = (program: Command, compiled: LoadCompiled) => void;

/** Each command, in the order of the help, with the module that knows it. One is loaded when it is called. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  init: async () => (await import('./init.ts')).addInit,
  new: async () => (await import('./new.ts')).addNew,
  update: async () => (await import('./update.ts')).addUpdate,
  resolve: async () => (await import('./resolve.ts')).addResolve,
  postmortem: async () => (await import('./postmortem.ts')).addPostmortem,
  links: async () => (await import('./links.ts')).addLinks,
  editor: async () => (await import('./editor.ts')).addEditor,
  diff: async () => (await import('./diff.ts')).addDiff,
  check: async () => (await import('./check.ts')).addCheck,
  explain: async () => (await import('./explain.ts')).addExplain,
  build: async () => (await import('./build.ts')).addBuild,
  publish: async () => (await import('./publish.ts')).addPublish,
  rollback: async () => (await import('./rollback.ts')).addRollback,
  verify: async () => (await import('./verify.ts')).addVerify,
  audit: async () => (await import('./audit.ts')).addAudit,
  headers: async () => (await import('./headers.ts')).addHeaders,
  actions: async () => (await import('./actions.ts')).addActions,
  next: async () => (await import('./next.ts')).addNext,
  dev: async () => (await import('./serve.ts')).addDev,
  preview: async () => (await import('./serve.ts')).addPreview,
  bundle: async () => (await import('./bundle.ts')).addBundle,
};

/**
 * Runs the command line.
 * @param argv as Node.js gives it: the command stands third
 * @param compiled gives the compiled program to commands that need the pages
 * @returns the exit code
 */
export async function run(argv: readonly string[], compiled: LoadCompiled): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', passOverClosedPipe);
  const program = new Command('lifeboat')
    .description('A status page that does not go down with the ship.')
    .version(packageJson.version)
    .exitOverride()
    .configureHelp({ sortSubcommands: false })
    .showHelpAfterError('(lifeboat --help says what there is)');
  for (const add of commandsFor(argv)) (await add())(program, compiled);
  try {
    await program.parseAsync(argv);
    return Number(process.exitCode ?? exitCodes.fine);
  } catch (error) {
    return report(error);
  }
}

/** Who reads only the beginning, as `head` does, has enough: the command goes on, and ends as it would. */
function passOverClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** The command that is called, or all of them where help or a misspelt name wants the whole list. */
function commandsFor(argv: readonly string[]): (typeof commands)[string][] {
  const name = argv[2] ?? '';
  const called = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return called ? [called] : Object.values(commands);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) {
    // Help and version were asked for and have been printed; everything else was a wrong call.
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  }
  const failure = mendable(error);
  if (!failure) throw error;
  process.stderr.write(`${failure.message}\n`);
  return failure.exitCode;
}
