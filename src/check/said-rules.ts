import { addMinutes } from 'date-fns/addMinutes';
import { subMinutes } from 'date-fns/subMinutes';
import type { Incident } from '../schema/site.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import type { Finding } from './problem.ts';
import { code } from './suggestion.ts';
import { isoMinute } from './time-rules.ts';

/** What updates say, and whether they say it when something changes. */
export function saidFindings(incident: Incident, { locale }: SiteConfig): Finding[] {
  const isEnglish = new Intl.Locale(locale).language === 'en';
  return [
    ...silentChanges(incident),
    ...textFindings(incident, zoneless),
    ...(isEnglish ? [...textFindings(incident, ...englishRules), ...overstatements(incident)] : []),
  ];
}

/** How many minutes after a change of the impact something is said of it, or before. */
const minutesToSay = 15;

/** Where it got better or worse, or hit more, and the next update came late. The beginning is judged by the first update. */
function silentChanges({ impact, updates }: Incident): Finding[] {
  const began = Math.min(...impact.map(({ from }) => from));
  return impact.flatMap(({ component, from, approximate }, index): Finding[] => {
    if (from === began || approximate) return [];
    const earliest = subMinutes(from, minutesToSay).getTime();
    const latest = addMinutes(from, minutesToSay).getTime();
    const isNear = (at: number): boolean => earliest <= at && at <= latest;
    const next = updates.find(({ at }) => at > from);
    // As long as nothing follows, other rules say how long nothing was said.
    if (!next || updates.some(({ at }) => isNear(at))) return [];
    return [
      {
        rule: 'silent-change',
        path: ['impact', index, 'from'],
        what: `How ${code(component)} works changed at ${isoMinute(from)}, and the next update came at ${isoMinute(next.at)}.`,
        fix: 'Say it when it gets better or worse: `lifeboat update --component` does both at once.',
      },
    ];
  });
}

/** A rule about the text of one update. */
interface TextRule {
  readonly rule: Finding['rule'];
  /** What in the text breaks it; undefined when nothing does. */
  readonly find: (
    text: string,
    status: Incident['updates'][number]['status'],
  ) => string | undefined;
  /** Says what is wrong with what was found. */
  readonly what: (found: string) => string;
  readonly fix: string;
}

function textFindings({ updates }: Incident, ...textRules: readonly TextRule[]): Finding[] {
  return updates.flatMap(({ text, status }, index) =>
    textRules.flatMap(({ rule, find, what, fix }): Finding[] => {
      const found = find(withoutCode(text), status);
      return found === undefined
        ? []
        : [{ rule, path: ['updates', index, 'text'], what: what(found), fix }];
    }),
  );
}

/** Code and addresses are no sentences. */
function withoutCode(text: string): string {
  return text.replaceAll(/```.*?(```|$)|`[^`]*`|\S+:\/\/\S+/gs, '');
}

const clock = /(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])/;
const zone = /\b(?:UTC|GMT|[A-Z]{1,4}T)\b|\d(?:Z\b| ?[+-]\d{2}:?\d{2}\b)/;

/** In whatever language: one zone in a text is enough for all times in it. */
const zoneless: TextRule = {
  rule: 'time-without-zone',
  find: (text) => (zone.test(text) ? undefined : clock.exec(text)?.[0]),
  what: (found) => `${code(found)} stands in no zone.`,
  fix: 'Write the zone behind one of the times, for example `10:02 UTC`.',
};

const bare =
  /^(?:(?:this|the) (?:incident|issue|problem|outage) )?(?:has been |is |was )?(?:now |fully )*(?:resolved|fixed|closed)\.?$/i;

const forecast =
  /\b(?:expect(?:ed)?|estimated?|should|will|hope)\b[^.?!\n]*\b(?:resolved?|fix(?:ed)?|restored?|solved|recover(?:ed)?|back)\s+(?:again\s+)?(?:shortly|soon|(?:with)?in\s+(?:(?:about|the|next|an?|few|couple|of|\d+)\s+)+(?:minutes?|hours?|days?)|by\s+\d{1,2}:\d{2})|\bETA\b/i;

const englishRules: readonly TextRule[] = [
  {
    rule: 'bare-resolution',
    find: (text, status) =>
      status === 'resolved' && bare.test(text.trim()) ? text.trim() : undefined,
    what: (found) => `${code(found)} says no more than the status does.`,
    fix: 'Say what works again and since when, in the words of those who could not use it.',
  },
  {
    rule: 'predicted-fix',
    find: (text) => forecast.exec(text)?.[0],
    what: (found) => `${code(found)} promises when it will work.`,
    fix: 'Promise the next update instead, in `nextUpdateBy`: that can be kept.',
  },
];

/** Called an outage where nothing was out. What an upstream has may be called so. */
function overstatements({ title, updates, impact, upstream }: Incident): Finding[] {
  const isOnlySlow =
    impact.length > 0 && impact.every(({ level }) => level === 'degraded_performance');
  if (!isOnlySlow || upstream !== undefined) return [];
  const texts: (readonly [text: string, path: Finding['path']])[] = [
    [title, ['title']],
    ...updates.map(({ text }, index) => [withoutCode(text), ['updates', index, 'text']] as const),
  ];
  const found = texts.find(([text]) => /(?<!\b(?:no|not an) )\boutage\b/i.test(text));
  return found
    ? [
        {
          rule: 'outage-overstated',
          path: found[1],
          what: 'This is called an outage, and the worst level is `degraded_performance`.',
          fix: 'Say what is slow or fails, or correct `level`.',
        },
      ]
    : [];
}
