import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, it } from 'vitest';
import type { Maintenance } from '../../../src/schema/site.ts';
import { at, between, hit, incident, maintenance, told } from '../../build-site.ts';
import { asTitle, attacks } from '../../sites/hostile.ts';
import { pathsWith, printed } from './printed.ts';
import { contextAt } from './view-parts.ts';

const now = '2026-03-14T12:00Z';

/** What a calendar program shows of an event. */
interface Entry {
  readonly uid: string;
  readonly sequence: number;
  readonly start: string;
  readonly end: string;
  readonly summary: string;
  readonly description: string;
  readonly status: string;
}

function readByIcalJs(text: string): Entry[] {
  return new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        sequence: event.sequence,
        start: event.startDate.toJSDate().toISOString(),
        end: event.endDate.toJSDate().toISOString(),
        summary: event.summary,
        description: event.description,
        status: String(component.getFirstPropertyValue('status')),
      };
    });
}

function readByNodeIcal(text: string): Entry[] {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((event) =>
    event?.type === 'VEVENT'
      ? [
          {
            uid: event.uid,
            sequence: Number(event.sequence),
            start: event.start.toISOString(),
            end: event.end?.toISOString() ?? '',
            summary: String(event.summary),
            description: String(event.description),
            status: String(event.status),
          },
        ]
      : [],
  );
}

function calendarOf(maintenances: readonly Maintenance[], path = '/calendar.ics'): string {
  return printed(path, contextAt(now, { maintenances }));
}

function onlyEntry(maintenances: readonly Maintenance[]): Entry {
  const [entry, ...others] = readByIcalJs(calendarOf(maintenances));
  if (!entry || others.length > 0) throw new Error('There is not one entry.');
  return entry;
}

const announced = maintenance({
  window: between('2026-03-20T02:00Z', '2026-03-20T04:00Z'),
  updates: [told('2026-03-10T09:00Z', 'scheduled')],
});
const moved = {
  ...announced,
  window: between('2026-03-21T02:00Z', '2026-03-21T04:00Z'),
  updates: [...announced.updates, told('2026-03-12T09:00Z', 'scheduled')],
};

/** Takes in a calendar as RFC 5546 wants it of clients: a higher SEQUENCE replaces, an equal or lower one does not. */
function imported(known: ReadonlyMap<string, Entry>, text: string): Map<string, Entry> {
  const entries = new Map(known);
  for (const entry of readByIcalJs(text)) {
    const sequence = entries.get(entry.uid)?.sequence ?? -1;
    if (entry.sequence > sequence) entries.set(entry.uid, entry);
  }
  return entries;
}

