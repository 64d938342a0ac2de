import { secondsInHour } from 'date-fns/constants';
import {
  ICalAlarmType,
  ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { latestWindow } from '../domain/maintenance-state.ts';
import type { Maintenance } from '../schema/site.ts';
import type { DataOutput } from './data-output.ts';
import { absolute, links } from './links.ts';
import { expectedImpact } from './maintenance-card.ts';
import type { PageContext } from './page-context.ts';
import { plainText } from './plain-text.ts';
import { concerns, type Scope } from './scopes.ts';
import { withinLimit } from './within-limit.ts';

/** How many maintenances a calendar holds: all that are to come, and years of those that are past. */
const mostEvents = 200;

/** How long before a maintenance calendars remind of it. */
const alarmSeconds = secondsInHour;

export function calendarLink({ path }: Pick<Scope, 'path'>): string {
  return `${path}calendar.ics`;
}

/**
 * The maintenances of a scope as iCalendar (RFC 5545), the latest first. It depends on the records alone, not on
 * `now`.
 */
export function calendarOutput(scope: Scope, context: PageContext): DataOutput {
  const { site, index, words } = context;
  const { name, url } = site.config;
  const path = calendarLink(scope);
  const isOurs = concerns(scope);
  const print = (maintenances: readonly Maintenance[]): string =>
    new ICalCalendar({
      prodId: { company: 'Lifeboat', product: 'Status page', language: site.config.locale },
      method: ICalCalendarMethod.PUBLISH,
      // The library escapes this property, and not the one that it has for the name.
      x: [['X-WR-CALNAME', calendarText(words.calendar.title(name, scope.name))]],
      url: absolute(url, path),
      ttl: secondsInHour,
      events: maintenances.map((maintenance) => calendarEvent(maintenance, context)),
    }).toString();
  return {
    path,
    mediaType: 'text/calendar; charset=utf-8',
    print: () => {
      const events = index.events.filter(isOurs);
      const all = events.flatMap((event) => (event.kind === 'maintenance' ? [event.record] : []));
      return withinLimit(all.slice(0, mostEvents), print);
    },
  };
}

function calendarEvent(maintenance: Maintenance, context: PageContext): ICalEventData {
  const { site, words } = context;
  const { name, url } = site.config;
  const { id, title, updates } = maintenance;
  const { from, to } = latestWindow(maintenance);
  const [first, last] = [updates[0], updates.at(-1)];
  const isCalledOff = last?.status === 'cancelled' || last?.status === 'postponed';
  return {
    id: `${id}@${new URL(url).hostname}`,
    sequence: revisionOf(maintenance),
    start: new Date(from),
    end: new Date(to),
    stamp: new Date(last?.at ?? from),
    created: new Date(first?.at ?? from),
    lastModified: new Date(last?.at ?? from),
    summary: calendarText(words.calendar.event(name, title)),
    description: calendarText(description(maintenance, context)),
    url: absolute(url, links.maintenance(id)),
    status: isCalledOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // It is no appointment: nobody is busy because of it.
    transparency: ICalEventTransparency.TRANSPARENT,
    alarms: isCalledOff ? [] : [{ type: ICalAlarmType.display, trigger: alarmSeconds }],
  };
}

/**
 * How often the record has changed in public: a calendar takes a higher number for newer. A window is moved with an
 * update that says so, or with a correction.
 */
function revisionOf({ updates, corrections = [] }: Maintenance): number {
  return updates.length - 1 + corrections.length;
}

/** What to expect of what, and what was said last, as it was written. */
function description(maintenance: Maintenance, context: PageContext): string {
  const { words } = context;
  const { expect, updates } = maintenance;
  const last = updates.at(-1);
  return [
    expect,
    words.calendar.impact(expectedImpact(maintenance, context)),
    ...(last ? [words.feed.update(words.maintenanceStatuses[last.status], last.text)] : []),
  ].join('\n\n');
}

/** Some readers take every character that separates lines for the end of a property: only line feeds are left. */
function calendarText(text: string): string {
  return plainText(text).replace(/[\u2028\u2029]/g, '\n');
}
