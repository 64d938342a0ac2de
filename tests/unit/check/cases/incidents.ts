import {
  type Change,
  config,
  INCIDENT,
  incident,
  maintenance,
  moved,
  openIncident,
} from '../site-text.ts';
import type { RuleCase } from './rule-case.ts';

const window =
  'impact:\n  - component: checkout\n    level: partial_outage\n    from: 2026-03-14T10:02:00Z\n    to: 2026-03-14T11:00:00Z\n';
const withoutImpact: Change = [window, ''];

/** A line more at the end of the frontmatter: line 17. */
function plus(line: string): Change {
  return ['customerAction: none', `customerAction: none\n${line}`];
}

/** A second window of the same component below the first: its `from` is line 10. */
function second(from: string, to?: string): Change {
  return [
    '    to: 2026-03-14T11:00:00Z\n',
    `    to: 2026-03-14T11:00:00Z\n  - component: checkout\n    level: major_outage\n    from: ${from}\n${to === undefined ? '' : `    to: ${to}\n`}`,
  ];
}

/** The end of the window on the same day. */
function endedAt(time: string): Change {
  return ['to: 2026-03-14T11:00:00Z', `to: 2026-03-14T${time}:00Z`];
}

/** What was not said while it lasted is not judged by when it was said. */
const writtenLater: Change = ['dataLoss: none', 'dataLoss: none\nretroactive: true'];

const declined = 'Some card payments are declined.';

/** From a minute on, checkout is out wholly: the second window begins in line 8. */
function worseFrom(minute: string): Change {
  const at = `2026-03-14T${minute}:00Z`;
  return [
    '    to: 2026-03-14T11:00:00Z\n',
    `    to: ${at}\n  - component: checkout\n    level: major_outage\n    from: ${at}\n    to: 2026-03-14T11:00:00Z\n`,
  ];
}

/** The day after it was resolved, an update opens it again: its status is line 16. */
function reopened(status: string, more = ''): Change {
  return [
    '    text: All cards work again.\n',
    `    text: All cards work again.\n  - at: 2026-03-15T11:40:00Z\n    status: ${status}\n    text: Cards.\n    nextUpdateBy: 2026-03-15T13:00:00Z\n${more}`,
  ];
}

