import { addDays } from 'date-fns/addDays';
import { UTCDate } from '@date-fns/utc';
import { maintenanceCourse } from '../domain/maintenance-state.ts';
import type { Maintenance } from '../schema/site.ts';
import type { RuleContext } from './incident-rules.ts';
import { componentFindings } from './component-rules.ts';
import type { Finding } from './problem.ts';
import { code } from './suggestion.ts';
import { futureFindings, isoMinute, orderFindings, windowFindings } from './time-rules.ts';

type MaintenanceRule = (maintenance: Maintenance, context: RuleContext) => readonly Finding[];

/** All rules that one maintenance can be judged by alone. */
export function maintenanceFindings(maintenance: Maintenance, context: RuleContext): Finding[] {
  return maintenanceRules.flatMap((rule) => rule(maintenance, context));
}

/** What an update says that ends a maintenance. */
export const closingStatuses: readonly string[] = ['completed', 'cancelled', 'postponed'];

const windowsAreSound: MaintenanceRule = ({ window, actual }) => [
  ...windowFindings(['window'], window.from, window.to),
  ...(actual ? windowFindings(['actual'], actual.from, actual.to) : []),
  ...(addDays(new UTCDate(window.from), 1).getTime() < window.to
    ? [
        {
          rule: 'window-too-long' as const,
          path: ['window', 'to'],
          what: 'The window is longer than a day.',
          fix: 'Split it into windows around the hours in which customers will notice something.',
        },
      ]
    : []),
];

const componentsExist: MaintenanceRule = ({ impact, window }, { lookup }) =>
  impact.flatMap(({ component }, index): Finding[] => {
    const path = ['impact', index, 'component'];
    const isRepeated = impact.findIndex((other) => other.component === component) < index;
    return [
      ...componentFindings(lookup, component, path, window),
      ...(isRepeated
        ? [
            {
              rule: 'component-twice' as const,
              path,
              what: `${code(component)} stands here twice.`,
              fix: 'Keep the entry with the worse level.',
            },
          ]
        : []),
    ];
  });

const nothingLiesAhead: MaintenanceRule = (maintenance, { now }) =>
  futureFindings(
    [
      ...maintenance.updates.map(({ at }, index) => [['updates', index, 'at'], at] as const),
      ...(maintenance.corrections ?? []).map(
        ({ at }, index) => [['corrections', index, 'at'], at] as const,
      ),
      [['actual', 'from'], maintenance.actual?.from],
      [['actual', 'to'], maintenance.actual?.to],
      [['announcedAt'], maintenance.announcedAt],
    ],
    now,
  );

const updatesAreOrdered: MaintenanceRule = ({ updates }) => [
  ...orderFindings('updates-order', 'updates', updates),
  ...updates.flatMap(({ status }, index): Finding[] => {
    const before = updates[index - 1]?.status;
    if (before === undefined || !closingStatuses.includes(before)) return [];
    return [
      {
        rule: 'closed-maintenance-goes-on',
        path: ['updates', index, 'status'],
        what: `${code(status)} follows ${code(before)}.`,
        fix: 'Let the closing update be the last one; tell what came later in a record of its own, with `related`.',
      },
    ];
  }),
];

const extensionsAreSound: MaintenanceRule = ({ updates, window }) => {
  let end = window.to;
  return updates.flatMap(({ at, status, newTo }, index): Finding[] => {
    const path = ['updates', index];
    if ((status === 'extended') !== (newTo !== undefined)) {
      const isMissing = newTo === undefined;
      return [
        {
          rule: 'extension-without-end',
          path: isMissing ? path : [...path, 'newTo'],
          what: isMissing ? '`extended` says no new end.' : `${code(status)} has a \`newTo\`.`,
          fix: isMissing ? 'Add `newTo`.' : 'Take `newTo` away, or let the status be `extended`.',
        },
      ];
    }
    if (newTo === undefined) return [];
    const old = end;
    end = newTo;
    if (newTo <= old) {
      return [
        {
          rule: 'extension-order',
          path: [...path, 'newTo'],
          what: `The new end ${isoMinute(newTo)} is not later than the old one, ${isoMinute(old)}.`,
          fix: 'Correct `newTo`; a maintenance that ends early needs no new end.',
        },
      ];
    }
    if (at <= old) return [];
    return [
      {
        rule: 'extension-late',
        path: [...path, 'at'],
        what: `The window had ended at ${isoMinute(old)} when its extension was announced.`,
        fix: 'Nothing, if that is how it was: the minutes after the old end count as downtime.',
      },
    ];
  });
};

const announcementCameInTime: MaintenanceRule = ({ announcedAt, updates, window }) => {
  const first = announcedAt ?? updates[0]?.at;
  if (first === undefined || first < window.from) return [];
  return [
    {
      rule: 'announced-late',
      path: announcedAt === undefined ? ['updates', 0, 'at'] : ['announcedAt'],
      what: `It was announced at ${isoMinute(first)}, and began at ${isoMinute(window.from)}.`,
      fix: 'Write an incident instead when customers were hit; or correct the times.',
    },
  ];
};

const closingIsSound: MaintenanceRule = (maintenance, { now }) => {
  const { updates, actual } = maintenance;
  const { window, work, closing } = maintenanceCourse(maintenance, now);
  const path = ['updates', updates.length - 1, 'status'];
  if (closing && closing.status !== 'completed' && actual) {
    return [
      {
        rule: 'called-off-with-actual',
        path: ['actual'],
        part: 'key',
        what: `The maintenance is ${code(closing.status)} and has \`actual\` times.`,
        fix: 'Take `actual` away, or let the last status be `completed`.',
      },
    ];
  }
  if (closing?.status === 'completed' && !actual && closing.at <= work.from) {
    return [
      {
        rule: 'completed-before-begin',
        path,
        what: `It was completed at ${isoMinute(closing.at)}, before it began at ${isoMinute(work.from)}.`,
        fix: 'Add `actual` when it was done earlier; or correct the time.',
      },
    ];
  }
  const wasReported = updates.some(
    ({ status }) => status === 'in_progress' || status === 'verifying',
  );
  if (closing || actual || !wasReported || now < window.to) return [];
  return [
    {
      rule: 'maintenance-not-closed',
      path,
      what: `The window ended at ${isoMinute(window.to)}, and the last update says ${code(updates.at(-1)?.status ?? '')}.`,
      fix: 'Add an update with `completed` or `extended`.',
    },
  ];
};

const maintenanceRules: readonly MaintenanceRule[] = [
  windowsAreSound,
  componentsExist,
  nothingLiesAhead,
  updatesAreOrdered,
  extensionsAreSound,
  announcementCameInTime,
  closingIsSound,
];
