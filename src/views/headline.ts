import { mayHideOutage } from '../domain/completeness.ts';
import { hitSince, stateAt } from '../domain/component-history.ts';
import { isInService } from '../domain/components.ts';
import { openIncidents, runningMaintenances } from '../domain/events.ts';
import { impactExtent } from '../domain/incident-state.ts';
import { stateRank, worstState } from '../domain/states.ts';
import type { Instant } from '../schema/instant.ts';
import type { ComponentState } from '../schema/levels.ts';
import type { Incident } from '../schema/site.ts';
import type { PageContext } from './page-context.ts';
import { componentName } from './page-context.ts';

/** The answer to "is it me or them?", in words. */
export interface Headline {
  /** A sentence. */
  readonly text: string;
  /** More sentences. */
  readonly lede: readonly string[];
  /** For the title of the window: short, the state first. */
  readonly title: string;
  /** Whether the sentence is the title of the one open incident. */
  readonly isIncident: boolean;
  /** What the page as a whole looks like. */
  readonly tone: ComponentState | 'unknown';
}

export function headline(context: PageContext): Headline {
  const { site, index, now, words } = context;
  const states = statesNow(context);
  const worst = worstState(states.map(({ state }) => state));
  const hit = states
    .filter(({ state }) => state !== 'operational' && state !== 'under_maintenance')
    .sort((a, b) => stateRank(b.state) - stateRank(a.state));
  const names = hit.map(({ id }) => componentName(context, id));
  const problems = openIncidents(index).filter(({ impact }) => impact.length > 0);
  const title =
    names.length > 0
      ? words.home.titleOf(words.states[worst], context.format.list(names.slice(0, 3)))
      : words.home.titleTrouble;
  if (problems.length > 0) {
    return {
      text: problemsText(problems, names, context),
      lede: problemsLede(problems, states, hit, context),
      title,
      isIncident: problems.length === 1,
      tone: worst === 'operational' ? 'degraded_performance' : worst,
    };
  }
  if (mayHideOutage(site, now)) {
    const { unknown, unknownLede } = words.home;
    return { ...plain, text: unknown, lede: [unknownLede], title: unknown, tone: 'unknown' };
  }
  if (hit.length > 0) {
    const lede = [words.home.hit(affectedList(hit, context)), ...restWorks(states, hit, context)];
    return { ...plain, text: words.home.overrun, lede, title, tone: worst };
  }
  const running = runningMaintenances(index, now);
  if (running.length > 0) {
    const text =
      running.length === 1 ? words.home.maintenance : words.home.maintenances(running.length);
    const busy = states.filter(({ state }) => state === 'under_maintenance');
    const lede = restWorks(states, busy, context);
    return { ...plain, text, lede, title: text, tone: 'under_maintenance' };
  }
  const { allWell, allWellLede, titleWell } = words.home;
  return { ...plain, text: allWell, lede: [allWellLede], title: titleWell, tone: 'operational' };
}

const plain = { isIncident: false } as const;

interface ComponentNow {
  readonly id: string;
  readonly state: ComponentState;
}

/** The state of every component in service, in the order of the configuration. */
function statesNow({ components, histories, now }: PageContext): ComponentNow[] {
  return [...components.values()]
    .filter((component) => isInService(component, now))
    .map(({ id }) => ({ id, state: stateAt(histories.get(id) ?? [], now) }));
}

function problemsText(
  problems: readonly Incident[],
  names: readonly string[],
  { words, format }: PageContext,
): string {
  const [only] = problems;
  if (problems.length === 1 && only) return withStop(only.title);
  return names.length === 0
    ? words.home.problemsNowhere(problems.length)
    : words.home.problems(problems.length, format.list(names));
}

function problemsLede(
  problems: readonly Incident[],
  states: readonly ComponentNow[],
  hit: readonly ComponentNow[],
  context: PageContext,
): string[] {
  const { words, format, histories, now } = context;
  const since = (...moments: readonly Instant[]): string =>
    words.home.since(format.moment(Math.min(...moments)).text);
  if (hit.length === 0) {
    const began = problems.flatMap((incident) => impactExtent(incident)?.from ?? []);
    return [words.home.onlyWatching, since(...began)];
  }
  const hitFrom = hit.flatMap(({ id }) => hitSince(histories.get(id) ?? [], now) ?? []);
  return [
    words.home.hit(affectedList(hit, context)),
    since(...hitFrom),
    ...restWorks(states, hit, context),
  ];
}

/** Said only where it is true: there is a rest, and nothing of it is under maintenance. */
function restWorks(
  states: readonly ComponentNow[],
  hit: readonly ComponentNow[],
  { words, site, now }: PageContext,
): string[] {
  const rest = states.filter((component) => !hit.includes(component));
  const isWell =
    rest.length > 0 &&
    rest.every(({ state }) => state === 'operational') &&
    !mayHideOutage(site, now);
  return isWell ? [words.home.restWorks] : [];
}

/** `CDN (partial outage) and Storage (degraded)` */
function affectedList(hit: readonly ComponentNow[], context: PageContext): string {
  const { words, format } = context;
  return format.list(
    hit.map(({ id, state }) => `${componentName(context, id)} (${words.stateInSentence[state]})`),
  );
}

function withStop(title: string): string {
  return /[.!?…]$/.test(title) ? title : `${title}.`;
}
