import { UTCDate } from '@date-fns/utc';
import { addDays } from 'date-fns/addDays';
import { addMinutes } from 'date-fns/addMinutes';
import { severityOf } from '../domain/states.ts';
import { impactExtent, incidentStatus, resolvedAt } from '../domain/incident-state.ts';
import type { Instant } from '../schema/instant.ts';
import type { Incident } from '../schema/site.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import { communicationFindings } from './communication-rules.ts';
import { componentFindings, type ComponentLookup } from './component-rules.ts';
import type { Finding } from './problem.ts';
import { code, didYouMean } from './suggestion.ts';
import { futureFindings, isoMinute, orderFindings, windowFindings } from './time-rules.ts';

export interface RuleContext {
  readonly config: SiteConfig;
  readonly lookup: ComponentLookup;
  readonly now: Instant;
}

type IncidentRule = (incident: Incident, context: RuleContext) => readonly Finding[];

/** All rules that one incident can be judged by alone. */
export function incidentFindings(incident: Incident, context: RuleContext): Finding[] {
  return incidentRules.flatMap((rule) => rule(incident, context));
}

const hasImpact: IncidentRule = ({ impact, informational }) => {
  if (impact.length === 0 && !informational) {
    return [
      {
        rule: 'impact-missing',
        path: [],
        what: 'There is no `impact`.',
        fix: 'Add `impact` with a component, a level and `from`; or say `informational: true` when no customer was hit.',
      },
    ];
  }
  if (impact.length === 0 || !informational) return [];
  return [
    {
      rule: 'informational-with-impact',
      path: ['informational'],
      part: 'key',
      what: 'The incident is informational and has an impact.',
      fix: 'Take one of the two away.',
    },
  ];
};

const windowsAreSound: IncidentRule = ({ impact }) =>
  impact.flatMap((window, index): Finding[] => {
    const order = windowFindings(['impact', index], window.from, window.to);
    const other = impact.findIndex(
      (earlier, position) =>
        position < index && earlier.component === window.component && overlap(earlier, window),
    );
    if (other === -1) return order;
    return [
      ...order,
      {
        rule: 'window-overlap',
        path: ['impact', index, 'from'],
        what: `This window of ${code(window.component)} overlaps with entry ${other + 1} of \`impact\`.`,
        fix: 'Let the first end where the second begins, or make one of them.',
      },
    ];
  });

interface OpenWindow {
  readonly from: Instant;
  readonly to?: Instant | undefined;
}

function overlap(a: OpenWindow, b: OpenWindow): boolean {
  return a.from < (b.to ?? Infinity) && b.from < (a.to ?? Infinity);
}

const componentsExist: IncidentRule = ({ impact }, { lookup, now }) =>
  impact.flatMap(({ component, from, to }, index) =>
    componentFindings(lookup, component, ['impact', index, 'component'], {
      from,
      to: to ?? Math.max(now, from),
    }),
  );

const nothingLiesAhead: IncidentRule = (incident, { now }) =>
  futureFindings(
    [
      ...incident.impact.flatMap(
        ({ from, to }, index) =>
          [
            [['impact', index, 'from'], from],
            [['impact', index, 'to'], to],
          ] as const,
      ),
      ...incident.updates.map(({ at }, index) => [['updates', index, 'at'], at] as const),
      ...(incident.corrections ?? []).map(
        ({ at }, index) => [['corrections', index, 'at'], at] as const,
      ),
      [['detectedAt'], incident.detectedAt],
      [['acknowledgedAt'], incident.acknowledgedAt],
      [['mitigatedAt'], incident.mitigatedAt],
    ],
    now,
  );

const updatesAreOrdered: IncidentRule = ({ updates }) => [
  ...orderFindings('updates-order', 'updates', updates),
  ...updates.flatMap(({ at, nextUpdateBy }, index): Finding[] =>
    nextUpdateBy === undefined || at < nextUpdateBy
      ? []
      : [
          {
            rule: 'promise-order',
            path: ['updates', index, 'nextUpdateBy'],
            what: `The next update is promised by ${isoMinute(nextUpdateBy)}, and this one is of ${isoMinute(at)}.`,
            fix: 'Correct one of the two times.',
          },
        ],
  ),
];

