import { tzOffset } from '@date-fns/tz/tzOffset';
import { millisecondsInDay, millisecondsInHour, millisecondsInMinute } from 'date-fns/constants';
import type { CalendarDate, Instant } from '../schema/instant.ts';
import type { Words } from '../words/en.ts';

/** An instant for people and for machines: `<time datetime={iso}>{text}</time>`. */
export interface Moment {
  readonly iso: string;
  readonly text: string;
}

/** Turns dates and numbers into text, in one locale and one time zone. */
export interface Formatter {
  /** `14 March 2026, 10:02 UTC` */
  readonly moment: (at: Instant) => Moment;
  /** A moment beside another: `14:02 UTC` on the same day of the site's zone, with its day on another. */
  readonly momentAfter: (other: Instant, at: Instant) => Moment;
  /** `14 March 2026` in the site's zone. */
  readonly day: (at: Instant) => Moment;
  /** `14 March 2026`: a calendar day, the same in every zone. */
  readonly date: (date: CalendarDate) => Moment;
  /** `March 2026`, from `2026-03`. */
  readonly month: (month: string) => string;
  /** `March`, from `2026-03`. */
  readonly monthName: (month: string) => string;
  /** `14 March 2026, 02:00 to 04:00 UTC`; the day again where it differs, and the zone where the clocks change. */
  readonly range: (from: Instant, to: Instant) => string;
  /** `2 hrs, 14 mins`: the two largest units, rounded down to minutes. */
  readonly duration: (milliseconds: number) => string;
  /** `2h`: a round length beside a drawing, where there is no room for words. */
  readonly shortDuration: (milliseconds: number) => string;
  /** `5,329 min`: whole minutes, rounded up. */
  readonly minutes: (milliseconds: number) => string;
  /**
   * `99.94 %`, rounded down to two digits. 100 % only where there was no impact at all: impact that weighs
   * nothing reads `> 99.99 %`.
   */
  readonly uptime: (ratio: number, isFlawless: boolean) => string;
  /** `30 %`. Neither nothing nor all is ever said of what is neither: `0.4 %`, `99.6 %`. */
  readonly percent: (ratio: number) => string;
  readonly number: (value: number) => string;
  /** `a, b and c` */
  readonly list: (items: readonly string[]) => string;
}

export function createFormatter(locale: string, timeZone: string, words: Words): Formatter {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { timeZone, hourCycle: 'h23', ...options });
  // The same few come again and again, and each takes long.
  const dayText = remembered(format({ day: 'numeric', month: 'long', year: 'numeric' }).format);
  const timeText = format({ hour: '2-digit', minute: '2-digit' }).format;
  const zonedText = remembered(
    format({ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }).format,
  );
  const offset = (at: Instant): number => tzOffset(timeZone, new Date(at));
  const iso = remembered(isoOf);
  const utc = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    format({ ...options, timeZone: 'UTC' });
  const dateFormat = utc({ day: 'numeric', month: 'long', year: 'numeric' });
  const monthFormat = utc({ month: 'long', year: 'numeric' });
  const monthNameFormat = utc({ month: 'long' });
  const listFormat = new Intl.ListFormat(locale);
  const numberFormat = new Intl.NumberFormat(locale);
  const percentFormat = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    maximumSignificantDigits: 1,
    roundingPriority: 'morePrecision',
  });
  /** For what one digit less would round up to all. */
  const almostAllFormat = (missing: number): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, {
      style: 'percent',
      maximumFractionDigits: Math.ceil(-Math.log10(missing)) - 2,
    });
  const uptimeFormat = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 2,
    roundingMode: 'floor',
  });
  const lists = new Map<string, string>();
  const durationFormat = new Intl.DurationFormat(locale, { style: 'short' });
  const durationText = remembered((milliseconds) => {
    const parts = durationParts(milliseconds);
    return parts ? durationFormat.format(parts) : words.format.lessThanAMinute;
  });
  const shortDurationFormat = new Intl.DurationFormat(locale, { style: 'narrow' });
  const minuteFormat = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'minute',
    maximumFractionDigits: 0,
    roundingMode: 'ceil',
  });
  const moment = (at: Instant): string => `${dayText(at)}, ${zonedText(at)}`;
  const firstOf = (month: string): number => Date.parse(`${month}-01T00:00:00Z`);

  return {
    moment: (at) => ({ iso: iso(at), text: moment(at) }),
    momentAfter: (other, at) => {
      const isSameDay = dayText(other) === dayText(at);
      return { iso: iso(at), text: isSameDay ? zonedText(at) : moment(at) };
    },
    day: (at) => ({ iso: iso(at), text: dayText(at) }),
    date: (date) => ({ iso: date, text: dateFormat.format(Date.parse(`${date}T00:00:00Z`)) }),
    month: (month) => monthFormat.format(firstOf(month)),
    monthName: (month) => monthNameFormat.format(firstOf(month)),
    range: (from, to) => {
      if (dayText(from) !== dayText(to)) return words.format.range(moment(from), moment(to));
      const begin = offset(from) === offset(to) ? timeText(from) : zonedText(from);
      return `${dayText(from)}, ${words.format.range(begin, zonedText(to))}`;
    },
    duration: durationText,
    shortDuration: (milliseconds) => shortDurationFormat.format(durationParts(milliseconds) ?? {}),
    minutes: (milliseconds) => minuteFormat.format(milliseconds / millisecondsInMinute),
    uptime: (ratio, isFlawless) => {
      if (isFlawless) return percentFormat.format(1);
      return ratio === 1
        ? words.format.above(uptimeFormat.format(0.9999))
        : uptimeFormat.format(ratio);
    },
    percent: (ratio) => {
      const isAlmostAll = 0.99 < ratio && ratio < 1;
      return (isAlmostAll ? almostAllFormat(1 - ratio) : percentFormat).format(ratio);
    },
    number: (value) => numberFormat.format(value),
    list: (items) => {
      const key = items.join('\0');
      let text = lists.get(key);
      if (text === undefined) lists.set(key, (text = listFormat.format(items)));
      return text;
    },
  };
}

/** So many texts take some megabytes. */
const mostRemembered = 10_000;

function remembered(make: (value: number) => string): (value: number) => string {
  const known = new Map<number, string>();
  return (value) => {
    let text = known.get(value);
    if (text === undefined) {
      if (known.size === mostRemembered) known.clear();
      known.set(value, (text = make(value)));
    }
    return text;
  };
}

/** Seconds are dropped where they are zero: `2026-03-14T10:02Z`. */
function isoOf(at: Instant): string {
  return new Date(at).toISOString().replace(/(:00)?\.000Z$/, 'Z');
}

type Unit = 'days' | 'hours' | 'minutes';

function durationParts(milliseconds: number): Partial<Record<Unit, number>> | undefined {
  const days = Math.floor(milliseconds / millisecondsInDay);
  const hours = Math.floor((milliseconds % millisecondsInDay) / millisecondsInHour);
  const minutes = Math.floor((milliseconds % millisecondsInHour) / millisecondsInMinute);
  if (days > 0) return { days, ...(hours > 0 && { hours }) };
  if (hours > 0) return { hours, ...(minutes > 0 && { minutes }) };
  return minutes > 0 ? { minutes } : undefined;
}
