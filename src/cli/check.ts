import type { Command } from 'commander';
import { hasErrors } from '../check/problem.ts';
import { type LoadedSite, loadSite } from '../content.ts';
import { checkRemembered } from '../render/remembered-site.ts';
import type { Instant } from '../schema/instant.ts';
import { checkFolderOf } from './cache-folder.ts';
import { exitCodes } from './exit-codes.ts';
import { formatOption } from './format-option.ts';
import { type SiteOptions, withSiteOptions } from './options.ts';
import { countProblems } from './print-problems.ts';
import { programKey } from './program-key.ts';
import { type ProblemFormat, reportProblems } from './report-problems.ts';

interface CheckOptions extends SiteOptions {
  readonly format: ProblemFormat;
  readonly changed?: string;
}

export function addCheck(program: Command): void {
  withSiteOptions(program.command('check'))
    .description('judge the configuration and every record, and print all problems')
    .addOption(formatOption())
    .option(
      '--changed <base>',
      'only problems that the changes since this git revision touch or cause',
    )
    .action(check);
}

async function check({ root, now = Date.now(), format, changed }: CheckOptions): Promise<void> {
  const loaded = await loadForCheck(root, now);
  const problems =
    changed === undefined
      ? loaded.problems
      : await (
          await import('./changed-problems.ts')
        ).changedProblems(loaded, { root, now }, changed);
  reportProblems({ root, problems, sourceOf: loaded.sourceOf }, format);
  if (format === 'pretty') process.stdout.write(`${countProblems(problems)}\n`);
  process.exitCode = hasErrors(problems) ? exitCodes.problems : exitCodes.fine;
}

/** From its sources the program has no name for its state, and remembers nothing. */
function loadForCheck(root: string, now: Instant): Promise<LoadedSite> {
  return programKey === undefined
    ? loadSite(root, now, { prose: true })
    : checkRemembered(root, now, checkFolderOf(root), programKey);
}
