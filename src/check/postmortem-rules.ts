import { isOverdue } from '../domain/actions.ts';
import { firstResolvedAt } from '../domain/incident-state.ts';
import type { Instant } from '../schema/instant.ts';
import type { Action, PostmortemFrontmatter } from '../schema/postmortem.ts';
import type { Incident } from '../schema/site.ts';
import type { Path } from '../read/fault.ts';
import type { Finding } from './problem.ts';
import { code, relatedFix } from './suggestion.ts';
import { futureFindings, isoMinute, orderFindings } from './time-rules.ts';

export interface PostmortemContext {
  /** The id of the folder in which the postmortem stands. */
  readonly id: string;
  /** All valid incidents by id. */
  readonly incidents: ReadonlyMap<string, Incident>;
  /** The ids of maintenances. */
  readonly maintenances: ReadonlySet<string>;
  /** Every id that there is, also of records that have errors. */
  readonly ids: ReadonlySet<string>;
  readonly now: Instant;
}

type PostmortemRule = (
  postmortem: PostmortemFrontmatter,
  context: PostmortemContext,
) => readonly Finding[];

/** All rules that one postmortem is judged by, its incidents at hand. */
export function postmortemFindings(
  postmortem: PostmortemFrontmatter,
  context: PostmortemContext,
): Finding[] {
  return postmortemRules.flatMap((rule) => rule(postmortem, context));
}

const publicationIsSound: PostmortemRule = ({ status, publishedAt, alsoCovers }, context) => {
  if (status === 'draft') return [];
  if (publishedAt === undefined) {
    const what = 'The postmortem is published, and nothing says since when.';
    const fix = 'Add `publishedAt`.';
    return [{ rule: 'published-at-missing', path: ['status'], what, fix }];
  }
  return [context.id, ...(alsoCovers ?? [])].flatMap((id): Finding[] => {
    const incident = context.incidents.get(id);
    const resolved = incident && firstResolvedAt(incident);
    if (!incident || (resolved !== undefined && resolved < publishedAt)) return [];
    const state =
      resolved === undefined ? 'is still open' : `was resolved at ${isoMinute(resolved)}`;
    return [
      {
        rule: 'published-before-resolved',
        path: ['publishedAt'],
        what: `The postmortem was published at ${isoMinute(publishedAt)}; ${code(id)} ${state}.`,
        fix: 'Correct `publishedAt`, or let the postmortem be a `draft` until then.',
      },
    ];
  });
};

const coversExist: PostmortemRule = ({ alsoCovers }, { id, maintenances, ids }) =>
  (alsoCovers ?? []).flatMap((other, index): Finding[] => {
    const path = ['alsoCovers', index];
    if (other === id) {
      const what = 'The postmortem covers its own incident anyway.';
      return [{ rule: 'unknown-covered', path, what, fix: 'Take the entry away.' }];
    }
    if (maintenances.has(other)) {
      const what = `${code(other)} is a maintenance, not an incident.`;
      const fix = 'Take the entry away, or name an incident.';
      return [{ rule: 'unknown-covered', path, what, fix }];
    }
    if (ids.has(other)) return [];
    const what = `There is no incident ${code(other)}.`;
    return [{ rule: 'unknown-covered', path, what, fix: relatedFix(other, ids) }];
  });

const timelineIsSound: PostmortemRule = ({ timeline }) =>
  timeline === undefined || timeline.length === 0
    ? [
        missing(
          'timeline-missing',
          'timeline',
          'what happened and what was done, each with its time',
        ),
      ]
    : orderFindings('timeline-order', 'timeline', timeline);

const storyIsComplete: PostmortemRule = ({ trigger, detection, contributingFactors }, context) => {
  const detectedBy = context.incidents.get(context.id)?.detectedBy;
  const findings: Finding[] = [];
  if (trigger === undefined) {
    findings.push(missing('trigger-missing', 'trigger', 'the event that set it off'));
  }
  if (detection === undefined) {
    findings.push(missing('detection-missing', 'detection', 'who or what noticed, and how'));
  } else if (detectedBy !== undefined && detectedBy !== detection.by) {
    findings.push({
      rule: 'detection-contradicts',
      path: ['detection', 'by'],
      what: `${code(detection.by)} noticed, says the postmortem; ${code(detectedBy)}, says the incident.`,
      fix: 'Correct one of the two.',
    });
  }
  if (contributingFactors.length === 1) {
    findings.push({
      rule: 'single-factor',
      path: ['contributingFactors'],
      part: 'key',
      what: 'There is one contributing factor.',
      fix: 'Ask what else had to be as it was: design, capacity, monitoring, process, documentation.',
    });
  }
  return findings;
};

