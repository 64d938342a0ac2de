import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains } from '../../../src/domain/interval.ts';
import {
  announcedWork,
  isRunning,
  latestWindow,
  maintenanceCourse,
  maintenanceStatus,
  overruns,
} from '../../../src/domain/maintenance-state.ts';
import type { MaintenanceUpdate } from '../../../src/schema/maintenance.ts';
import type { Maintenance } from '../../../src/schema/site.ts';
import { at, between, maintenance, told } from '../../build-site.ts';
import { workByHand } from './moment-by-moment.ts';
import { instantOfNight, maintenanceOfNight, minutesOfNight } from './random-records.ts';

/** Announced a week before for 02:00 to 04:00 on 2026-03-14, with what was said since. */
function saying(...since: readonly MaintenanceUpdate[]): Maintenance {
  return maintenance({ updates: [told('2026-03-07T09:00Z', 'scheduled'), ...since] });
}

const on14 = (time: string): number => at(`2026-03-14T${time}Z`);
const window = between('2026-03-14T02:00Z', '2026-03-14T04:00Z');
const forEver = Number.POSITIVE_INFINITY;

function statusesAt(
  record: Maintenance,
  ...times: readonly string[]
): readonly (readonly [string, string])[] {
  return times.map((time) => [time, maintenanceStatus(record, on14(time))]);
}

/** How it looks to somebody who comes back in the evening. */
function inTheEvening(record: Maintenance): {
  readonly status: string;
  readonly inWindow: ReturnType<typeof announcedWork>;
  readonly outside: ReturnType<typeof overruns>;
} {
  const course = maintenanceCourse(record, on14('20:00'));
  return {
    status: maintenanceStatus(record, on14('20:00')),
    inWindow: announcedWork(course),
    outside: overruns(course),
  };
}

describe('a maintenance of which nobody says anything', () => {
  it('is moved by the clock', () => {
    expect(statusesAt(saying(), '01:59:59.999', '02:00', '03:59:59.999', '04:00', '20:00')).toEqual(
      [
        ['01:59:59.999', 'scheduled'],
        ['02:00', 'in_progress'],
        ['03:59:59.999', 'in_progress'],
        ['04:00', 'completed'],
        ['20:00', 'completed'],
      ],
    );
  });

  it('is no downtime', () => {
    expect(inTheEvening(saying())).toEqual({
      status: 'completed',
      inWindow: [window],
      outside: [],
    });
  });

  it('runs only while it is in progress or verified', () => {
    const record = saying(told('2026-03-14T03:30Z', 'verifying'));
    const running = ['01:59', '02:00', '03:30', '04:00'].map((time) =>
      isRunning(record, on14(time)),
    );
    expect(running).toEqual([false, true, true, false]);
  });
});

describe('a maintenance that begins', () => {
  it('early has been running since, and the early minutes were not announced', () => {
    const early = saying(told('2026-03-14T01:40Z', 'in_progress'));
    expect(statusesAt(early, '01:39', '01:40', '02:00')).toEqual([
      ['01:39', 'scheduled'],
      ['01:40', 'in_progress'],
      ['02:00', 'in_progress'],
    ]);
    expect(inTheEvening(early)).toEqual({
      status: 'completed',
      inWindow: [window],
      outside: [between('2026-03-14T01:40Z', '2026-03-14T02:00Z')],
    });
  });

  it('early and ends before its window was never in it', () => {
    const moved = saying(
      told('2026-03-14T01:00Z', 'in_progress'),
      told('2026-03-14T01:30Z', 'completed'),
    );
    expect(inTheEvening(moved)).toEqual({
      status: 'completed',
      inWindow: [],
      outside: [between('2026-03-14T01:00Z', '2026-03-14T01:30Z')],
    });
  });

  it('when it was to begin does not begin later because the update came later', () => {
    const record = saying(told('2026-03-14T02:10Z', 'in_progress'));
    expect(statusesAt(record, '02:05')).toEqual([['02:05', 'in_progress']]);
    expect(inTheEvening(record).inWindow).toEqual([window]);
  });
});

