import { describe, expect, it } from 'vitest';
import { createFormatter } from '../../../src/views/format.ts';
import { en } from '../../../src/words/en.ts';
import { pluralIn } from '../../../src/words/plural.ts';
import { at } from '../../build-site.ts';

const british = createFormatter('en-GB', 'UTC', en);
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('range', () => {
  const range = (from: string, to: string, zone = 'UTC'): string =>
    createFormatter('en-GB', zone, en).range(at(from), at(to));

  it('names the day once when it begins and ends on it', () => {
    expect(range('2026-03-14T02:00Z', '2026-03-14T04:00Z')).toBe(
      '14 March 2026, 02:00 to 04:00 UTC',
    );
    expect(range('2026-03-14T00:00Z', '2026-03-14T23:59Z')).toBe(
      '14 March 2026, 00:00 to 23:59 UTC',
    );
  });

  it('names both days when it goes over midnight, also when it ends at midnight', () => {
    expect(range('2026-03-14T23:20Z', '2026-03-15T00:45Z')).toBe(
      '14 March 2026, 23:20 UTC to 15 March 2026, 00:45 UTC',
    );
    expect(range('2026-03-14T23:20Z', '2026-03-15T00:00Z')).toBe(
      '14 March 2026, 23:20 UTC to 15 March 2026, 00:00 UTC',
    );
    expect(range('2025-03-14T10:00Z', '2026-03-14T11:00Z')).toBe(
      '14 March 2025, 10:00 UTC to 14 March 2026, 11:00 UTC',
    );
  });

  it('counts days in the zone of the site', () => {
    expect(range('2026-03-14T23:20Z', '2026-03-15T00:45Z', 'Asia/Kolkata')).toBe(
      '15 March 2026, 04:50 to 06:15 GMT+5:30',
    );
    expect(range('2026-03-14T18:00Z', '2026-03-14T19:00Z', 'Asia/Kolkata')).toBe(
      '14 March 2026, 23:30 GMT+5:30 to 15 March 2026, 00:30 GMT+5:30',
    );
  });

  it.for<readonly [zone: string, from: string, to: string, text: string]>([
    [
      'Europe/Berlin',
      '2026-03-29T00:30Z',
      '2026-03-29T01:30Z',
      '29 March 2026, 01:30 CET to 03:30 CEST',
    ],
    [
      'Europe/London',
      '2026-03-29T00:30Z',
      '2026-03-29T01:30Z',
      '29 March 2026, 00:30 GMT to 02:30 BST',
    ],
    [
      'Europe/London',
      '2026-10-25T00:30Z',
      '2026-10-25T01:30Z',
      '25 October 2026, 01:30 BST to 01:30 GMT',
    ],
    [
      'Europe/London',
      '2026-10-25T01:30Z',
      '2026-10-25T02:30Z',
      '25 October 2026, 01:30 to 02:30 GMT',
    ],
    [
      'Australia/Lord_Howe',
      '2026-04-04T14:30Z',
      '2026-04-04T15:15Z',
      '5 April 2026, 01:30 GMT+11 to 01:45 GMT+10:30',
    ],
  ])(
    'in %s from %s to %s names both zones where the clocks are changed between',
    ([zone, from, to, text]) => {
      expect(range(from, to, zone)).toBe(text);
    },
  );
});

describe('moment, day, date and month', () => {
  it('say instants in the zone of the site, and calendar days the same in every zone', () => {
    const adelaide = createFormatter('en-AU', 'Australia/Adelaide', en);
    const late = at('2026-12-31T22:00Z');
    expect(adelaide.day(late)).toEqual({ iso: '2026-12-31T22:00Z', text: '1 January 2027' });
    expect(adelaide.date('2026-12-31')).toEqual({ iso: '2026-12-31', text: '31 December 2026' });
    expect(adelaide.month('2026-12')).toBe('December 2026');
    expect(adelaide.monthName('2026-12')).toBe('December');
  });

  it('give machines no more digits than there are', () => {
    expect(british.moment(at('2026-03-14T10:02Z'))).toEqual({
      iso: '2026-03-14T10:02Z',
      text: '14 March 2026, 10:02 UTC',
    });
    expect(british.moment(at('2026-03-14T10:02:30Z')).iso).toBe('2026-03-14T10:02:30Z');
    expect(british.moment(at('2026-03-14T10:00:00Z')).iso).toBe('2026-03-14T10:00Z');
    expect(british.moment(at('2026-03-14T10:02:00.500Z')).iso).toBe('2026-03-14T10:02:00.500Z');
    expect(british.moment(at('2026-03-14T00:00Z')).text).toBe('14 March 2026, 00:00 UTC');
  });

  it('follow the locale, with a clock of 24 hours', () => {
    const american = createFormatter('en-US', 'America/New_York', en);
    expect(american.moment(at('2026-07-14T22:02Z')).text).toBe('July 14, 2026, 18:02 EDT');
    expect(american.moment(at('2026-07-14T04:00Z')).text).toBe('July 14, 2026, 00:00 EDT');
  });
});