/** How texts of the scaffold begin. */
const placeholder = /^TODO\b/;

const nothingIsLeftToWrite: PostmortemRule = (postmortem) =>
  postmortem.status === 'draft'
    ? []
    : textsIn(postmortem, []).flatMap(({ path, text }): Finding[] =>
        placeholder.test(text.trim())
          ? [
              {
                rule: 'placeholder-left',
                path,
                what: `The postmortem is published, and this says ${code(text.trim())}.`,
                fix: 'Write it, take it away, or let the postmortem be a `draft`.',
              },
            ]
          : [],
      );

function textsIn(value: unknown, path: Path): { readonly path: Path; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    textsIn(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

const hasActions: PostmortemRule = ({ actions, noActionsReason }) => {
  if ((actions === undefined) !== (noActionsReason === undefined)) return [];
  const isEmpty = actions === undefined;
  return [
    {
      rule: 'actions-missing',
      path: isEmpty ? [] : ['noActionsReason'],
      part: 'key',
      what: isEmpty
        ? 'There are no `actions`.'
        : 'There are `actions` and a reason why there are none.',
      fix: isEmpty ? 'Add `actions`, or `noActionsReason`.' : 'Take one of the two away.',
    },
  ];
};

const actionsAreToldApart: PostmortemRule = ({ actions = [] }) => {
  const titles = new Set<string>();
  return actions.flatMap(({ title }, index): Finding[] => {
    if (!titles.has(title)) {
      titles.add(title);
      return [];
    }
    const path = ['actions', index, 'title'];
    const what = `Another action is called ${code(title)} already.`;
    const fix = 'Say in the title what only this one is about, or make one action of the two.';
    return [{ rule: 'action-twice', path, what, fix }];
  });
};

const actionsAreSound: PostmortemRule = ({ actions }, { now }) =>
  (actions ?? []).flatMap((action, index) => actionFindings(action, index, now));

function actionFindings(action: Action, index: number, now: Instant): Finding[] {
  const path = ['actions', index];
  const { status, due, doneAt, reason } = action;
  const isOver = status === 'done' || status === 'declined';
  const findings: Finding[] = [];
  const find = (rule: Finding['rule'], what: string, fix: string, key = 'status'): void => {
    findings.push({ rule, path: [...path, key], what, fix });
  };
  if (!isOver && due === undefined) {
    find(
      'action-due-missing',
      `The action is ${code(status)} and has no \`due\`.`,
      'Add `due`, a day.',
    );
  }
  if ((status === 'done') !== (doneAt !== undefined)) {
    const isDone = status === 'done';
    const what = isDone
      ? 'The action is done; nothing says when.'
      : `The action is ${code(status)} and has \`doneAt\`.`;
    find('action-done-at', what, isDone ? 'Add `doneAt`.' : 'Take `doneAt` away, or say `done`.');
  }
  if ((status === 'declined') !== (reason !== undefined)) {
    const isDeclined = status === 'declined';
    const what = isDeclined
      ? 'The action was declined; nothing says why.'
      : `The action is ${code(status)} and has a \`reason\`.`;
    find(
      'action-reason',
      what,
      isDeclined ? 'Add `reason`.' : 'Take `reason` away, or say `declined`.',
    );
  }
  if (isOverdue(action, now)) {
    find(
      'action-overdue',
      `The action was due on ${due ?? ''}.`,
      'Finish it, decline it with a reason, or set a new day.',
      'due',
    );
  }
  return findings;
}

const nothingLiesAhead: PostmortemRule = ({ publishedAt, timeline, actions }, { now }) =>
  futureFindings(
    [
      [['publishedAt'], publishedAt],
      ...(timeline ?? []).map(({ at }, index) => [['timeline', index, 'at'], at] as const),
      ...(actions ?? []).map(
        ({ doneAt }, index) => [['actions', index, 'doneAt'], doneAt] as const,
      ),
    ],
    now,
  );

function missing(rule: Finding['rule'], key: string, meaning: string): Finding {
  const what = `There is no ${code(key)}.`;
  return { rule, path: [], what, fix: `Add ${code(key)}: ${meaning}.` };
}

const postmortemRules: readonly PostmortemRule[] = [
  publicationIsSound,
  coversExist,
  timelineIsSound,
  storyIsComplete,
  nothingIsLeftToWrite,
  hasActions,
  actionsAreToldApart,
  actionsAreSound,
  nothingLiesAhead,
];