describe('a maintenance that ends', () => {
  it('early is completed from then on', () => {
    const record = saying(told('2026-03-14T03:10Z', 'completed'));
    expect(statusesAt(record, '03:09', '03:10', '03:30')).toEqual([
      ['03:09', 'in_progress'],
      ['03:10', 'completed'],
      ['03:30', 'completed'],
    ]);
    expect(inTheEvening(record)).toEqual({
      status: 'completed',
      inWindow: [between('2026-03-14T02:00Z', '2026-03-14T03:10Z')],
      outside: [],
    });
  });

  it('at the end of its window has no overrun', () => {
    expect(inTheEvening(saying(told('2026-03-14T04:00Z', 'completed'))).outside).toEqual([]);
  });

  it('late has an overrun until then', () => {
    const record = saying(
      told('2026-03-14T04:05Z', 'in_progress'),
      told('2026-03-14T04:25Z', 'completed'),
    );
    expect(inTheEvening(record)).toEqual({
      status: 'completed',
      inWindow: [window],
      outside: [between('2026-03-14T04:00Z', '2026-03-14T04:25Z')],
    });
  });
});

describe('a maintenance of which is said that it goes on', () => {
  it('inside its window ends with it', () => {
    const record = saying(told('2026-03-14T03:50Z', 'in_progress'));
    expect(statusesAt(record, '03:50', '04:00')).toEqual([
      ['03:50', 'in_progress'],
      ['04:00', 'completed'],
    ]);
  });

  it('after its window overruns without an end', () => {
    const record = saying(told('2026-03-14T04:10Z', 'in_progress'));
    expect(statusesAt(record, '04:05', '04:10', '20:00')).toEqual([
      ['04:05', 'completed'],
      ['04:10', 'in_progress'],
      ['20:00', 'in_progress'],
    ]);
    expect(inTheEvening(record)).toEqual({
      status: 'in_progress',
      inWindow: [window],
      outside: [{ from: on14('04:00'), to: forEver }],
    });
  });

  it('in the very instant of its end overruns', () => {
    const record = saying(told('2026-03-14T04:00Z', 'in_progress'));
    expect(inTheEvening(record).outside).toEqual([{ from: on14('04:00'), to: forEver }]);
  });

  it('both early and late overruns on either side', () => {
    const record = saying(
      told('2026-03-14T01:50Z', 'in_progress'),
      told('2026-03-14T04:10Z', 'in_progress'),
    );
    expect(inTheEvening(record).outside).toEqual([
      between('2026-03-14T01:50Z', '2026-03-14T02:00Z'),
      { from: on14('04:00'), to: forEver },
    ]);
  });
});

describe('a maintenance that is verified', () => {
  it('inside its window is over with it', () => {
    const record = saying(told('2026-03-14T03:30Z', 'verifying'));
    expect(statusesAt(record, '03:29', '03:30', '03:59', '04:00')).toEqual([
      ['03:29', 'in_progress'],
      ['03:30', 'verifying'],
      ['03:59', 'verifying'],
      ['04:00', 'completed'],
    ]);
  });

  it('after its window overruns until it is completed', () => {
    const verifying = told('2026-03-14T04:10Z', 'verifying');
    expect(inTheEvening(saying(verifying))).toEqual({
      status: 'verifying',
      inWindow: [window],
      outside: [{ from: on14('04:00'), to: forEver }],
    });
    expect(inTheEvening(saying(verifying, told('2026-03-14T04:30Z', 'completed'))).outside).toEqual(
      [between('2026-03-14T04:00Z', '2026-03-14T04:30Z')],
    );
  });

  it('is in progress again when it is extended', () => {
    const record = saying(
      told('2026-03-14T03:30Z', 'verifying'),
      told('2026-03-14T03:40Z', 'extended', { newTo: '2026-03-14T05:00Z' }),
    );
    expect(statusesAt(record, '03:35', '03:45')).toEqual([
      ['03:35', 'verifying'],
      ['03:45', 'in_progress'],
    ]);
  });
});