export const incidentCases: readonly RuleCase[] = [
  {
    rule: 'impact-missing',
    when: 'there is neither an impact nor a word that there is none',
    wrong: incident(withoutImpact),
    at: [INCIDENT, 2, 1],
    what: 'There is no `impact`.',
    fix: 'Add `impact` with a component, a level and `from`; or say `informational: true` when no customer was hit.',
    right: incident(withoutImpact, plus('informational: true')),
  },
  {
    rule: 'informational-with-impact',
    when: 'an incident with an impact says that it is informational',
    wrong: incident(plus('informational: true')),
    at: [INCIDENT, 17, 1],
    what: 'The incident is informational and has an impact.',
    fix: 'Take one of the two away.',
    right: incident(),
  },
  {
    rule: 'unknown-component',
    when: 'a component is misspelt',
    wrong: incident(['component: checkout', 'component: chekout']),
    at: [INCIDENT, 4, 16],
    what: 'There is no component `chekout`.',
    fix: 'Did you mean `checkout`?',
    right: incident(['component: checkout', "component: 'checkout'"]),
  },
  {
    rule: 'unknown-component',
    when: 'a component is written with a Cyrillic letter that looks like a Latin one',
    wrong: incident(['component: checkout', 'component: ch\u0435ckout']),
    at: [INCIDENT, 4, 16],
    what: 'There is no component `ch\u0435ckout`.',
    fix: 'Did you mean `checkout`? Character 3 of what is written is U+0435: it may look like another.',
    right: incident(['component: checkout', 'component: "ch\\u0065ckout"']),
  },
  {
    rule: 'unknown-component',
    when: 'a character without width stands in a component',
    wrong: incident(['component: checkout', 'component: checkout\u200b']),
    at: [INCIDENT, 4, 16],
    what: 'There is no component `checkout\u200b`.',
    fix: 'Did you mean `checkout`? Character 9 of what is written is U+200B: nobody sees it.',
    right: incident(),
  },
  {
    rule: 'unknown-component',
    when: 'a component is like none that there is',
    wrong: incident(['component: checkout', 'component: mail']),
    at: [INCIDENT, 4, 16],
    what: 'There is no component `mail`.',
    fix: 'Use one of `checkout`, `database`, `search`.',
    right: incident(['component: checkout', 'component: search']),
  },
  {
    rule: 'unknown-component',
    when: 'a group stands for its components',
    wrong: incident(['component: checkout', 'component: web']),
    at: [INCIDENT, 4, 16],
    what: '`web` is a group, not a component.',
    fix: 'Name the components that are hit: `search`.',
    right: incident(['component: checkout', 'component: search']),
  },
  {
    rule: 'component-not-in-service',
    when: 'a component was hit before its first day',
    wrong: {
      ...config(["since: '2020-01-01', until: '2027-01-01'", "since: '2026-03-15'"]),
      ...incident(['component: checkout', 'component: database']),
    },
    at: [INCIDENT, 4, 16],
    what: '`database` was in service from 2026-03-15, and the impact lies outside of that.',
    fix: 'Correct the times here, or `since` and `until` of the component in `status.config.ts`.',
    right: {
      ...config(["since: '2020-01-01', until: '2027-01-01'", "since: '2026-03-14'"]),
      ...incident(['component: checkout', 'component: database']),
    },
  },
  {
    rule: 'component-not-in-service',
    when: 'a component is hit beyond its last day',
    wrong: {
      ...config(["since: '2020-01-01', until: '2027-01-01'", "until: '2026-03-15'"]),
      ...openIncident(['component: checkout', 'component: database']),
    },
    at: [INCIDENT, 4, 16],
    what: '`database` was in service until 2026-03-15, and the impact lies outside of that.',
    fix: 'Correct the times here, or `since` and `until` of the component in `status.config.ts`.',
    right: {
      ...config(["since: '2020-01-01', until: '2027-01-01'", "until: '2026-03-16'"]),
      ...openIncident(['component: checkout', 'component: database']),
    },
  },
  {
    rule: 'window-order',
    when: 'a window ends when it begins',
    wrong: incident(['to: 2026-03-14T11:00:00Z', 'to: 2026-03-14T10:02:00Z']),
    at: [INCIDENT, 7, 9],
    what: 'The window ends at 2026-03-14T10:02Z and begins at 2026-03-14T10:02Z.',
    fix: 'Correct `from` or `to`; the end is later than the beginning.',
    right: incident(['to: 2026-03-14T11:00:00Z', 'to: 2026-03-14T10:02:01Z']),
  },
  {
    rule: 'window-overlap',
    when: 'a window begins before the one above it ends',
    wrong: incident(second('2026-03-14T10:59:59Z', '2026-03-14T11:05:00Z')),
    at: [INCIDENT, 10, 11],
    what: 'This window of `checkout` overlaps with entry 1 of `impact`.',
    fix: 'Let the first end where the second begins, or make one of them.',
    right: incident(second('2026-03-14T11:00:00Z', '2026-03-14T11:05:00Z')),
  },
  {
    rule: 'window-overlap',
    when: 'a window without an end stands above one that begins later',
    wrong: openIncident([
      '    from: 2026-03-14T10:02:00Z\n',
      '    from: 2026-03-14T10:02:00Z\n  - component: checkout\n    level: major_outage\n    from: 2026-03-14T11:00:00Z\n    to: 2026-03-14T11:05:00Z\n',
    ]),
    at: [INCIDENT, 9, 11],
    what: 'This window of `checkout` overlaps with entry 1 of `impact`.',
    fix: 'Let the first end where the second begins, or make one of them.',
    right: openIncident([
      '    from: 2026-03-14T10:02:00Z\n',
      '    from: 2026-03-14T10:02:00Z\n  - component: search\n    level: major_outage\n    from: 2026-03-14T11:00:00Z\n    to: 2026-03-14T11:05:00Z\n',
    ]),
  },
  {
    rule: 'in-the-future',
    when: 'an outage begins tomorrow',
    wrong: openIncident(['from: 2026-03-14T10:02:00Z', 'from: 2026-03-15T12:05:01Z']),
    at: [INCIDENT, 6, 11],
    what: '2026-03-15T12:05:01Z lies in the future.',
    fix: 'It is 2026-03-15T12:00Z now. Correct the time.',
    right: openIncident(['from: 2026-03-14T10:02:00Z', 'from: 2026-03-15T12:05:00Z']),
  },
  {
    rule: 'in-the-future',
    when: 'the end of an outage is announced in advance',
    wrong: openIncident(['10:02:00Z\n', '10:02:00Z\n    to: 2026-03-15T13:00:00Z\n']),
    at: [INCIDENT, 7, 9],
    what: '2026-03-15T13:00Z lies in the future.',
    fix: 'It is 2026-03-15T12:00Z now. Correct the time.',
    right: openIncident(['10:02:00Z\n', '10:02:00Z\n    to: 2026-03-15T12:00:00Z\n']),
  },
  {
    rule: 'in-the-future',
    when: 'an update is of next year',
    wrong: incident(['at: 2026-03-14T11:10:00Z', 'at: 2027-03-14T11:10:00Z'], writtenLater),
    at: [INCIDENT, 12, 9],
    what: '2027-03-14T11:10Z lies in the future.',
    fix: 'It is 2026-03-15T12:00Z now. Correct the time.',
    right: incident(['at: 2026-03-14T11:10:00Z', 'at: 2026-03-15T12:03:00Z'], writtenLater),
  },
  {
    rule: 'in-the-future',
    when: 'a correction is of tomorrow',
    wrong: incident(plus('corrections:\n  - at: 2026-03-16T09:00:00Z\n    text: The beginning.')),
    at: [INCIDENT, 18, 9],
    what: '2026-03-16T09:00Z lies in the future.',
    fix: 'It is 2026-03-15T12:00Z now. Correct the time.',
    right: incident(plus('corrections:\n  - at: 2026-03-15T09:00:00Z\n    text: The beginning.')),
  },
  {
    rule: 'in-the-future',
    when: 'it was noticed tomorrow',
    wrong: openIncident(plus('detectedAt: 2026-03-16T09:00:00Z')),
    at: [INCIDENT, 17, 13],
    what: '2026-03-16T09:00Z lies in the future.',
    fix: 'It is 2026-03-15T12:00Z now. Correct the time.',
    right: openIncident(plus('detectedAt: 2026-03-14T10:03:00Z')),
  },
  {
    rule: 'updates-order',
    when: 'an update is as old as the one above it',
    wrong: incident(endedAt('10:05'), ['at: 2026-03-14T11:10:00Z', 'at: 2026-03-14T10:05:00Z']),
    at: [INCIDENT, 12, 9],
    what: '2026-03-14T10:05Z does not come after 2026-03-14T10:05Z, the entry above it.',
    fix: 'Correct the time, or move the entry: the oldest stands first.',
    right: incident(endedAt('10:05'), ['at: 2026-03-14T11:10:00Z', 'at: 2026-03-14T10:05:01Z']),
  },
  {
    rule: 'promise-order',
    when: 'an update promises the next one for its own time',
    wrong: incident(
      ['are declined.', 'are declined.\n    nextUpdateBy: 2026-03-14T10:05:00Z'],
      writtenLater,
    ),
    at: [INCIDENT, 12, 19],
    what: 'The next update is promised by 2026-03-14T10:05Z, and this one is of 2026-03-14T10:05Z.',
    fix: 'Correct one of the two times.',
    right: incident(
      ['are declined.', 'are declined.\n    nextUpdateBy: 2026-03-14T10:06:00Z'],
      writtenLater,
    ),
  },
  {
    rule: 'open-window-when-resolved',
    when: 'a resolved incident has a window without an end',
    wrong: incident(['    to: 2026-03-14T11:00:00Z\n', '']),
    at: [INCIDENT, 4, 5],
    what: 'The incident is resolved, and the window of `checkout` has no end.',
    fix: 'Add `to`, the time at which customers stopped being hit; or let the last update say `monitoring`.',
    right: openIncident(),
  },
  {
    rule: 'open-window-when-resolved',
    when: 'a note comes after it was resolved',
    wrong: openIncident(
      ['status: identified', 'status: resolved'],
      [
        'nextUpdateBy: 2026-03-15T13:00:00Z\n',
        'nextUpdateBy: 2026-03-15T13:00:00Z\n  - at: 2026-03-15T10:00:00Z\n    status: update\n    text: A note.\n',
      ],
    ),
    at: [INCIDENT, 4, 5],
    what: 'The incident is resolved, and the window of `checkout` has no end.',
    fix: 'Add `to`, the time at which customers stopped being hit; or let the last update say `monitoring`.',
    right: openIncident(
      ['status: identified', 'status: resolved'],
      [
        'nextUpdateBy: 2026-03-15T13:00:00Z\n',
        'nextUpdateBy: 2026-03-15T13:00:00Z\n  - at: 2026-03-15T11:30:00Z\n    status: monitoring\n    text: It is back.\n    nextUpdateBy: 2026-03-15T13:00:00Z\n',
      ],
    ),
  },
  {
    rule: 'reopened-without-window',
    when: 'it came back, and no window says so',
    wrong: incident(reopened('investigating')),
    at: [INCIDENT, 16, 13],
    what: 'The incident is `investigating` again, and no window of `impact` lasts beyond 2026-03-14T11:10Z, when it was resolved.',
    fix: 'Add a window to `impact`, `from` the time at which customers were hit again; if they are not, say `monitoring`.',
    right: incident(reopened('investigating'), second('2026-03-15T11:30:00Z')),
  },
  {
    rule: 'reopened-without-window',
    when: 'the cause is found, and a note follows',
    wrong: incident(
      reopened(
        'identified',
        '  - at: 2026-03-15T11:50:00Z\n    status: update\n    text: A note.\n    nextUpdateBy: 2026-03-15T13:00:00Z\n',
      ),
    ),
    at: [INCIDENT, 16, 13],
    what: 'The incident is `identified` again, and no window of `impact` lasts beyond 2026-03-14T11:10Z, when it was resolved.',
    fix: 'Add a window to `impact`, `from` the time at which customers were hit again; if they are not, say `monitoring`.',
    right: incident(reopened('identified'), second('2026-03-15T11:30:00Z', '2026-03-15T11:45:00Z')),
  },
  {
    rule: 'reopened-without-window',
    when: 'it is looked into again, and not only watched',
    wrong: incident(reopened('identified')),
    at: [INCIDENT, 16, 13],
    what: 'The incident is `identified` again, and no window of `impact` lasts beyond 2026-03-14T11:10Z, when it was resolved.',
    fix: 'Add a window to `impact`, `from` the time at which customers were hit again; if they are not, say `monitoring`.',
    right: incident(reopened('monitoring')),
  },
  {
    rule: 'reopened-without-window',
    when: 'it had an impact, and is not informational',
    wrong: incident(reopened('investigating')),
    at: [INCIDENT, 16, 13],
    what: 'The incident is `investigating` again, and no window of `impact` lasts beyond 2026-03-14T11:10Z, when it was resolved.',
    fix: 'Add a window to `impact`, `from` the time at which customers were hit again; if they are not, say `monitoring`.',
    right: incident(reopened('investigating'), withoutImpact, plus('informational: true')),
  },
  {
    rule: 'window-outlasts-resolution',
    when: 'a window ends after the incident was resolved',
    wrong: incident(endedAt('11:30')),
    at: [INCIDENT, 7, 9],
    what: 'The window of `checkout` ends at 2026-03-14T11:30Z, and the incident was resolved at 2026-03-14T11:10Z.',
    fix: 'Correct one of the two times; or reopen the incident with an update when it was called resolved too early.',
    right: incident(endedAt('11:10')),
  },
  {
    rule: 'window-outlasts-resolution',
    when: 'a window ends after the first of two updates that say so',
    wrong: incident(endedAt('11:30'), [
      'All cards work again.\n',
      'Back.\n  - at: 2026-03-14T12:00:00Z\n    status: resolved\n    text: Now all cards work again.\n',
    ]),
    at: [INCIDENT, 7, 9],
    what: 'The window of `checkout` ends at 2026-03-14T11:30Z, and the incident was resolved at 2026-03-14T11:10Z.',
    fix: 'Correct one of the two times; or reopen the incident with an update when it was called resolved too early.',
    right: incident(endedAt('11:30'), [
      'All cards work again.\n',
      'Back.\n  - at: 2026-03-14T11:20:00Z\n    status: monitoring\n    text: Not yet.\n  - at: 2026-03-14T12:00:00Z\n    status: resolved\n    text: Now all cards work again.\n',
    ]),
  },
  {
    rule: 'moments-order',
    when: 'it was acknowledged before it was noticed',
    wrong: incident(plus('detectedAt: 2026-03-14T10:04:00Z\nacknowledgedAt: 2026-03-14T10:03:00Z')),
    at: [INCIDENT, 18, 17],
    what: '`acknowledgedAt` is 2026-03-14T10:03Z, before `detectedAt` at 2026-03-14T10:04Z.',
    fix: 'Correct one of the two times.',
    right: incident(plus('detectedAt: 2026-03-14T10:04:00Z\nacknowledgedAt: 2026-03-14T10:04:00Z')),
  },
  {
    rule: 'moments-order',
    when: 'it was mitigated before it was noticed',
    wrong: incident(plus('detectedAt: 2026-03-14T10:30:00Z\nmitigatedAt: 2026-03-14T10:20:00Z')),
    at: [INCIDENT, 18, 14],
    what: '`mitigatedAt` is 2026-03-14T10:20Z, before `detectedAt` at 2026-03-14T10:30Z.',
    fix: 'Correct one of the two times.',
    right: incident(plus('detectedAt: 2026-03-14T10:00:00Z\nmitigatedAt: 2026-03-14T10:20:00Z')),
  },
  {
    rule: 'moments-order',
    when: 'it was mitigated before somebody took it on',
    wrong: incident(
      plus('acknowledgedAt: 2026-03-14T10:30:00Z\nmitigatedAt: 2026-03-14T10:20:00Z'),
    ),
    at: [INCIDENT, 18, 14],
    what: '`mitigatedAt` is 2026-03-14T10:20Z, before `acknowledgedAt` at 2026-03-14T10:30Z.',
    fix: 'Correct one of the two times.',
    right: incident(
      plus('acknowledgedAt: 2026-03-14T10:10:00Z\nmitigatedAt: 2026-03-14T10:20:00Z'),
    ),
  },
  {
    rule: 'moments-order',
    when: 'it was mitigated before it began',
    wrong: incident(plus('mitigatedAt: 2026-03-14T10:01:59Z')),
    at: [INCIDENT, 17, 14],
    what: '`mitigatedAt` is 2026-03-14T10:01:59Z, before the impact began at 2026-03-14T10:02Z.',
    fix: 'Correct one of the two times.',
    right: incident(plus('mitigatedAt: 2026-03-14T10:02:00Z')),
  },
  {
    rule: 'moments-order',
    when: 'it was mitigated after it was resolved',
    wrong: incident(plus('mitigatedAt: 2026-03-14T11:11:00Z')),
    at: [INCIDENT, 17, 14],
    what: '`mitigatedAt` is 2026-03-14T11:11Z, after it was resolved at 2026-03-14T11:10Z.',
    fix: 'Correct one of the two times.',
    right: incident(plus('mitigatedAt: 2026-03-14T11:10:00Z')),
  },
  {
    rule: 'moments-order',
    when: 'it was noticed after it was resolved',
    wrong: incident(plus('detectedAt: 2026-03-14T11:11:00Z')),
    at: [INCIDENT, 17, 13],
    what: '`detectedAt` is 2026-03-14T11:11Z, after it was resolved at 2026-03-14T11:10Z.',
    fix: 'Correct one of the two times.',
    right: incident(plus('detectedAt: 2026-03-14T11:10:00Z')),
  },
  {
    rule: 'resolved-at-once',
    when: 'the first update closes the incident',
    wrong: incident(endedAt('10:05'), ['status: investigating', 'status: resolved']),
    at: [INCIDENT, 10, 13],
    what: 'The first update is `resolved` already.',
    fix: 'Add `retroactive: true` when it was written afterwards.',
    right: incident(
      endedAt('10:05'),
      ['status: investigating', 'status: resolved'],
      plus('retroactive: true'),
    ),
  },
  {
    rule: 'severity-contradicts',
    when: 'a partial outage is called minor',
    wrong: incident(plus('severity: minor')),
    at: [INCIDENT, 17, 11],
    what: '`severity` is `minor`; from the impact follows `major`.',
    fix: 'Take `severity` away, or correct the levels of the impact.',
    right: incident(plus('severity: major')),
  },
  {
    rule: 'data-loss-unstated',
    when: 'a resolved incident says nothing about data',
    wrong: incident(['dataLoss: none\n', '']),
    at: [INCIDENT, 2, 1],
    what: 'The incident is resolved and says nothing about data.',
    fix: 'Add `dataLoss: none` when nothing was lost; otherwise what was, and `dataLossNote`.',
    right: openIncident(['dataLoss: none\n', '']),
  },
  {
    rule: 'data-loss-note-missing',
    when: 'data was delayed, and nothing says which',
    wrong: incident(['dataLoss: none', 'dataLoss: delayed']),
    at: [INCIDENT, 15, 11],
    what: '`dataLoss` is `delayed`, and nothing explains it.',
    fix: 'Add `dataLossNote`: which data, how much, what comes of it.',
    right: incident(['dataLoss: none', 'dataLoss: delayed\ndataLossNote: Receipts came late.']),
  },
  {
    rule: 'customer-action-unstated',
    when: 'an outage is over, and customers are left alone',
    wrong: incident(['customerAction: none\n', '']),
    at: [INCIDENT, 2, 1],
    what: 'The outage is over, and nothing says what customers should check.',
    fix: 'Add `customerAction`; `none` when there is nothing to do.',
    right: incident(
      ['customerAction: none\n', ''],
      ['level: partial_outage', 'level: degraded_performance'],
    ),
  },
  {
    rule: 'unknown-upstream',
    when: 'an upstream is misspelt',
    wrong: incident(plus('upstream: banks')),
    at: [INCIDENT, 17, 11],
    what: 'There is no upstream `banks`.',
    fix: 'Did you mean `bank`?',
    right: incident(plus('upstream: bank')),
  },
  {
    rule: 'unknown-upstream',
    when: 'the configuration has no upstreams',
    wrong: {
      ...config(["  upstreams: [{ id: 'bank', name: 'the card bank' }],\n", '']),
      ...incident(plus('upstream: bank')),
    },
    at: [INCIDENT, 17, 11],
    what: 'There is no upstream `bank`.',
    fix: 'Add it to `upstreams` in `status.config.ts`.',
    right: {
      ...config(["  upstreams: [{ id: 'bank', name: 'the card bank' }],\n", '']),
      ...incident(),
    },
  },
  {
    rule: 'unknown-related',
    when: 'a related record is misspelt',
    wrong: { ...incident(plus('related:\n  - 2026-03-10-databse')), ...maintenance() },
    at: [INCIDENT, 18, 5],
    what: 'There is no record `2026-03-10-databse`.',
    fix: 'Did you mean `2026-03-10-database`?',
    right: { ...incident(plus('related:\n  - 2026-03-10-database')), ...maintenance() },
  },
  {
    rule: 'unknown-related',
    when: 'a related record has the longest name that is made, and its end is misspelt',
    wrong: {
      ...incident(plus(`related:\n  - 2026-03-10-${'a'.repeat(58)}-x`)),
      ...moved(maintenance(), 'database', `${'a'.repeat(58)}-y`),
    },
    at: [INCIDENT, 18, 5],
    what: `There is no record \`2026-03-10-${'a'.repeat(58)}-x\`.`,
    fix: `Did you mean \`2026-03-10-${'a'.repeat(58)}-y\`?`,
    right: {
      ...incident(plus(`related:\n  - 2026-03-10-${'a'.repeat(58)}-y`)),
      ...moved(maintenance(), 'database', `${'a'.repeat(58)}-y`),
    },
  },
  {
    rule: 'unknown-related',
    when: 'a related record is like none that there is',
    wrong: { ...incident(plus('related: [the-other-one]')), ...maintenance() },
    at: [INCIDENT, 17, 11],
    what: 'There is no record `the-other-one`.',
    fix: 'Write the name of a folder below `incidents/`.',
    right: { ...incident(plus('related: [2026-03-10-database]')), ...maintenance() },
  },
  {
    rule: 'related-itself',
    when: 'a record names itself',
    wrong: incident(plus('related:\n  - 2026-03-14-checkout')),
    at: [INCIDENT, 18, 5],
    what: 'The record names itself.',
    fix: 'Take the entry away.',
    right: { ...incident(plus('related:\n  - 2026-03-10-database')), ...maintenance() },
  },
  {
    rule: 'related-itself',
    when: 'a record names another twice',
    wrong: {
      ...incident(plus('related:\n  - 2026-03-10-database\n  - 2026-03-10-database')),
      ...maintenance(),
    },
    at: [INCIDENT, 19, 5],
    what: '`2026-03-10-database` stands here twice.',
    fix: 'Take the entry away.',
    right: {
      ...incident(plus('related:\n  - 2026-03-10-database')),
      ...maintenance(['expect:', 'related: [2026-03-14-checkout]\nexpect:']),
    },
  },
  {
    rule: 'postmortem-promise',
    when: 'a promise says nothing',
    wrong: incident(plus('postmortem: {}')),
    at: [INCIDENT, 17, 13],
    what: '`postmortem` is empty.',
    fix: 'Write `due: 2026-03-28`, or `none: …` with the reason.',
    right: incident(plus('postmortem: { none: It was the bank. }')),
  },
  {
    rule: 'postmortem-promise',
    when: 'a promise says both',
    wrong: incident(plus('postmortem:\n  due: 2026-03-28\n  none: It was the bank.')),
    at: [INCIDENT, 18, 3],
    what: '`postmortem` has a day and a reason why there is none.',
    fix: 'Write `due: 2026-03-28`, or `none: …` with the reason.',
    right: incident(plus('postmortem:\n  due: 2026-03-28')),
  },
  {
    rule: 'postmortem-overdue',
    when: 'the day of a promised postmortem is over',
    wrong: incident(plus('postmortem:\n  due: 2026-03-15')),
    at: [INCIDENT, 18, 8],
    what: 'A postmortem was promised by 2026-03-15.',
    fix: 'Publish it, or set a new day and say so in an update.',
    right: incident(plus('postmortem:\n  due: 2026-03-16')),
    now: '2026-03-16T00:00:00Z',
  },
  {
    rule: 'promise-missing',
    when: 'an open incident does not say when it will speak again',
    wrong: openIncident(['    nextUpdateBy: 2026-03-15T13:00:00Z\n', '']),
    at: [INCIDENT, 11, 5],
    what: 'The incident is open, and nothing says when the next update comes.',
    fix: 'Add `nextUpdateBy` to the last update.',
    right: openIncident(),
    now: '2026-03-14T11:20:00Z',
  },
  {
    rule: 'promise-far',
    when: 'the year of a promise is wrong',
    wrong: openIncident(['nextUpdateBy: 2026-03-15', 'nextUpdateBy: 2036-03-15']),
    at: [INCIDENT, 14, 19],
    what: 'The next update is promised by 2036-03-15T13:00Z, more than 7 days after this one.',
    fix: 'Correct the year, the month or the day; or promise an earlier update, even without news.',
    right: openIncident([
      'nextUpdateBy: 2026-03-15T13:00:00Z',
      'nextUpdateBy: 2026-03-21T11:10:00Z',
    ]),
  },
  {
    rule: 'promise-far',
    when: 'a promise lies a week ahead and a second',
    wrong: openIncident([
      'nextUpdateBy: 2026-03-15T13:00:00Z',
      'nextUpdateBy: 2026-03-21T11:10:01Z',
    ]),
    at: [INCIDENT, 14, 19],
    what: 'The next update is promised by 2026-03-21T11:10:01Z, more than 7 days after this one.',
    fix: 'Correct the year, the month or the day; or promise an earlier update, even without news.',
    right: incident([
      'text: All cards work again.',
      'text: All cards work again.\n    nextUpdateBy: 2026-04-21T11:10:00Z',
    ]),
  },
  {
    rule: 'update-overdue',
    when: 'the time of a promised update has come',
    wrong: openIncident([
      'nextUpdateBy: 2026-03-15T13:00:00Z',
      'nextUpdateBy: 2026-03-15T12:00:00Z',
    ]),
    at: [INCIDENT, 11, 5],
    what: 'The next update was due at 2026-03-15T12:00Z.',
    fix: 'Write an update, or promise one in `nextUpdateBy`.',
    right: openIncident([
      'nextUpdateBy: 2026-03-15T13:00:00Z',
      'nextUpdateBy: 2026-03-15T12:00:01Z',
    ]),
  },
  {
    rule: 'update-overdue',
    when: 'nothing was promised, and an hour has passed',
    wrong: openIncident(['    nextUpdateBy: 2026-03-15T13:00:00Z\n', '']),
    at: [INCIDENT, 11, 5],
    what: 'The next update was due at 2026-03-14T12:10Z.',
    fix: 'Write an update, or promise one in `nextUpdateBy`.',
    besides: ['promise-missing 11:5'],
    right: openIncident([
      'nextUpdateBy: 2026-03-15T13:00:00Z',
      'nextUpdateBy: 2026-03-14T12:30:00Z',
    ]),
    now: '2026-03-14T12:10:00Z',
  },
  {
    rule: 'first-update-late',
    when: 'the first update came a quarter of an hour and a minute after the first signal',
    wrong: incident(['dataLoss: none', 'dataLoss: none\ndetectedAt: 2026-03-14T09:49:00Z']),
    at: [INCIDENT, 9, 9],
    what: 'The first update came at 2026-03-14T10:05Z; we knew of it at 2026-03-14T09:49Z.',
    fix: 'Say something within 15 minutes, even if it is only that you look; `lifeboat new incident` takes one.',
    right: incident(['dataLoss: none', 'dataLoss: none\ndetectedAt: 2026-03-14T09:50:00Z']),
  },
  {
    rule: 'promise-broken',
    when: 'an update came ten minutes later than it was promised',
    wrong: incident(promised('11:00')),
    at: [INCIDENT, 13, 9],
    what: 'This update was promised by 2026-03-14T11:00Z, and came at 2026-03-14T11:10Z.',
    fix: 'Promise what you can keep, and say that there is no news when there is none.',
    right: incident(promised('11:05')),
  },
  {
    rule: 'promise-broken',
    when: 'it is thirty days ago, but for a second',
    wrong: incident(promised('11:00')),
    at: [INCIDENT, 13, 9],
    what: 'This update was promised by 2026-03-14T11:00Z, and came at 2026-03-14T11:10Z.',
    fix: 'Promise what you can keep, and say that there is no news when there is none.',
    right: incident(promised('11:00'), writtenLater),
    now: '2026-04-13T11:09:59Z',
  },
  {
    rule: 'long-silence',
    when: 'nothing was promised, and 66 minutes passed',
    wrong: incident(['at: 2026-03-14T10:05:00Z', 'at: 2026-03-14T10:04:00Z']),
    at: [INCIDENT, 12, 9],
    what: 'Nothing was said from 2026-03-14T10:04Z to 2026-03-14T11:10Z.',
    fix: 'Say something every 60 minutes, or promise another time in `nextUpdateBy`.',
    right: incident(),
  },
  {
    rule: 'silent-change',
    when: 'it got worse, and the next update came 16 minutes later',
    wrong: incident(worseFrom('10:54')),
    at: [INCIDENT, 10, 11],
    what: 'How `checkout` works changed at 2026-03-14T10:54Z, and the next update came at 2026-03-14T11:10Z.',
    fix: 'Say it when it gets better or worse: `lifeboat update --component` does both at once.',
    right: incident(worseFrom('10:55')),
  },
  {
    rule: 'silent-change',
    when: 'it got worse, and the last update was 16 minutes ago',
    wrong: incident(worseFrom('10:21')),
    at: [INCIDENT, 10, 11],
    what: 'How `checkout` works changed at 2026-03-14T10:21Z, and the next update came at 2026-03-14T11:10Z.',
    fix: 'Say it when it gets better or worse: `lifeboat update --component` does both at once.',
    right: incident(worseFrom('10:21'), [
      'major_outage\n',
      'major_outage\n    approximate: true\n',
    ]),
  },
  {
    rule: 'bare-resolution',
    when: 'the last update only says that it is resolved',
    wrong: incident(['All cards work again.', 'This incident has been resolved.']),
    at: [INCIDENT, 14, 11],
    what: '`This incident has been resolved.` says no more than the status does.',
    fix: 'Say what works again and since when, in the words of those who could not use it.',
    right: incident(['All cards work again.', 'The issue is resolved, and all cards work again.']),
  },
  {
    rule: 'predicted-fix',
    when: 'an update says when it will work',
    wrong: incident([declined, 'We expect this to be fixed within the next 30 minutes.']),
    at: [INCIDENT, 11, 11],
    what: '`expect this to be fixed within the next 30 minutes` promises when it will work.',
    fix: 'Promise the next update instead, in `nextUpdateBy`: that can be kept.',
    right: incident([declined, 'Expect an update in 30 minutes, or when it is fixed.']),
  },
  {
    rule: 'time-without-zone',
    when: 'an update says a time and no zone',
    wrong: incident([declined, 'Cards are declined since 10:02.']),
    at: [INCIDENT, 11, 11],
    what: '`10:02` stands in no zone.',
    fix: 'Write the zone behind one of the times, for example `10:02 UTC`.',
    right: incident([
      declined,
      'Between 10:02 and 10:04 UTC, `GET 10:02` failed at a ratio of 4:3.',
    ]),
  },
  {
    rule: 'outage-overstated',
    when: 'an outage is called so where it was only slow',
    wrong: incident(['partial_outage', 'degraded_performance'], [declined, 'We see an outage.']),
    at: [INCIDENT, 11, 11],
    what: 'This is called an outage, and the worst level is `degraded_performance`.',
    fix: 'Say what is slow or fails, or correct `level`.',
    right: incident(
      ['partial_outage', 'degraded_performance'],
      [declined, 'Payments are slow; this is not an outage.'],
    ),
  },
];

function promised(time: string): Change {
  const text = '    text: Some card payments are declined.\n';
  return [text, `${text}    nextUpdateBy: 2026-03-14T${time}:00Z\n`];
}
