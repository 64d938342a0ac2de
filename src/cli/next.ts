import type { Command } from 'commander';
import { loadSite } from '../content.ts';
import { nextTransition, type Transition } from '../domain/transitions.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { reportLeftOut } from './left-out.ts';
import { type SiteOptions, withSiteOptions } from './options.ts';
import { countProblems } from './print-problems.ts';

const reasons: Readonly<Record<Transition['reason'], string>> = {
  maintenance_begins: 'maintenance begins',
  maintenance_ends: 'maintenance ends',
  promise_lapses: 'a promise of an update lapses',
  component_service: 'a component comes into service or is retired',
  component_state: 'the state of a component changes',
  maintenance_update: 'an update of a maintenance counts from then on',
  day_turns: 'the UTC day turns',
};

/** Prints when the page changes by itself, first on the line and as ISO 8601, so that a scheduler can read it. */
export function addNext(program: Command): void {
  withSiteOptions(program.command('next'))
    .description('print when the page changes by itself next, and is to be built anew')
    .action(async ({ root, now = Date.now() }: SiteOptions) => {
      const { site, problems } = await loadSite(root, now);
      if (!site) {
        const hint = '`lifeboat check` says more.';
        throw new CommandError(exitCodes.problems, `${countProblems(problems)}. ${hint}`);
      }
      reportLeftOut(site);
      process.stdout.write(`${transitionText(nextTransition(site, now))}\n`);
    });
}

/** `2026-03-14T02:00:00.000Z maintenance begins: 2026-03-14-routers` */
export function transitionText({ at, reason, id }: Transition): string {
  const about = id === undefined ? '' : `: ${id}`;
  return `${new Date(at).toISOString()} ${reasons[reason]}${about}`;
}
