import { type Change, config, MAINTENANCE, maintenance } from '../site-text.ts';
import type { RuleCase } from './rule-case.ts';

/** One more update at the end: its `at` is line 14, its status line 15. */
function then(at: string, status: string, line = ''): Change {
  return [
    'text: We update the servers.\n',
    `text: We update the servers.\n  - at: ${at}\n    status: ${status}\n    text: More.\n${line}`,
  ];
}

/** A line more below the window: line 6. */
function plus(line: string): Change {
  return ['impact:', `${line}\nimpact:`];
}

const newTo = (at: string): string => `    newTo: ${at}\n`;

export const maintenanceCases: readonly RuleCase[] = [
  {
    rule: 'window-order',
    when: 'the window of a maintenance ends before it begins',
    wrong: maintenance(['to: 2026-03-10T03:00:00Z', 'to: 2026-03-10T00:30:00Z']),
    at: [MAINTENANCE, 5, 7],
    what: 'The window ends at 2026-03-10T00:30Z and begins at 2026-03-10T01:00Z.',
    fix: 'Correct `from` or `to`; the end is later than the beginning.',
    right: maintenance(['to: 2026-03-10T03:00:00Z', 'to: 2026-03-10T01:00:01Z']),
  },
  {
    rule: 'window-order',
    when: 'the work ended when it began',
    wrong: maintenance(plus('actual: { from: 2026-03-10T01:10:00Z, to: 2026-03-10T01:10:00Z }')),
    at: [MAINTENANCE, 6, 43],
    what: 'The window ends at 2026-03-10T01:10Z and begins at 2026-03-10T01:10Z.',
    fix: 'Correct `from` or `to`; the end is later than the beginning.',
    right: maintenance(plus('actual: { from: 2026-03-10T01:10:00Z, to: 2026-03-10T01:11:00Z }')),
  },
  {
    rule: 'unknown-component',
    when: 'a component of a maintenance is misspelt',
    wrong: maintenance(['component: database', 'component: databases']),
    at: [MAINTENANCE, 7, 16],
    what: 'There is no component `databases`.',
    fix: 'Did you mean `database`?',
    right: maintenance(['component: database', 'component: "database"']),
  },
  {
    rule: 'component-not-in-service',
    when: 'a maintenance goes on beyond the last day of a component',
    wrong: { ...config(["until: '2027-01-01'", "until: '2026-03-10'"]), ...maintenance() },
    at: [MAINTENANCE, 7, 16],
    what: '`database` was in service from 2020-01-01 until 2026-03-10, and the impact lies outside of that.',
    fix: 'Correct the times here, or `since` and `until` of the component in `status.config.ts`.',
    right: { ...config(["until: '2027-01-01'", "until: '2026-03-11'"]), ...maintenance() },
  },
  {
    rule: 'in-the-future',
    when: 'work that lies ahead has ended already',
    wrong: maintenance(
      ['from: 2026-03-10T01:00:00Z', 'from: 2026-03-15T11:00:00Z'],
      ['to: 2026-03-10T03:00:00Z', 'to: 2026-03-15T13:00:00Z'],
      plus('actual: { from: 2026-03-15T11:00:00Z, to: 2026-03-15T12:30:00Z }'),
    ),
    at: [MAINTENANCE, 6, 43],
    what: '2026-03-15T12:30Z lies in the future.',
    fix: 'It is 2026-03-15T12:00Z now. Correct the time.',
    besides: ['folder-date 2:1'],
    right: maintenance(plus('actual: { from: 2026-03-10T01:00:00Z, to: 2026-03-10T02:30:00Z }')),
  },
  {
    rule: 'updates-order',
    when: 'the updates of a maintenance are not sorted',
    wrong: maintenance(then('2026-03-04T09:00:00Z', 'scheduled')),
    at: [MAINTENANCE, 14, 9],
    what: '2026-03-04T09:00Z does not come after 2026-03-05T09:00Z, the entry above it.',
    fix: 'Correct the time, or move the entry: the oldest stands first.',
    right: maintenance(then('2026-03-06T09:00:00Z', 'scheduled')),
  },
  {
    rule: 'component-twice',
    when: 'a component has two levels',
    wrong: maintenance([
      '  - component: database\n',
      '  - { component: database, level: operational }\n  - component: database\n',
    ]),
    at: [MAINTENANCE, 8, 16],
    what: '`database` stands here twice.',
    fix: 'Keep the entry with the worse level.',
    right: maintenance([
      '  - component: database\n',
      '  - { component: search, level: operational }\n  - component: database\n',
    ]),
  },
  {
    rule: 'extension-without-end',
    when: 'an extension does not say until when',
    wrong: maintenance(
      then('2026-03-10T02:50:00Z', 'extended'),
      plus('actual: { from: 2026-03-10T01:00:00Z, to: 2026-03-10T02:59:00Z }'),
    ),
    at: [MAINTENANCE, 15, 5],
    what: '`extended` says no new end.',
    fix: 'Add `newTo`.',
    right: maintenance(then('2026-03-10T02:50:00Z', 'extended', newTo('2026-03-10T04:00:00Z'))),
  },
  {
    rule: 'extension-without-end',
    when: 'a new end hides in an update that says something else',
    wrong: maintenance(
      then('2026-03-10T02:50:00Z', 'verifying', newTo('2026-03-10T04:00:00Z')),
      plus('actual: { from: 2026-03-10T01:00:00Z, to: 2026-03-10T02:59:00Z }'),
    ),
    at: [MAINTENANCE, 18, 12],
    what: '`verifying` has a `newTo`.',
    fix: 'Take `newTo` away, or let the status be `extended`.',
    right: maintenance(
      then('2026-03-10T02:50:00Z', 'verifying'),
      plus('actual: { from: 2026-03-10T01:00:00Z, to: 2026-03-10T02:59:00Z }'),
    ),
  },
  {
    rule: 'extension-order',
    when: 'the new end is the old one',
    wrong: maintenance(then('2026-03-10T02:50:00Z', 'extended', newTo('2026-03-10T03:00:00Z'))),
    at: [MAINTENANCE, 17, 12],
    what: 'The new end 2026-03-10T03:00Z is not later than the old one, 2026-03-10T03:00Z.',
    fix: 'Correct `newTo`; a maintenance that ends early needs no new end.',
    right: maintenance(then('2026-03-10T02:50:00Z', 'extended', newTo('2026-03-10T03:01:00Z'))),
  },
  {
    rule: 'extension-late',
    when: 'the window had ended when it was extended',
    wrong: maintenance(then('2026-03-10T03:00:01Z', 'extended', newTo('2026-03-10T04:00:00Z'))),
    at: [MAINTENANCE, 14, 9],
    what: 'The window had ended at 2026-03-10T03:00Z when its extension was announced.',
    fix: 'Nothing, if that is how it was: the minutes after the old end count as downtime.',
    right: maintenance(then('2026-03-10T03:00:00Z', 'extended', newTo('2026-03-10T04:00:00Z'))),
  },
  {
    rule: 'announced-late',
    when: 'the first word comes when work begins',
    wrong: maintenance(['at: 2026-03-05T09:00:00Z', 'at: 2026-03-10T01:00:00Z']),
    at: [MAINTENANCE, 11, 9],
    what: 'It was announced at 2026-03-10T01:00Z, and began at 2026-03-10T01:00Z.',
    fix: 'Write an incident instead when customers were hit; or correct the times.',
    right: maintenance(['at: 2026-03-05T09:00:00Z', 'at: 2026-03-10T00:59:00Z']),
  },
  {
    rule: 'announced-late',
    when: '`announcedAt` lies after the beginning',
    wrong: maintenance(plus('announcedAt: 2026-03-10T01:30:00Z')),
    at: [MAINTENANCE, 6, 14],
    what: 'It was announced at 2026-03-10T01:30Z, and began at 2026-03-10T01:00Z.',
    fix: 'Write an incident instead when customers were hit; or correct the times.',
    right: maintenance(plus('announcedAt: 2026-03-01T09:00:00Z'), [
      'at: 2026-03-05T09:00:00Z',
      'at: 2026-03-10T01:05:00Z',
    ]),
  },
  {
    rule: 'window-too-long',
    when: 'a window has a minute more than a day',
    wrong: maintenance(['to: 2026-03-10T03:00:00Z', 'to: 2026-03-11T01:01:00Z']),
    at: [MAINTENANCE, 5, 7],
    what: 'The window is longer than a day.',
    fix: 'Split it into windows around the hours in which customers will notice something.',
    right: maintenance(['to: 2026-03-10T03:00:00Z', 'to: 2026-03-11T01:00:00Z']),
  },
  {
    rule: 'closed-maintenance-goes-on',
    when: 'work goes on after it was completed',
    wrong: maintenance(
      [
        'status: scheduled\n    text: We update the servers.',
        'status: scheduled\n    text: We update the servers.\n  - at: 2026-03-10T02:00:00Z\n    status: completed\n    text: Done.',
      ],
      [
        '    text: Done.\n',
        '    text: Done.\n  - at: 2026-03-10T02:30:00Z\n    status: completed\n    text: Really.\n',
      ],
    ),
    at: [MAINTENANCE, 18, 13],
    what: '`completed` follows `completed`.',
    fix: 'Let the closing update be the last one; tell what came later in a record of its own, with `related`.',
    right: maintenance(then('2026-03-10T02:00:00Z', 'completed')),
  },
  {
    rule: 'completed-before-begin',
    when: 'it is completed the day before',
    wrong: maintenance(then('2026-03-09T02:00:00Z', 'completed')),
    at: [MAINTENANCE, 15, 13],
    what: 'It was completed at 2026-03-09T02:00Z, before it began at 2026-03-10T01:00Z.',
    fix: 'Add `actual` when it was done earlier; or correct the time.',
    right: maintenance(
      then('2026-03-09T02:00:00Z', 'completed'),
      plus('actual: { from: 2026-03-09T01:00:00Z, to: 2026-03-09T02:00:00Z }'),
    ),
  },
  {
    rule: 'called-off-with-actual',
    when: 'work was cancelled and has times all the same',
    wrong: maintenance(
      then('2026-03-09T02:00:00Z', 'cancelled'),
      plus('actual: { from: 2026-03-10T01:00:00Z, to: 2026-03-10T02:00:00Z }'),
    ),
    at: [MAINTENANCE, 6, 1],
    what: 'The maintenance is `cancelled` and has `actual` times.',
    fix: 'Take `actual` away, or let the last status be `completed`.',
    right: maintenance(then('2026-03-09T02:00:00Z', 'postponed')),
  },
  {
    rule: 'maintenance-not-closed',
    when: 'the window is over and the last word is that work goes on',
    wrong: maintenance(then('2026-03-10T01:05:00Z', 'in_progress')),
    at: [MAINTENANCE, 15, 13],
    what: 'The window ended at 2026-03-10T03:00Z, and the last update says `in_progress`.',
    fix: 'Add an update with `completed` or `extended`.',
    right: maintenance(
      then('2026-03-10T01:05:00Z', 'in_progress'),
      plus('actual: { from: 2026-03-10T01:05:00Z, to: 2026-03-10T02:00:00Z }'),
    ),
  },
  {
    rule: 'maintenance-not-closed',
    when: 'the window ends at this instant',
    wrong: maintenance(then('2026-03-10T01:05:00Z', 'verifying')),
    at: [MAINTENANCE, 15, 13],
    what: 'The window ended at 2026-03-10T03:00Z, and the last update says `verifying`.',
    fix: 'Add an update with `completed` or `extended`.',
    right: maintenance(then('2026-03-10T01:05:00Z', 'verifying'), [
      'to: 2026-03-10T03:00:00Z',
      'to: 2026-03-10T03:00:01Z',
    ]),
    now: '2026-03-10T03:00:00Z',
  },
];
