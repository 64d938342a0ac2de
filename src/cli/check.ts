import type { Command } from 'commander';
import { hasErrors } from '../check/problem.ts';
import { loadSite } from '../content.ts';
import { exitCodes } from './exit-codes.ts';
import { formatOption } from './format-option.ts';
import type { SiteOptions } from './options.ts';
import { withSiteOptions } from './options.ts';
import {
  countProblems,
  type ProblemFormat,
  problemsAsJson,
  problemsAsText,
} from './print-problems.ts';

export function addCheck(program: Command): void {
  withSiteOptions(program.command('check'))
    .description('judge the configuration and every record, and print all problems')
    .addOption(formatOption())
    .action(async ({ root, now = Date.now(), format }: SiteOptions & { format: ProblemFormat }) => {
      const { problems, sourceOf } = await loadSite(root, now);
      if (format === 'json') process.stdout.write(problemsAsJson(problems));
      else {
        process.stderr.write(problemsAsText(problems, sourceOf, process.stderr));
        process.stdout.write(`${countProblems(problems)}\n`);
      }
      process.exitCode = hasErrors(problems) ? exitCodes.problems : exitCodes.fine;
    });
}