describe('an extension', () => {
  const inTime = told('2026-03-14T03:50Z', 'extended', { newTo: '2026-03-14T05:00Z' });

  it('in time moves the announced end', () => {
    expect(statusesAt(saying(inTime), '03:59', '04:00', '04:59', '05:00')).toEqual([
      ['03:59', 'in_progress'],
      ['04:00', 'in_progress'],
      ['04:59', 'in_progress'],
      ['05:00', 'completed'],
    ]);
    expect(inTheEvening(saying(inTime))).toEqual({
      status: 'completed',
      inWindow: [between('2026-03-14T02:00Z', '2026-03-14T05:00Z')],
      outside: [],
    });
  });

  it('is not known before it was said', () => {
    const before = maintenanceCourse(saying(inTime), on14('03:49'));
    expect(before.announced).toEqual([window]);
    expect(before.window).toEqual(window);
    expect(before.work).toEqual(window);
    const extended = between('2026-03-14T02:00Z', '2026-03-14T05:00Z');
    expect(maintenanceCourse(saying(inTime), on14('03:50'))).toMatchObject({
      announced: [extended],
      window: extended,
    });
  });

  it('in the very instant of the end counts as announced', () => {
    const record = saying(told('2026-03-14T04:00Z', 'extended', { newTo: '2026-03-14T05:00Z' }));
    expect(inTheEvening(record).inWindow).toEqual([
      between('2026-03-14T02:00Z', '2026-03-14T05:00Z'),
    ]);
    expect(inTheEvening(record).outside).toEqual([]);
  });

  it('of an extension moves the end once more', () => {
    const again = told('2026-03-14T04:50Z', 'extended', { newTo: '2026-03-14T06:00Z' });
    expect(inTheEvening(saying(inTime, again))).toEqual({
      status: 'completed',
      inWindow: [between('2026-03-14T02:00Z', '2026-03-14T06:00Z')],
      outside: [],
    });
  });

  it('that comes late leaves the window as it was, and what follows is an overrun', () => {
    const record = saying(told('2026-03-14T04:10Z', 'extended', { newTo: '2026-03-14T05:00Z' }));
    expect(statusesAt(record, '04:05', '04:10', '04:59', '05:00')).toEqual([
      ['04:05', 'completed'],
      ['04:10', 'in_progress'],
      ['04:59', 'in_progress'],
      ['05:00', 'completed'],
    ]);
    expect(inTheEvening(record)).toEqual({
      status: 'completed',
      inWindow: [window],
      outside: [between('2026-03-14T04:00Z', '2026-03-14T05:00Z')],
    });
  });

  it('that comes late after one in time overruns from the moved end on', () => {
    const late = told('2026-03-14T05:10Z', 'extended', { newTo: '2026-03-14T06:00Z' });
    expect(inTheEvening(saying(inTime, late))).toEqual({
      status: 'completed',
      inWindow: [between('2026-03-14T02:00Z', '2026-03-14T05:00Z')],
      outside: [between('2026-03-14T05:00Z', '2026-03-14T06:00Z')],
    });
  });

  const late = told('2026-03-14T04:02Z', 'extended', { newTo: '2026-03-14T05:00Z' });

  it('is what is shown as the end, also when it comes late', () => {
    const record = saying(late);
    const before = maintenanceCourse(record, on14('04:01'));
    const after = maintenanceCourse(record, on14('04:30'));
    expect(before.window).toEqual(window);
    expect(after.window).toEqual(between('2026-03-14T02:00Z', '2026-03-14T05:00Z'));
    expect(after.announced).toEqual([window]);
    expect(latestWindow(record)).toEqual(after.window);
  });

  it('of a late one in time announces what it adds, and the overrun before stays one', () => {
    const again = told('2026-03-14T04:50Z', 'extended', { newTo: '2026-03-14T06:00Z' });
    const record = saying(late, again);
    expect(inTheEvening(record)).toEqual({
      status: 'completed',
      inWindow: [window, between('2026-03-14T05:00Z', '2026-03-14T06:00Z')],
      outside: [between('2026-03-14T04:00Z', '2026-03-14T05:00Z')],
    });
    expect(latestWindow(record).to).toBe(on14('06:00'));
  });

  it('does not hinder an early end', () => {
    expect(inTheEvening(saying(inTime, told('2026-03-14T04:20Z', 'completed')))).toEqual({
      status: 'completed',
      inWindow: [between('2026-03-14T02:00Z', '2026-03-14T04:20Z')],
      outside: [],
    });
  });
});