describe('the calendar', () => {
  it('has the announced windows, the latest first', () => {
    const past = maintenance({ window: between('2026-02-01T02:00Z', '2026-02-01T03:00Z') });
    expect(readByIcalJs(calendarOf([announced, past]))).toMatchObject([
      {
        uid: '2026-03-20-router-update@harbour-status.example',
        sequence: 0,
        start: '2026-03-20T02:00:00.000Z',
        end: '2026-03-20T04:00:00.000Z',
        summary: 'Harbour Hosting: Router update',
        description:
          'The website does not answer for some minutes.\n\nExpected impact: Website (major outage)\n\n' +
          'Scheduled: The routers get new software.',
        status: 'CONFIRMED',
      },
      { uid: '2026-02-01-router-update@harbour-status.example' },
    ]);
  });

  it('replaces a maintenance that was moved, and makes no double when it is imported twice', () => {
    const once = imported(new Map(), calendarOf([announced]));
    const twice = imported(once, calendarOf([announced]));
    expect(twice).toEqual(once);
    const then = imported(imported(twice, calendarOf([moved])), calendarOf([announced]));
    expect([...then.values()]).toMatchObject([{ start: '2026-03-21T02:00:00.000Z' }]);
  });

  it('raises the number also where only a correction says that the record changed', () => {
    const corrections = [{ at: at('2026-03-11T09:00Z'), text: 'It begins an hour later.' }];
    expect(onlyEntry([{ ...announced, corrections }]).sequence).toBe(1);
  });

  it('follows an extension', () => {
    const extended = maintenance({
      updates: [
        told('2026-03-10T09:00Z', 'scheduled'),
        told('2026-03-14T03:00Z', 'extended', { newTo: '2026-03-14T06:00Z' }),
      ],
    });
    expect(onlyEntry([extended])).toMatchObject({ sequence: 1, end: '2026-03-14T06:00:00.000Z' });
  });

  it.for(['cancelled', 'postponed'] as const)(
    'calls off what was %s, without an alarm',
    (status) => {
      const off = {
        ...announced,
        updates: [...announced.updates, told('2026-03-12T09:00Z', status)],
      };
      const text = calendarOf([off]);
      expect(readByIcalJs(text)).toMatchObject([{ status: 'CANCELLED', sequence: 1 }]);
      expect(text).not.toContain('VALARM');
    },
  );

  it('reminds an hour before, and makes nobody busy', () => {
    const [event] = new ICAL.Component(
      ICAL.parse(calendarOf([announced])) as unknown[],
    ).getAllSubcomponents('vevent');
    const [alarm] = event?.getAllSubcomponents('valarm') ?? [];
    expect(String(alarm?.getFirstPropertyValue('trigger'))).toBe('-PT1H');
    expect(alarm?.getFirstPropertyValue('action')).toBe('DISPLAY');
    expect(event?.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  });

  it('stays as it is when the clock moves on', () => {
    const parts = { maintenances: [announced, maintenance()] };
    expect(printed('/calendar.ics', contextAt('2026-04-01T00:00Z', parts))).toBe(
      printed('/calendar.ics', contextAt('2026-03-13T00:00Z', parts)),
    );
  });

  it('is there for the page, each group and each component, with what concerns it and no incidents', () => {
    const context = contextAt(now, {
      incidents: [incident({ impact: [hit('vm', 'major_outage', '2026-03-01T00:00Z')] })],
      maintenances: [
        announced,
        maintenance({
          id: '2026-03-22-vm',
          title: 'New disks',
          window: between('2026-03-22T02:00Z', '2026-03-22T04:00Z'),
          impact: [{ component: 'vm', level: 'degraded_performance' }],
        }),
      ],
    });
    const titles = Object.fromEntries(
      pathsWith('.ics', context).map((path) => [
        path,
        readByIcalJs(printed(path, context)).map(({ summary }) => summary.replace(/.*: /, '')),
      ]),
    );
    expect(titles).toEqual({
      '/calendar.ics': ['New disks', 'Router update'],
      '/components/website/calendar.ics': ['Router update'],
      '/groups/hosting/calendar.ics': ['New disks'],
      '/components/vm/calendar.ics': ['New disks'],
      '/components/storage/calendar.ics': [],
    });
  });

  it('stays under 300 kB', () => {
    const many = Array.from({ length: 400 }, (_, index) =>
      maintenance({ id: `2026-03-14-n-${index}`, expect: 'long words '.repeat(450) }),
    );
    const text = calendarOf(many);
    expect(Buffer.byteLength(text)).toBeLessThan(300_000);
    expect(readByIcalJs(text).length).toBeGreaterThan(40);
  });
});

describe('what authors write', () => {
  const texts: readonly string[] = [
    ...attacks,
    `"quotes", 'single'; semicolons: colons \\ backslashes \\n and\nlines\r\nand more`,
    'END:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR',
    'before ]]> after',
    '\u05e9\u05dc\u05d5\u05dd \u202eright to left\u202c \u0645\u0631\u062d\u0628\u0627',
    '\u{1f6a8}\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'.repeat(30),
    'x'.repeat(5000),
    'a\u0000b\u0008c\u001bd\u007fe\u0085f\ud800g',
  ];

  it('comes back from both parsers as it was written', () => {
    for (const text of texts) expectWritten(text);
  });

  it('comes back in the name of the calendar too', () => {
    for (const name of [...texts.map((text) => text.slice(0, 80)), 'a;b,c\\d', 'one\ntwo']) {
      const ics = printed('/components/vm/calendar.ics', contextAt(now, nameOfVm(name)));
      const calendar = new ICAL.Component(ICAL.parse(ics) as unknown[]);
      // The parser knows no type of this property and leaves its text escaped (RFC 5545, 3.3.11).
      const shown = String(calendar.getFirstPropertyValue('x-wr-calname')).replace(
        /\\([\\;,n])/g,
        (_escape, sign: string) => (sign === 'n' ? '\n' : sign),
      );
      expect(shown).toBe(`Harbour Hosting maintenance: ${held(name)}`);
    }
  });

  it('comes back as it was written, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), expectWritten),
      { numRuns: 300, seed: 20_260_314 },
    );
  });
});

function nameOfVm(name: string) {
  return { config: { components: [{ id: 'vm', name }] } };
}

/** What iCalendar leaves of a text. */
function held(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '')
    .replace(/[\u2028\u2029]/g, '\n');
}

/** A record's texts have no blanks at their ends: the schema takes them off. */
function expectWritten(written: string): void {
  const title = asTitle(written).trim() || 'x';
  const ics = calendarOf([{ ...announced, title, expect: written.trim() || 'x' }]);
  for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const [first, ...others] = readByIcalJs(ics);
  expect(others).toEqual([]);
  expect(first?.summary).toBe(`Harbour Hosting: ${held(title)}`);
  const begin = `${held(written.trim() || 'x')}\n\nExpected impact`.trim();
  expect(first?.description.trim().startsWith(begin)).toBe(true);
  // This parser takes an escaped backslash before an n for a line feed (RFC 5545, 3.3.11, says otherwise).
  if (ics.includes('\\\\')) return;
  expect(readByNodeIcal(ics).map(({ summary, description }) => [summary, description])).toEqual([
    [first?.summary, first?.description],
  ]);
}
