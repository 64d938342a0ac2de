import { makeBadge } from 'badge-maker';
import { stateAt } from '../domain/component-history.ts';
import { mayHideOutage } from '../domain/completeness.ts';
import { isInService } from '../domain/components.ts';
import { worstState } from '../domain/states.ts';
import type { ComponentState } from '../schema/levels.ts';
import { recentUptime } from './bar.ts';
import type { DataOutput } from './data-output.ts';
import { printJson } from './json.ts';
import type { PageContext } from './page-context.ts';
import { plainText } from './plain-text.ts';
import type { Scope } from './scopes.ts';

/** What a badge says. */
interface Badge {
  /** Of what. */
  readonly label: string;
  readonly message: string;
  /** The colour behind the message, `#rrggbb`. */
  readonly color: string;
}

/** White can be read on each of them; the badge brings its own ground, so that it looks the same in light and dark. */
const colours: Readonly<Record<ComponentState | 'unknown', string>> = {
  operational: '#1a7f4b',
  under_maintenance: '#2f5fb3',
  degraded_performance: '#8a5f05',
  partial_outage: '#b4500f',
  major_outage: '#b3261e',
  unknown: '#5a6169',
};
const labelColour = '#33383d';
/** Uptime is a figure and no verdict. */
const figureColour = colours.under_maintenance;

/**
 * The state of a scope and its uptime over the days of the bars, each as SVG and as JSON for shields.io. The state
 * changes with the state only; the uptime depends on `now`.
 */
export function badgeOutputs(scope: Scope, context: PageContext): DataOutput[] {
  return badgeNames.flatMap((name): DataOutput[] => [
    {
      path: badgeLink(scope, name),
      mediaType: 'image/svg+xml',
      print: () => svg(badges[name](scope, context)),
    },
    {
      path: badgeDataLink(scope, name),
      mediaType: 'application/json',
      print: () => shieldsJson(badges[name](scope, context)),
    },
  ]);
}

const badges = { badge: stateBadge, uptime: uptimeBadge };

export type BadgeName = keyof typeof badges;
export const badgeNames = Object.keys(badges) as BadgeName[];

export function badgeLink({ path }: Pick<Scope, 'path'>, name: BadgeName): string {
  return `${path}${name}.svg`;
}

/** The same for shields.io. */
export function badgeDataLink({ path }: Pick<Scope, 'path'>, name: BadgeName): string {
  return `${path}${name}.json`;
}

/** A scope is in the worst state of its components in service; nothing is well while that is not certain. */
function stateBadge(scope: Scope, context: PageContext): Badge {
  const { now, histories, site, words } = context;
  const label = scope.name ?? site.config.name;
  const components = scope.components.filter((component) => isInService(component, now));
  if (components.length === 0) {
    return { label, message: words.states.no_data, color: colours.unknown };
  }
  const state = worstState(components.map(({ id }) => stateAt(histories.get(id) ?? [], now)));
  const shown = state === 'operational' && mayHideOutage(site, now) ? 'unknown' : state;
  return { label, message: words.states[shown], color: colours[shown] };
}

function uptimeBadge(scope: Scope, context: PageContext): Badge {
  const { words, site } = context;
  const name = scope.name ?? site.config.name;
  const message = recentUptime(scope.components, context);
  return {
    label: words.badge.uptime(name, site.config.policy.historyDays),
    message: message ?? words.component.noUptime,
    color: message === undefined ? colours.unknown : figureColour,
  };
}

/** With its text as title and label, for people who do not see it. */
function svg({ label, message, color }: Badge): string {
  return makeBadge({
    label: plainText(label),
    message: plainText(message),
    color,
    labelColor: labelColour,
    style: 'flat-square',
  });
}

/** The answer of an endpoint that https://shields.io/badges/endpoint-badge reads. */
function shieldsJson({ label, message, color }: Badge): string {
  return printJson({ schemaVersion: 1, label, message, color, labelColor: labelColour });
}