const resolvedMeansOver: IncidentRule = (incident) => {
  if (incidentStatus(incident) !== 'resolved') return [];
  return incident.impact.flatMap(({ component, to }, index): Finding[] =>
    to !== undefined
      ? []
      : [
          {
            rule: 'open-window-when-resolved',
            path: ['impact', index],
            what: `The incident is resolved, and the window of ${code(component)} has no end.`,
            fix: 'Add `to`, the time at which customers stopped being hit; or let the last update say `monitoring`.',
          },
        ],
  );
};

const reopenedMeansHit: IncidentRule = ({ updates, impact }) => {
  const resolved = updates.findLastIndex(({ status }) => status === 'resolved');
  const since = updates.slice(resolved + 1).filter(({ status }) => status !== 'update');
  const [reopening] = since;
  const end = updates[resolved]?.at;
  const isWatched = since.at(-1)?.status === 'monitoring';
  if (!reopening || end === undefined || isWatched || impact.length === 0) return [];
  if (impact.some(({ to }) => to === undefined || end < to)) return [];
  return [
    {
      rule: 'reopened-without-window',
      path: ['updates', updates.indexOf(reopening), 'status'],
      what: `The incident is ${code(reopening.status)} again, and no window of \`impact\` lasts beyond ${isoMinute(end)}, when it was resolved.`,
      fix: 'Add a window to `impact`, `from` the time at which customers were hit again; if they are not, say `monitoring`.',
    },
  ];
};

const resolvedCameLast: IncidentRule = (incident) => {
  const resolved = resolvedAt(incident);
  if (resolved === undefined) return [];
  return incident.impact.flatMap(({ component, to }, index): Finding[] =>
    to === undefined || to <= resolved
      ? []
      : [
          {
            rule: 'window-outlasts-resolution',
            path: ['impact', index, 'to'],
            what: `The window of ${code(component)} ends at ${isoMinute(to)}, and the incident was resolved at ${isoMinute(resolved)}.`,
            fix: 'Correct one of the two times; or reopen the incident with an update when it was called resolved too early.',
          },
        ],
  );
};

const firstUpdateCameInTime: IncidentRule = ({ updates, retroactive }) =>
  updates[0]?.status === 'resolved' && retroactive !== true
    ? [
        {
          rule: 'resolved-at-once',
          path: ['updates', 0, 'status'],
          what: 'The first update is `resolved` already.',
          fix: 'Add `retroactive: true` when it was written afterwards.',
        },
      ]
    : [];

const momentsAreOrdered: IncidentRule = (incident) => {
  const { detectedAt, acknowledgedAt, mitigatedAt } = incident;
  const moments = { detectedAt, acknowledgedAt, mitigatedAt };
  const resolved = resolvedAt(incident);
  const find = (key: keyof typeof moments, relation: string, limit: Instant): Finding => ({
    rule: 'moments-order',
    path: [key],
    what: `${code(key)} is ${isoMinute(moments[key] ?? limit)}, ${relation} ${isoMinute(limit)}.`,
    fix: 'Correct one of the two times.',
  });
  const notBefore = (key: keyof typeof moments, other: string, limit?: Instant): Finding[] => {
    const at = moments[key];
    const isSound = at === undefined || limit === undefined || limit <= at;
    return isSound ? [] : [find(key, `before ${other} at`, limit)];
  };
  const notAfterResolved = (key: keyof typeof moments): Finding[] => {
    const at = moments[key];
    const isSound = at === undefined || resolved === undefined || at <= resolved;
    return isSound ? [] : [find(key, 'after it was resolved at', resolved)];
  };
  return [
    ...notBefore('acknowledgedAt', '`detectedAt`', detectedAt),
    ...(acknowledgedAt === undefined
      ? notBefore('mitigatedAt', '`detectedAt`', detectedAt)
      : notBefore('mitigatedAt', '`acknowledgedAt`', acknowledgedAt)),
    ...notBefore('mitigatedAt', 'the impact began', impactExtent(incident)?.from),
    ...notAfterResolved('detectedAt'),
    ...notAfterResolved('acknowledgedAt'),
    ...notAfterResolved('mitigatedAt'),
  ];
};

const severityAgrees: IncidentRule = ({ severity, impact }) => {
  const derived = severityOf(impact.map(({ level }) => level));
  if (severity === undefined || severity === derived) return [];
  return [
    {
      rule: 'severity-contradicts',
      path: ['severity'],
      what: `\`severity\` is ${code(severity)}; from the impact follows ${code(derived)}.`,
      fix: 'Take `severity` away, or correct the levels of the impact.',
    },
  ];
};

