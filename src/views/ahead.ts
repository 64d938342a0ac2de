import { addDays } from 'date-fns/addDays';
import { componentHistories } from '../domain/component-history.ts';
import { comingTransitions, nextTransition } from '../domain/transitions.ts';
import { nextUtcMidnight } from '../domain/utc-days.ts';
import type { Instant } from '../schema/instant.ts';
import type { PageContext } from './page-context.ts';
import { perContext } from './per-context.ts';

/** Something that changes by itself: as it is, and as it will be from each instant on. */
export interface Timed<Value> {
  readonly now: Value;
  readonly later: readonly Later<Value>[];
}

export interface Later<Value> {
  /** From when on, as ISO 8601. */
  readonly at: string;
  readonly value: Value;
}

/** How far ahead pages know what they will say, if nobody writes anything. */
const horizonInDays = 7;

/**
 * What a page says now, and what the same page would say at each coming transition: worked out by what works it out
 * now, so that it cannot say something else than a rebuild at that instant.
 * @param read what is said; values are compared as JSON
 * @param instants when it may change, sorted; the transitions of the next days unless given
 */
export function timed<Value>(
  context: PageContext,
  read: (context: PageContext) => Value,
  instants?: readonly Instant[],
): Timed<Value> {
  const now = read(context);
  const later: Later<Value>[] = [];
  let last = JSON.stringify(now);
  const coming = instants?.filter((at) => context.now < at);
  for (const next of coming?.map((at) => contextAt(context, at)) ?? contextsAhead(context)) {
    const value = read(next);
    const text = JSON.stringify(value);
    if (text !== last) later.push({ at: new Date(next.now).toISOString(), value });
    last = text;
  }
  return { now, later };
}

/** When the whole site changes by itself next, and is to be built anew, as ISO 8601. */
export function nextRebuild({ site, now, histories }: PageContext): string {
  return new Date(nextTransition(site, now, histories).at).toISOString();
}

/** When a page is to be built anew at the latest, as ISO 8601: all that change with time do when the UTC day turns. */
export function dailyRebuild({ now }: PageContext): string {
  return new Date(nextUtcMidnight(now)).toISOString();
}

const contextsAhead = perContext((context) => {
  const { site, now, histories } = context;
  const horizon = addDays(now, horizonInDays).getTime();
  const instants = comingTransitions(site, now, histories).map(({ at }) => at);
  return [...new Set(instants)]
    .filter((at) => at <= horizon)
    .sort((a, b) => a - b)
    .map((at) => contextAt(context, at));
});

function contextAt(context: PageContext, now: Instant): PageContext {
  return { ...context, now, histories: componentHistories(context.site, now) };
}
