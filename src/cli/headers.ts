import { type Command, Option } from 'commander';
import { loadSite } from '../content.ts';
import { type HeaderFormat, headerFormats } from '../views/header-formats.ts';
import { headerRules } from '../views/headers.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { withRootOption } from './options.ts';
import { countProblems } from './print-problems.ts';

interface HeadersOptions {
  readonly root: string;
  readonly format: HeaderFormat;
}

/** Prints what a web server is to be told. Hosts that read `_headers` find it in what is built. */
export function addHeaders(program: Command): void {
  withRootOption(program.command('headers'))
    .description('print the security, sharing and cache headers for a web server')
    .addOption(
      new Option('--format <format>', 'for which server')
        .choices(Object.keys(headerFormats))
        .makeOptionMandatory(),
    )
    .action(async ({ root, format }: HeadersOptions) => {
      // The headers do not depend on the time.
      const { context, problems } = await loadSite(root, Date.now());
      if (!context) {
        const hint = '`lifeboat check` says more.';
        throw new CommandError(exitCodes.problems, `${countProblems(problems)}. ${hint}`);
      }
      process.stdout.write(headerFormats[format](headerRules(context)));
    });
}