describe('a maintenance that is called off', () => {
  it.each(['cancelled', 'postponed'] as const)('is %s from then on and was no work', (status) => {
    const record = saying(told('2026-03-14T01:00Z', status));
    expect(statusesAt(record, '00:59', '01:00', '03:00', '20:00')).toEqual([
      ['00:59', 'scheduled'],
      ['01:00', status],
      ['03:00', status],
      ['20:00', status],
    ]);
    expect(inTheEvening(record)).toEqual({ status, inWindow: [], outside: [] });
  });

  it('in its window, without a word that it began, was no work', () => {
    const record = saying(told('2026-03-14T02:30Z', 'cancelled'));
    expect(announcedWork(maintenanceCourse(record, on14('02:29')))).toEqual([window]);
    expect(inTheEvening(record).inWindow).toEqual([]);
  });

  it.each(['cancelled', 'postponed'] as const)(
    'was work until it was %s, once it began',
    (status) => {
      const early = saying(
        told('2026-03-14T01:40Z', 'in_progress'),
        told('2026-03-14T02:30Z', status),
      );
      expect(inTheEvening(early)).toEqual({
        status,
        inWindow: [between('2026-03-14T02:00Z', '2026-03-14T02:30Z')],
        outside: [between('2026-03-14T01:40Z', '2026-03-14T02:00Z')],
      });
      const late = saying(
        told('2026-03-14T02:00Z', 'in_progress'),
        told('2026-03-14T04:00Z', 'in_progress'),
        told('2026-03-14T07:00Z', status),
      );
      expect(inTheEvening(late)).toEqual({
        status,
        inWindow: [window],
        outside: [between('2026-03-14T04:00Z', '2026-03-14T07:00Z')],
      });
    },
  );

  it('began when it was extended in its window or after it, and not when that was said before', () => {
    const extendedAt = (time: string) =>
      inTheEvening(
        saying(
          told(`2026-03-14T${time}Z`, 'extended', { newTo: '2026-03-14T05:00Z' }),
          told('2026-03-14T04:30Z', 'cancelled'),
        ),
      ).inWindow;
    expect(extendedAt('01:00')).toEqual([]);
    expect(extendedAt('03:00')).toEqual([between('2026-03-14T02:00Z', '2026-03-14T04:30Z')]);
    expect(extendedAt('04:10')).toEqual([window]);
  });
});

describe('the actual times of a maintenance', () => {
  const closed = told('2026-03-14T06:00Z', 'completed');
  const actually = (from: string, to: string): ReturnType<typeof inTheEvening> =>
    inTheEvening({
      ...saying(told('2026-03-14T01:00Z', 'in_progress'), closed),
      actual: { from: on14(from), to: on14(to) },
    });

  it('count, and not when somebody came to write it down', () => {
    expect(actually('02:10', '03:40')).toEqual({
      status: 'completed',
      inWindow: [between('2026-03-14T02:10Z', '2026-03-14T03:40Z')],
      outside: [],
    });
  });

  it('outside the window are overruns', () => {
    expect(actually('01:30', '04:40')).toEqual({
      status: 'completed',
      inWindow: [window],
      outside: [
        between('2026-03-14T01:30Z', '2026-03-14T02:00Z'),
        between('2026-03-14T04:00Z', '2026-03-14T04:40Z'),
      ],
    });
  });

  it('wholly before or after the window are one overrun', () => {
    expect(actually('00:30', '01:30')).toMatchObject({
      inWindow: [],
      outside: [between('2026-03-14T00:30Z', '2026-03-14T01:30Z')],
    });
    expect(actually('04:30', '05:30')).toMatchObject({
      inWindow: [],
      outside: [between('2026-03-14T04:30Z', '2026-03-14T05:30Z')],
    });
  });

  it('complete a maintenance that nobody closed', () => {
    const record = { ...saying(), actual: between('2026-03-14T02:10Z', '2026-03-14T04:40Z') };
    expect(statusesAt(record, '02:05', '02:10', '04:39', '04:40')).toEqual([
      ['02:05', 'scheduled'],
      ['02:10', 'in_progress'],
      ['04:39', 'in_progress'],
      ['04:40', 'completed'],
    ]);
  });
});

describe('a random maintenance', () => {
  it('splits its work into announced minutes and overruns without a rest', () => {
    fc.assert(
      fc.property(maintenanceOfNight, instantOfNight, (record, now) => {
        const course = maintenanceCourse(record, now);
        const announced = announcedWork(course);
        const outside = overruns(course);
        for (const when of minutesOfNight) {
          const found = [
            ...announced.filter((part) => contains(part, when)).map(() => 'announced'),
            ...outside.filter((part) => contains(part, when)).map(() => 'overrun'),
          ];
          const work = workByHand(record, when, now);
          expect(found).toEqual(work === 'none' ? [] : [work]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('runs exactly while its work goes on and nothing closed it', () => {
    fc.assert(
      fc.property(maintenanceOfNight, instantOfNight, (record, now) => {
        const last = record.updates.findLast((update) => update.at <= now)?.status;
        const isClosed = last === 'completed' || last === 'cancelled' || last === 'postponed';
        const status = maintenanceStatus(record, now);
        expect(isRunning(record, now)).toBe(!isClosed && workByHand(record, now, now) !== 'none');
        if (isClosed) expect(status).toBe(last);
        if (status === 'verifying') expect(last).toBe('verifying');
      }),
      { numRuns: 300 },
    );
  });
});
