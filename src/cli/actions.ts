import type { Command } from 'commander';
import { Option } from 'commander';
import { styleText } from 'node:util';
import { loadSite } from '../content.ts';
import { isOverdue, type PromisedAction, promisedActions } from '../domain/actions.ts';
import type { Instant } from '../schema/instant.ts';
import { type Action, actionStatuses } from '../schema/postmortem.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { reportLeftOut } from './left-out.ts';
import { type SiteOptions, withSiteOptions } from './options.ts';
import { countProblems } from './print-problems.ts';

interface ActionsOptions extends SiteOptions {
  readonly owner?: string;
  readonly status?: Standing;
  readonly all?: boolean;
  readonly format: 'pretty' | 'json';
}

const standings = ['overdue', ...actionStatuses] as const;
type Standing = (typeof standings)[number];

/** One action as scripts read it. Its keys are a contract. */
interface ListedAction {
  readonly title: string;
  readonly owner: string;
  readonly standing: Standing;
  readonly type: Action['type'];
  /** The day by which it is promised, `YYYY-MM-DD`. */
  readonly due?: string | undefined;
  /** ISO 8601, in UTC. */
  readonly doneAt?: string | undefined;
  readonly reason?: string | undefined;
  readonly tracking?: string | undefined;
  /** Id of the incident after which it was promised. */
  readonly incident: string;
}

/** Prints the follow-up actions of published postmortems: those still to be done, the overdue ones first. */
export function addActions(program: Command): void {
  withSiteOptions(program.command('actions'))
    .description('list the follow-up actions that were promised, overdue ones first')
    .option('--owner <team>', 'only those of this team')
    .addOption(new Option('--status <status>', 'only those that stand so').choices(standings))
    .option('--all', 'those that are done or declined as well')
    .addOption(
      new Option('--format <format>', 'how they are printed')
        .choices(['pretty', 'json'])
        .default('pretty'),
    )
    .action(async ({ root, now = Date.now(), format, ...filter }: ActionsOptions) => {
      const { site, problems } = await loadSite(root, now);
      if (!site) {
        const hint = '`lifeboat check` says more.';
        throw new CommandError(exitCodes.problems, `${countProblems(problems)}. ${hint}`);
      }
      reportLeftOut(site);
      const listed = promisedActions(site.postmortems)
        .map((promised) => listedAction(promised, now))
        .filter((action) => isWanted(action, filter))
        .sort(compareActions);
      process.stdout.write(
        format === 'json' ? `${JSON.stringify({ actions: listed }, null, 2)}\n` : textOf(listed),
      );
    });
}

function listedAction({ action, postmortem }: PromisedAction, now: Instant): ListedAction {
  const { title, owner, type, status, due, doneAt, reason, tracking } = action;
  return {
    title,
    owner,
    standing: isOverdue(action, now) ? 'overdue' : status,
    type,
    due,
    doneAt: doneAt === undefined ? undefined : new Date(doneAt).toISOString(),
    reason,
    tracking,
    incident: postmortem.incident,
  };
}

function isWanted(
  { standing, owner: own }: ListedAction,
  { owner, status, all }: Pick<ActionsOptions, 'owner' | 'status' | 'all'>,
): boolean {
  if (owner !== undefined && own.toLowerCase() !== owner.toLowerCase()) return false;
  if (status !== undefined) return standing === status;
  return all === true || (standing !== 'done' && standing !== 'declined');
}

/** As they stand, and within that those that are due first. */
function compareActions(a: ListedAction, b: ListedAction): number {
  const order = standings.indexOf(a.standing) - standings.indexOf(b.standing);
  const [one = '', other = ''] = [a.due ?? a.doneAt, b.due ?? b.doneAt];
  return order || (one < other ? -1 : one > other ? 1 : 0);
}

function textOf(actions: readonly ListedAction[]): string {
  if (actions.length === 0) return 'no such actions\n';
  return actions
    .map(({ standing, title, owner, due, doneAt, reason, incident }) => {
      const name = standing.replace('_', ' ');
      const word = standing === 'overdue' ? styleText('red', name) : name;
      const note = due ? `due ${due}` : (doneAt?.slice(0, 10) ?? reason ?? '');
      return `${word}  ${oneLine(title)}\n  ${oneLine([owner, note, incident].join(' · '))}\n`;
    })
    .join('');
}

/** Characters that break the line or steer a terminal are replaced. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '\ufffd');
}
