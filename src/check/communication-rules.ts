import { UTCDate } from '@date-fns/utc';
import { addDays } from 'date-fns/addDays';
import { addMinutes } from 'date-fns/addMinutes';
import { resolvedAt } from '../domain/incident-state.ts';
import type { Instant } from '../schema/instant.ts';
import type { Incident } from '../schema/site.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import type { Finding } from './problem.ts';
import { saidFindings } from './said-rules.ts';
import { isoMinute } from './time-rules.ts';

interface Judging {
  readonly config: SiteConfig;
  readonly now: Instant;
}

/** For how many days after an incident was resolved it is said how it was talked about: then it is history. */
const daysOfLearning = 30;

/** How many minutes may pass from the first signal to the first update, and how late an update may come. */
const minutesToFirstUpdate = 15;
const minutesOfGrace = 5;

/** Until when an incident is judged by how it was talked about; always, as long as it is open. */
export function talkedAboutUntil(incident: Incident): Instant {
  const resolved = resolvedAt(incident);
  return resolved === undefined
    ? Number.POSITIVE_INFINITY
    : addDays(new UTCDate(resolved), daysOfLearning).getTime();
}

/** Whether customers were told in time, often enough, when they were promised to be told, and something. */
export function communicationFindings(incident: Incident, context: Judging): Finding[] {
  if (incident.retroactive || talkedAboutUntil(incident) <= context.now) return [];
  return [
    ...firstUpdateFindings(incident),
    ...gapFindings(incident, context),
    ...saidFindings(incident, context.config),
  ];
}

function firstUpdateFindings({ detectedAt, updates }: Incident): Finding[] {
  const first = updates[0]?.at;
  if (detectedAt === undefined || first === undefined) return [];
  if (first <= addMinutes(detectedAt, minutesToFirstUpdate).getTime()) return [];
  return [
    {
      rule: 'first-update-late',
      path: ['updates', 0, 'at'],
      what: `The first update came at ${isoMinute(first)}; we knew of it at ${isoMinute(detectedAt)}.`,
      fix: `Say something within ${minutesToFirstUpdate} minutes, even if it is only that you look; \`lifeboat new incident\` takes one.`,
    },
  ];
}

/** After each update that left the incident open: was the promise kept, or else the cadence? */
function gapFindings({ updates }: Incident, { config }: Judging): Finding[] {
  const { updateCadence } = config.policy;
  let isOpen = true;
  return updates.flatMap(({ at, status, nextUpdateBy }, index): Finding[] => {
    if (status !== 'update') isOpen = status !== 'resolved';
    const next = updates[index + 1]?.at;
    if (!isOpen || next === undefined) return [];
    const path = ['updates', index + 1, 'at'];
    if (nextUpdateBy !== undefined) {
      if (next <= addMinutes(nextUpdateBy, minutesOfGrace).getTime()) return [];
      const what = `This update was promised by ${isoMinute(nextUpdateBy)}, and came at ${isoMinute(next)}.`;
      const fix = 'Promise what you can keep, and say that there is no news when there is none.';
      return [{ rule: 'promise-broken', path, what, fix }];
    }
    if (next <= addMinutes(at, updateCadence + minutesOfGrace).getTime()) return [];
    const what = `Nothing was said from ${isoMinute(at)} to ${isoMinute(next)}.`;
    const fix = `Say something every ${updateCadence} minutes, or promise another time in \`nextUpdateBy\`.`;
    return [{ rule: 'long-silence', path, what, fix }];
  });
}
