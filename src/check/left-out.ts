import { z } from 'zod';
import { statusAfter } from '../domain/incident-state.ts';
import { always } from '../domain/interval.ts';
import { maintenanceCourse } from '../domain/maintenance-state.ts';
import type { RawFolder } from '../read/raw-folder.ts';
import { instant } from '../schema/instant.ts';
import { incidentStatuses, maintenanceStatuses } from '../schema/levels.ts';
import { timeWindow } from '../schema/maintenance.ts';
import type { LeftOut } from '../schema/site.ts';
import type { RuleContext } from './incident-rules.ts';
import { closingStatuses, maintenanceFindings } from './maintenance-rules.ts';
import { rules } from './rules.ts';

/**
 * When a folder with errors may be about an outage that goes on, as far as its incident or maintenance says so all the
 * same and without contradiction. In doubt it always may.
 * @param context what rules judge by; undefined while the configuration has errors
 */
export function mayBeOpen(
  { documents }: RawFolder,
  context: RuleContext | undefined,
): LeftOut['mayBeOpen'] {
  const [document, ...others] = documents.filter(({ name }) => name !== 'postmortem.md');
  if (!document || others.length > 0) return always;
  const { name, value } = document;
  if (name === 'incident.md') return isKnownResolved(value) ? undefined : always;
  if (!context) return always;
  return isKnownClosed(value, context) ? undefined : (knownWork(value, context) ?? always);
}

function isKnownResolved(value: unknown): boolean {
  const said = resolvedShape.safeParse(value);
  return (
    said.success && isOrdered(said.data.updates) && statusAfter(said.data.updates) === 'resolved'
  );
}

function isKnownClosed(value: unknown, { now }: RuleContext): boolean {
  const said = closedShape.safeParse(value);
  if (!said.success || !isOrdered(said.data.updates)) return false;
  const closings = said.data.updates.filter(({ status }) => closingStatuses.includes(status));
  const last = said.data.updates.at(-1);
  return last !== undefined && closings.length === 1 && closings[0] === last && last.at <= now;
}

/** When work goes on; undefined when something that says so cannot be read, or breaks a rule. */
function knownWork(value: unknown, context: RuleContext): LeftOut['mayBeOpen'] {
  const known = workShape.safeParse(value);
  if (!known.success) return undefined;
  const { updates, ...times } = known.data;
  const record = {
    ...{ id: '', title: '', expect: '', impact: [], body: '', pictures: [] },
    ...times,
    updates: updates.map((update) => ({ ...update, text: '' })),
  };
  const findings = maintenanceFindings(record, context);
  const isSound = findings.every(({ rule }) => rules[rule].level !== 'error');
  // What is dated a few minutes ahead has been said all the same.
  return isSound ? maintenanceCourse(record, Number.POSITIVE_INFINITY).work : undefined;
}

function isOrdered(updates: readonly { readonly at: number }[]): boolean {
  return updates.every(({ at }, index) => (updates[index - 1]?.at ?? -Infinity) < at);
}

/** As much of an incident as says whether it is over: every window has its end. */
const resolvedShape = z.object({
  impact: z.array(z.object({ to: instant })).optional(),
  updates: z.array(z.object({ at: instant, status: z.enum(incidentStatuses) })).min(1),
});

/** As much of a maintenance as says whether it is closed. */
const closedShape = z.object({
  updates: z.array(z.object({ at: instant, status: z.enum(maintenanceStatuses) })).min(1),
});

/** As much of a maintenance as says when work goes on. */
const workShape = z.object({
  window: timeWindow,
  updates: z
    .array(
      z.object({ at: instant, status: z.enum(maintenanceStatuses), newTo: instant.optional() }),
    )
    .min(1),
  actual: timeWindow.optional(),
});