const closingIsComplete: IncidentRule = (incident) => {
  const { dataLoss, dataLossNote, customerAction, impact, informational } = incident;
  const findings: Finding[] = [];
  if (dataLoss !== undefined && dataLoss !== 'none' && dataLossNote === undefined) {
    findings.push({
      rule: 'data-loss-note-missing',
      path: ['dataLoss'],
      what: `\`dataLoss\` is ${code(dataLoss)}, and nothing explains it.`,
      fix: 'Add `dataLossNote`: which data, how much, what comes of it.',
    });
  }
  if (incidentStatus(incident) !== 'resolved' || informational) return findings;
  if (dataLoss === undefined) {
    findings.push({
      rule: 'data-loss-unstated',
      path: [],
      what: 'The incident is resolved and says nothing about data.',
      fix: 'Add `dataLoss: none` when nothing was lost; otherwise what was, and `dataLossNote`.',
    });
  }
  const wasOutage = impact.some(({ level }) => level !== 'degraded_performance');
  if (wasOutage && customerAction === undefined) {
    findings.push({
      rule: 'customer-action-unstated',
      path: [],
      what: 'The outage is over, and nothing says what customers should check.',
      fix: 'Add `customerAction`; `none` when there is nothing to do.',
    });
  }
  return findings;
};

const upstreamExists: IncidentRule = ({ upstream }, { config }) => {
  const known = config.upstreams.map(({ id }) => id);
  if (upstream === undefined || known.includes(upstream)) return [];
  const fix =
    known.length === 0
      ? 'Add it to `upstreams` in `status.config.ts`.'
      : didYouMean(upstream, known);
  return [
    {
      rule: 'unknown-upstream',
      path: ['upstream'],
      what: `There is no upstream ${code(upstream)}.`,
      fix,
    },
  ];
};

const promiseIsClear: IncidentRule = ({ postmortem }) => {
  if (!postmortem || (postmortem.due === undefined) !== (postmortem.none === undefined)) return [];
  const isEmpty = postmortem.due === undefined;
  return [
    {
      rule: 'postmortem-promise',
      path: ['postmortem'],
      what: isEmpty
        ? '`postmortem` is empty.'
        : '`postmortem` has a day and a reason why there is none.',
      fix: 'Write `due: 2026-03-28`, or `none: …` with the reason.',
    },
  ];
};

/** Beyond that a promise is rather a slip in a year or a month. */
const mostDaysPromised = 7;

const openIncidentSpeaks: IncidentRule = (incident, { config, now }) => {
  const last = incident.updates.at(-1);
  if (!last || incidentStatus(incident) === 'resolved') return [];
  const path = ['updates', incident.updates.length - 1];
  const latest = addDays(new UTCDate(last.at), mostDaysPromised).getTime();
  const until = last.nextUpdateBy ?? addMinutes(last.at, config.policy.updateCadence).getTime();
  const promise = 'Write an update, or promise one in `nextUpdateBy`.';
  return [
    ...(last.nextUpdateBy === undefined
      ? [
          {
            rule: 'promise-missing' as const,
            path,
            what: 'The incident is open, and nothing says when the next update comes.',
            fix: 'Add `nextUpdateBy` to the last update.',
          },
        ]
      : []),
    ...(latest < (last.nextUpdateBy ?? latest)
      ? [
          {
            rule: 'promise-far' as const,
            path: [...path, 'nextUpdateBy'],
            what: `The next update is promised by ${isoMinute(until)}, more than ${mostDaysPromised} days after this one.`,
            fix: 'Correct the year, the month or the day; or promise an earlier update, even without news.',
          },
        ]
      : []),
    ...(until <= now
      ? [
          {
            rule: 'update-overdue' as const,
            path,
            what: `The next update was due at ${isoMinute(until)}.`,
            fix: promise,
          },
        ]
      : []),
  ];
};

const incidentRules: readonly IncidentRule[] = [
  hasImpact,
  windowsAreSound,
  componentsExist,
  nothingLiesAhead,
  updatesAreOrdered,
  resolvedMeansOver,
  reopenedMeansHit,
  resolvedCameLast,
  firstUpdateCameInTime,
  momentsAreOrdered,
  severityAgrees,
  closingIsComplete,
  upstreamExists,
  promiseIsClear,
  openIncidentSpeaks,
  communicationFindings,
];
