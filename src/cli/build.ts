import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { hasErrors } from '../check/problem.ts';
import type { BuildSummary } from '../publish/build-site.ts';
import { type RawConfig, readConfig } from '../read/raw-config.ts';
import { asLeft, type BuildMeant, rememberAsLeft } from '../render/as-left.ts';
import type { Instant } from '../schema/instant.ts';
import type { PageContext } from '../views/page-context.ts';
import type { BuildFailure, CompiledProgram, LoadCompiled } from './compiled-program.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { formatOption } from './format-option.ts';
import { forgetUnused, memoryFolderOf } from './cache-folder.ts';
import { type SiteOptions, withSiteOptions } from './options.ts';
import { countProblems } from './print-problems.ts';
import { programKey } from './program-key.ts';
import { progressPrinter } from './progress.ts';
import { refuseContent } from './output-place.ts';
import { type ProblemFormat, reportProblems, statusStream } from './report-problems.ts';

export interface BuildOptions extends SiteOptions {
  readonly out: string;
  readonly keepGoing?: true;
  readonly format: ProblemFormat;
}

export function addBuild(program: Command, compiled: LoadCompiled): void {
  withSiteOptions(program.command('build'))
    .description('build the static site')
    .option('--out <dir>', 'where to write it', 'dist')
    .option(
      '--keep-going',
      'in an emergency, leave out records with errors, and say so on the page',
    )
    .option('--watch', 'build again when a file changes, and when the page changes by itself')
    .addOption(formatOption())
    .action(async ({ watch, ...options }: BuildOptions & { readonly watch?: true }) => {
      refuseContent(options.root, options.out);
      if (!watch) {
        await buildOnce(options, compiled);
        return;
      }
      if (options.now !== undefined) {
        throw new CommandError(exitCodes.usage, 'With --watch the clock goes on: leave out --now.');
      }
      const { buildAgain } = await import('./build-again.ts');
      const program = await compiled();
      await buildAgain(options.root, options.out, () => build(options, program));
    });
}

/** Builds a site, unless the last build was for the same instant and all is as it left it. */
async function buildOnce(options: BuildOptions, compiled: LoadCompiled): Promise<void> {
  const start = performance.now();
  const { root, out, now, format } = options;
  // Without `--now` the clock has gone on; and what runs from its sources has no name for its state.
  if (now === undefined || programKey === undefined) {
    await build(options, await compiled());
    return;
  }
  const evaluation = readConfig(root);
  const said = await asLeft(buildMeant({ root, out, now }, programKey), evaluation);
  if (said) {
    reportProblems({ root, ...said }, format);
    printBuilt(options, noChange, start);
    return;
  }
  await build(options, await compiled(), evaluation);
}

const noChange = { written: 0, removed: 0 };

function buildMeant(
  { root, out, now }: { readonly root: string; readonly out: string; readonly now: Instant },
  program: string,
): BuildMeant {
  return { root, out, now, program, memoryFolder: memoryFolderOf(root, out) };
}

/**
 * Checks a site and builds it, and prints what is to be said about it.
 * @param evaluation the configuration, where it is being read already
 * @returns what it was built from
 * @throws {CommandError} when it has errors
 */
export async function build(
  options: BuildOptions,
  program: CompiledProgram,
  evaluation?: Promise<RawConfig>,
): Promise<PageContext> {
  const start = performance.now();
  const began = Date.now();
  const { root, out, keepGoing, format, now = began } = options;
  const meant = buildMeant({ root, out, now }, program.key);
  const { memoryFolder } = meant;
  const opened = await program.openSite(root, now, memoryFolder, program.key, evaluation);
  const { context, problems, sourceOf } = opened.loaded;
  reportProblems({ root, problems, sourceOf }, format);
  if (!context || (hasErrors(problems) && !keepGoing)) {
    const hint = context
      ? ' In an emergency, `--keep-going` leaves out the records with errors.'
      : '';
    throw new CommandError(
      exitCodes.problems,
      `Nothing was built: ${countProblems(problems)}. What was built before is untouched.${hint}`,
    );
  }
  if (context.site.leftOut.length > 0) {
    const files = context.site.leftOut.map(({ file }) => `  ${file}`).join('\n');
    process.stderr.write(`Left out because of errors; the page says so:\n${files}\n`);
  }
  const progress = progressPrinter(process.stderr, start);
  const { summary, marks, remember } = await program
    .buildSite(opened, context, {
      out,
      memoryFolder,
      program: program.key,
      progress: progress.print,
    })
    .catch((error: unknown) => {
      const failure = program.failureIn(error);
      throw failure ? notBuilt(failure, out) : error;
    })
    .finally(progress.clear);
  try {
    remember();
    if (options.now !== undefined && !hasErrors(problems)) {
      rememberAsLeft(meant, opened, marks, began);
    }
    forgetUnused(Date.now());
  } catch (error) {
    const { message } = error as Error;
    process.stderr.write(
      `The next build takes longer: what it could skip was not saved. ${message}\n`,
    );
  }
  printBuilt(options, summary, start);
  return context;
}

/** @param start when it began, in milliseconds of the process */
function printBuilt(
  { out, format }: BuildOptions,
  summary: Pick<BuildSummary, 'written' | 'removed'>,
  start: number,
): void {
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  statusStream(format).write(
    `Built ${relative(process.cwd(), out) || out}: ${summaryText(summary)}, ${seconds} s\n`,
  );
}

function notBuilt(failure: BuildFailure, out: string): CommandError {
  switch (failure.kind) {
    case 'foreign-folder':
      return new CommandError(
        exitCodes.usage,
        `${resolve(out)} holds something that no build made, and would be replaced. Name another folder with --out, or empty it.`,
      );
    case 'obstacle':
      return new CommandError(
        exitCodes.usage,
        `${failure.path} was made by no build, and a file or a folder of the site belongs in its place. ` +
          'Move it away, or name another folder with --out. What was built before is untouched.',
      );
    case 'foreign-loads':
      return new CommandError(
        exitCodes.problems,
        `${failure.loads}\nNothing was built: a page that loads from elsewhere is slow or broken when that is. ` +
          'Put the file into `public/` and name it from there. What was built before is untouched.',
      );
    case 'unfinished':
      return new CommandError(
        exitCodes.environment,
        `${failure.message}\n${resolve(out)} holds some of the new files beside older ones. Build again when that is mended.`,
      );
  }
}

/** `6 files`, of those that were written, and how many are gone. */
function summaryText({ written, removed }: Pick<BuildSummary, 'written' | 'removed'>): string {
  const files = written === 1 ? '1 file' : `${written} files`;
  if (written === 0 && removed === 0) return 'nothing changed';
  return removed === 0 ? files : `${files}, ${removed} removed`;
}