describe('duration', () => {
  it.for<readonly [length: number, text: string]>([
    [0, 'less than a minute'],
    [minute - 1, 'less than a minute'],
    [minute, '1 min'],
    [2 * minute - 1, '1 min'],
    [59 * minute + 59 * second, '59 mins'],
    [hour, '1 hr'],
    [hour + 59 * second, '1 hr'],
    [hour + minute, '1 hr, 1 min'],
    [2 * hour + 14 * minute, '2 hrs, 14 mins'],
    [day - 1, '23 hrs, 59 mins'],
    [day, '1 day'],
    [day + 59 * minute, '1 day'],
    [day + hour + 59 * minute, '1 day, 1 hr'],
    [400 * day, '400 days'],
  ])('of %i ms is %s', ([length, text]) => {
    expect(british.duration(length)).toBe(text);
  });
});

describe('uptime', () => {
  it.for<readonly [ratio: number, isFlawless: boolean, text: string]>([
    [1, true, '100%'],
    [1, false, '> 99.99%'],
    [0.999999, false, '99.99%'],
    [1 - Number.EPSILON, false, '99.99%'],
    [0.9999, false, '99.99%'],
    [0.99989, false, '99.98%'],
    [0.99949, false, '99.94%'],
    [0.5, false, '50.00%'],
    [0.00009, false, '0.00%'],
    [0, false, '0.00%'],
  ])('of %d, flawless %s, is %s', ([ratio, isFlawless, text]) => {
    expect(british.uptime(ratio, isFlawless)).toBe(text);
  });

  it('is never 100 % with impact, however short it was', () => {
    for (const total of [30, 90, 365]) {
      for (const down of [1, second, minute]) {
        expect(british.uptime(1 - down / (total * day), false)).not.toContain('100');
      }
    }
  });
});

describe('list, number and percent', () => {
  it('follow the locale', () => {
    expect(british.list([])).toBe('');
    expect(british.list(['a'])).toBe('a');
    expect(british.list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(british.number(1_234_567)).toBe('1,234,567');
    expect(british.percent(0.3)).toBe('30%');
  });

  it.for<readonly [ratio: number, text: string]>([
    [0, '0%'],
    [5e-324, `0.${'0'.repeat(321)}5%`],
    [1e-7, '0.00001%'],
    [0.000_04, '0.004%'],
    [0.0004, '0.04%'],
    [0.004, '0.4%'],
    [0.0125, '1%'],
    [0.035, '4%'],
    [0.125, '13%'],
    [0.29, '29%'],
    [0.333_333, '33%'],
    [0.994, '99.4%'],
    [0.999_996, '99.9996%'],
    [1 - Number.EPSILON, '99.99999999999998%'],
    [1, '100%'],
  ])('a share of %d is %s: neither nothing nor all where it is neither', ([ratio, text]) => {
    expect(british.percent(ratio)).toBe(text);
  });
});

describe('plural', () => {
  const plural = pluralIn('en');
  const days = { one: '# day', other: '# days' };

  it('takes the form for the number, and writes the number as the language does', () => {
    expect([0, 1, 2, 1000].map((count) => plural(count, days))).toEqual([
      '0 days',
      '1 day',
      '2 days',
      '1,000 days',
    ]);
  });

  it('takes the general form when there is none for the number', () => {
    expect(plural(1, { other: '# sheep' })).toBe('1 sheep');
  });

  it('knows languages with more forms', () => {
    const polish = pluralIn('pl');
    const forms = { one: '# dzień', few: '# dni', many: '# dni.', other: '# dnia' };
    expect([1, 2, 5, 1.5].map((count) => polish(count, forms))).toEqual([
      '1 dzień',
      '2 dni',
      '5 dni.',
      '1,5 dnia',
    ]);
  });

  it('stands for the number once: names within the text keep their signs', () => {
    expect(en.home.problems(2, 'Queue #1 and $& C#')).toBe('2 problems: Queue #1 and $& C#.');
    expect(en.home.problems(1, 'Queue #1')).toBe('1 problem: Queue #1.');
  });
});

describe('the words', () => {
  it('group the digits of every number that may become large', () => {
    const { actions, incident, lists, maintenance } = en;
    const said = [
      actions.newestSettled(1050, 9966),
      actions.newestSettledIncidents(1050, 9966),
      actions.progress(1050, 9966),
      incident.followUps(1050, 9966),
      lists.newest(1050, 9966),
      maintenance.newest(1050, 9966),
    ];
    for (const text of said) expect(text).toMatch(/1,050.*9,966|9,966.*1,050/);
  });
});
