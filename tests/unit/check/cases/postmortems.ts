import {
  type Change,
  config,
  type Files,
  INCIDENT,
  incident,
  MAINTENANCE,
  maintenance,
  moved,
  openIncident,
  POSTMORTEM,
  postmortem,
} from '../site-text.ts';
import type { RuleCase } from './rule-case.ts';

/** A line more above the timeline: line 5. */
function plus(line: string): Change {
  return ['timeline:\n', `${line}\ntimeline:\n`];
}

/** The window of the reopened incident, which goes on. */
const hitAgain: Change = [
  '    to: 2026-03-14T11:00:00Z\n',
  '    to: 2026-03-14T11:00:00Z\n  - component: checkout\n    level: major_outage\n    from: 2026-03-15T11:45:00Z\n',
];

/** Another thing said of the incident after it was resolved: it is open again. */
function reopened(when: string): Change {
  const text = '    text: All cards work again.\n';
  const again = `  - at: ${when}\n    status: investigating\n    text: It is back.\n`;
  return [text, `${text}${again}    nextUpdateBy: 2026-03-15T13:00:00Z\n`];
}

const resolvedAgain: Change = [
  '    nextUpdateBy: 2026-03-15T13:00:00Z\n',
  '  - at: 2026-03-14T12:30:00Z\n    status: resolved\n    text: Over again.\n',
];

/** A second incident of the same day, and with a postmortem, if one is given. */
function another(story?: Files): Files {
  return moved(story ?? incident(), '-checkout', '-search');
}

/** A second action. */
function alsoToDo(title: string): Change {
  const due = 'due: 2026-04-30\n';
  const action = `  - { title: ${title}, type: prevent, owner: Web team, status: open, due: 2026-05-30 }\n`;
  return [due, due + action];
}

const promising = incident(['dataLoss: none', 'dataLoss: none\npostmortem: { due: 2026-03-14 }']);
const noOwn = { [POSTMORTEM]: null };

export const postmortemCases: readonly RuleCase[] = [
  {
    rule: 'published-at-missing',
    when: 'a published postmortem does not say since when',
    wrong: postmortem(['publishedAt: 2026-03-15T09:00:00Z\n', '']),
    at: [POSTMORTEM, 2, 9],
    what: 'The postmortem is published, and nothing says since when.',
    fix: 'Add `publishedAt`.',
    right: postmortem(['publishedAt: 2026-03-15T09:00:00Z\n', ''], ['published\n', 'draft\n']),
  },
  {
    rule: 'published-before-resolved',
    when: 'a postmortem is published when its incident is resolved',
    wrong: postmortem(['2026-03-15T09:00:00Z', '2026-03-14T11:10:00Z']),
    at: [POSTMORTEM, 3, 14],
    what: 'The postmortem was published at 2026-03-14T11:10Z; `2026-03-14-checkout` was resolved at 2026-03-14T11:10Z.',
    fix: 'Correct `publishedAt`, or let the postmortem be a `draft` until then.',
    right: postmortem(['2026-03-15T09:00:00Z', '2026-03-14T11:10:01Z']),
  },
  {
    rule: 'published-before-resolved',
    when: 'its incident is still open',
    wrong: { ...postmortem(), ...openIncident() },
    at: [POSTMORTEM, 3, 14],
    what: 'The postmortem was published at 2026-03-15T09:00Z; `2026-03-14-checkout` is still open.',
    fix: 'Correct `publishedAt`, or let the postmortem be a `draft` until then.',
    right: { ...postmortem(['status: published', 'status: draft']), ...openIncident() },
  },
  {
    rule: 'published-before-resolved',
    when: 'another incident that it covers is still open',
    wrong: {
      ...postmortem(plus('alsoCovers: [2026-03-14-search]')),
      ...another(openIncident()),
    },
    at: [POSTMORTEM, 3, 14],
    what: 'The postmortem was published at 2026-03-15T09:00Z; `2026-03-14-search` is still open.',
    fix: 'Correct `publishedAt`, or let the postmortem be a `draft` until then.',
    right: { ...postmortem(plus('alsoCovers: [2026-03-14-search]')), ...another() },
  },
  {
    rule: 'published-before-resolved',
    when: 'it is published before its incident was resolved for the first time of two',
    wrong: {
      ...postmortem(['2026-03-15T09:00:00Z', '2026-03-14T11:00:00Z']),
      ...incident(reopened('2026-03-14T12:00:00Z'), resolvedAgain),
    },
    at: [POSTMORTEM, 3, 14],
    what: 'The postmortem was published at 2026-03-14T11:00Z; `2026-03-14-checkout` was resolved at 2026-03-14T11:10Z.',
    fix: 'Correct `publishedAt`, or let the postmortem be a `draft` until then.',
    right: {
      ...postmortem(['2026-03-15T09:00:00Z', '2026-03-14T11:30:00Z']),
      ...incident(reopened('2026-03-14T12:00:00Z'), resolvedAgain),
    },
  },
  {
    rule: 'published-before-resolved',
    when: 'it is published before its incident was resolved, which has been reopened since',
    wrong: {
      ...postmortem(['2026-03-15T09:00:00Z', '2026-03-14T11:00:00Z']),
      ...incident(reopened('2026-03-15T11:45:00Z'), hitAgain),
    },
    at: [POSTMORTEM, 3, 14],
    what: 'The postmortem was published at 2026-03-14T11:00Z; `2026-03-14-checkout` was resolved at 2026-03-14T11:10Z.',
    fix: 'Correct `publishedAt`, or let the postmortem be a `draft` until then.',
    right: { ...postmortem(), ...incident(reopened('2026-03-15T11:45:00Z'), hitAgain) },
  },
  {
    rule: 'unknown-covered',
    when: 'a covered incident is misspelt',
    wrong: { ...postmortem(plus('alsoCovers:\n  - 2026-03-14-serach')), ...another() },
    at: [POSTMORTEM, 6, 5],
    what: 'There is no incident `2026-03-14-serach`.',
    fix: 'Did you mean `2026-03-14-search`?',
    right: { ...postmortem(plus('alsoCovers:\n  - 2026-03-14-search')), ...another() },
  },
  {
    rule: 'unknown-covered',
    when: 'a covered incident is like none that there is: a list of all would be no help',
    wrong: { ...postmortem(plus('alsoCovers: [the-other-one]')), ...another() },
    at: [POSTMORTEM, 5, 14],
    what: 'There is no incident `the-other-one`.',
    fix: 'Write the name of a folder below `incidents/`.',
    right: { ...postmortem(plus('alsoCovers: [2026-03-14-search]')), ...another() },
  },
  {
    rule: 'unknown-covered',
    when: 'it covers its own incident once more',
    wrong: postmortem(plus('alsoCovers: [2026-03-14-checkout]')),
    at: [POSTMORTEM, 5, 14],
    what: 'The postmortem covers its own incident anyway.',
    fix: 'Take the entry away.',
    right: postmortem(plus('alsoCovers: []')),
  },
  {
    rule: 'unknown-covered',
    when: 'it covers a maintenance, which is no incident',
    wrong: { ...postmortem(plus('alsoCovers: [2026-03-10-database]')), ...maintenance() },
    at: [POSTMORTEM, 5, 14],
    what: '`2026-03-10-database` is a maintenance, not an incident.',
    fix: 'Take the entry away, or name an incident.',
    right: { ...postmortem(), ...maintenance() },
  },
  {
    rule: 'covered-twice',
    when: 'two postmortems cover one incident',
    wrong: {
      ...postmortem(),
      ...another(postmortem(plus('alsoCovers:\n  - 2026-03-14-checkout'))),
    },
    at: ['incidents/2026-03-14-search/postmortem.md', 6, 5],
    what: '`2026-03-14-checkout` is covered by `incidents/2026-03-14-checkout/postmortem.md` already.',
    fix: 'Let one of the two postmortems cover it.',
    right: { ...postmortem(), ...another(postmortem()) },
  },
  {
    rule: 'covered-twice',
    when: 'the postmortem of another incident covers one that has its own',
    wrong: {
      ...postmortem(plus('alsoCovers:\n  - 2026-03-14-search')),
      ...another(postmortem()),
    },
    at: ['incidents/2026-03-14-search/postmortem.md', 2, 1],
    what: '`2026-03-14-search` is covered by `incidents/2026-03-14-checkout/postmortem.md` already.',
    fix: 'Let one of the two postmortems cover it.',
    right: { ...postmortem(plus('alsoCovers:\n  - 2026-03-14-search')), ...another() },
  },
  {
    rule: 'timeline-order',
    when: 'an entry is older than the one above it',
    wrong: postmortem(['at: 2026-03-14T10:02:00Z', 'at: 2026-03-14T09:59:59Z']),
    at: [POSTMORTEM, 9, 9],
    what: '2026-03-14T09:59:59Z does not come after 2026-03-14T10:00Z, the entry above it.',
    fix: 'Correct the time, or move the entry: the oldest stands first.',
    right: postmortem(['at: 2026-03-14T10:02:00Z', 'at: 2026-03-14T10:00:00Z']),
  },
  {
    rule: 'timeline-missing',
    when: 'the timeline is an empty list',
    wrong: postmortem([
      'timeline:\n  - at: 2026-03-14T10:00:00Z\n    kind: change\n    text: A new version is rolled out.\n  - at: 2026-03-14T10:02:00Z\n    kind: impact_start\n    text: Payments are declined.\n',
      'timeline: []\n',
    ]),
    at: [POSTMORTEM, 2, 1],
    what: 'There is no `timeline`.',
    fix: 'Add `timeline`: what happened and what was done, each with its time.',
    right: postmortem([
      '  - at: 2026-03-14T10:02:00Z\n    kind: impact_start\n    text: Payments are declined.\n',
      '',
    ]),
  },
  {
    rule: 'trigger-missing',
    when: 'nothing says what set it off',
    wrong: postmortem(['trigger: A new version of the checkout.\n', '']),
    at: [POSTMORTEM, 2, 1],
    what: 'There is no `trigger`.',
    fix: 'Add `trigger`: the event that set it off.',
    right: postmortem(['trigger: A new version of the checkout.\n', 'trigger: Unknown.\n']),
  },
  {
    rule: 'detection-missing',
    when: 'nothing says how it was noticed',
    wrong: postmortem([
      'detection:\n  by: monitoring\n  text: An alarm on declined payments.\n',
      '',
    ]),
    at: [POSTMORTEM, 2, 1],
    what: 'There is no `detection`.',
    fix: 'Add `detection`: who or what noticed, and how.',
    right: postmortem(['by: monitoring', 'by: unknown']),
  },
  {
    rule: 'detection-contradicts',
    when: 'the incident says that a customer noticed',
    wrong: {
      ...postmortem(),
      ...incident(['dataLoss: none', 'dataLoss: none\ndetectedBy: customer']),
    },
    at: [POSTMORTEM, 14, 7],
    what: '`monitoring` noticed, says the postmortem; `customer`, says the incident.',
    fix: 'Correct one of the two.',
    right: {
      ...postmortem(),
      ...incident(['dataLoss: none', 'dataLoss: none\ndetectedBy: monitoring']),
    },
  },
  {
    rule: 'single-factor',
    when: 'one thing is to blame',
    wrong: postmortem([
      '  - title: The test cards are never declined\n    text: So the tests were green.\n',
      '',
    ]),
    at: [POSTMORTEM, 16, 1],
    what: 'There is one contributing factor.',
    fix: 'Ask what else had to be as it was: design, capacity, monitoring, process, documentation.',
    right: postmortem(),
  },
  {
    rule: 'actions-missing',
    when: 'nothing is done, and nothing says why',
    wrong: postmortem([
      'actions:\n  - title: Roll out to one server first\n    type: prevent\n    owner: Platform team\n    status: open\n    due: 2026-04-30\n',
      '',
    ]),
    at: [POSTMORTEM, 2, 1],
    what: 'There are no `actions`.',
    fix: 'Add `actions`, or `noActionsReason`.',
    right: postmortem([
      'actions:\n  - title: Roll out to one server first\n    type: prevent\n    owner: Platform team\n    status: open\n    due: 2026-04-30\n',
      'noActionsReason: The checkout was retired the day after.\n',
    ]),
  },
  {
    rule: 'actions-missing',
    when: 'something is done, and a reason says why nothing is',
    wrong: postmortem(plus('noActionsReason: None was found.')),
    at: [POSTMORTEM, 5, 1],
    what: 'There are `actions` and a reason why there are none.',
    fix: 'Take one of the two away.',
    right: postmortem(),
  },
  {
    rule: 'action-twice',
    when: 'two actions have one title',
    wrong: postmortem(alsoToDo('Roll out to one server first')),
    at: [POSTMORTEM, 27, 14],
    what: 'Another action is called `Roll out to one server first` already.',
    fix: 'Say in the title what only this one is about, or make one action of the two.',
    right: postmortem(alsoToDo('Roll out to one server last')),
  },
  {
    rule: 'action-due-missing',
    when: 'an open action has no day',
    wrong: postmortem(['    due: 2026-04-30\n', '']),
    at: [POSTMORTEM, 25, 13],
    what: 'The action is `open` and has no `due`.',
    fix: 'Add `due`, a day.',
    right: postmortem(
      ['    due: 2026-04-30\n', '    doneAt: 2026-03-15T08:00:00Z\n'],
      ['status: open', 'status: done'],
    ),
  },
  {
    rule: 'action-done-at',
    when: 'an action is done and nothing says when',
    wrong: postmortem(['status: open', 'status: done']),
    at: [POSTMORTEM, 25, 13],
    what: 'The action is done; nothing says when.',
    fix: 'Add `doneAt`.',
    right: postmortem(['status: open', 'status: done\n    doneAt: 2026-03-15T08:00:00Z']),
  },
  {
    rule: 'action-done-at',
    when: 'an open action was done already',
    wrong: postmortem(['status: open', 'status: open\n    doneAt: 2026-03-15T08:00:00Z']),
    at: [POSTMORTEM, 25, 13],
    what: 'The action is `open` and has `doneAt`.',
    fix: 'Take `doneAt` away, or say `done`.',
    right: postmortem(['status: open', 'status: in_progress']),
  },
  {
    rule: 'action-reason',
    when: 'an action is declined without a word',
    wrong: postmortem(['status: open', 'status: declined']),
    at: [POSTMORTEM, 25, 13],
    what: 'The action was declined; nothing says why.',
    fix: 'Add `reason`.',
    right: postmortem(['status: open', 'status: declined\n    reason: The checkout is retired.']),
  },
  {
    rule: 'action-reason',
    when: 'an open action has a reason for being declined',
    wrong: postmortem(['status: open', 'status: open\n    reason: Too much work.']),
    at: [POSTMORTEM, 25, 13],
    what: 'The action is `open` and has a `reason`.',
    fix: 'Take `reason` away, or say `declined`.',
    right: postmortem(),
  },
  {
    rule: 'action-overdue',
    when: 'the day of an open action is over',
    wrong: postmortem(['due: 2026-04-30', 'due: 2026-03-15']),
    at: [POSTMORTEM, 26, 10],
    what: 'The action was due on 2026-03-15.',
    fix: 'Finish it, decline it with a reason, or set a new day.',
    right: postmortem(['due: 2026-04-30', 'due: 2026-03-16']),
    now: '2026-03-16T00:00:00Z',
  },
  {
    rule: 'in-the-future',
    when: 'a postmortem is published tomorrow',
    wrong: postmortem(['publishedAt: 2026-03-15T09:00:00Z', 'publishedAt: 2026-03-16T09:00:00Z']),
    at: [POSTMORTEM, 3, 14],
    what: '2026-03-16T09:00Z lies in the future.',
    fix: 'It is 2026-03-15T12:00Z now. Correct the time.',
    right: postmortem(['publishedAt: 2026-03-15T09:00:00Z', 'publishedAt: 2026-03-15T12:04:00Z']),
  },
  {
    rule: 'postmortem-overdue',
    when: 'a promised postmortem is a draft, and its day is over',
    wrong: { ...postmortem(['status: published', 'status: draft']), ...promising },
    at: [INCIDENT, 16, 20],
    what: 'A postmortem was promised by 2026-03-14.',
    fix: 'Publish it, or set a new day and say so in an update.',
    right: { ...postmortem(), ...promising },
  },
  {
    rule: 'postmortem-overdue',
    when: 'a promised postmortem is covered by no other one',
    wrong: { ...promising, ...another(postmortem()), ...noOwn },
    at: [INCIDENT, 16, 20],
    what: 'A postmortem was promised by 2026-03-14.',
    fix: 'Publish it, or set a new day and say so in an update.',
    right: {
      ...promising,
      ...another(postmortem(plus('alsoCovers: [2026-03-14-checkout]'))),
      ...noOwn,
    },
  },
  {
    rule: 'unknown-related',
    when: 'a maintenance names a record that does not exist',
    wrong: maintenance(['expect:', 'related: [2026-03-14-checkout]\nexpect:']),
    at: [MAINTENANCE, 9, 11],
    what: 'There is no record `2026-03-14-checkout`.',
    fix: 'Write the name of a folder below `incidents/`.',
    right: {
      ...maintenance(['expect:', 'related: [2026-03-14-checkout]\nexpect:']),
      ...postmortem(),
    },
  },
  {
    rule: 'unknown-upstream',
    when: 'the configuration names another upstream',
    wrong: {
      ...config(["id: 'bank'", "id: 'clearing-house'"]),
      ...incident(['dataLoss: none', 'dataLoss: none\nupstream: bank']),
    },
    at: [INCIDENT, 16, 11],
    what: 'There is no upstream `bank`.',
    fix: 'Use one of `clearing-house`.',
    right: {
      ...config(["id: 'bank'", "id: 'clearing-house'"]),
      ...incident(['dataLoss: none', 'dataLoss: none\nupstream: clearing-house']),
    },
  },
  {
    rule: 'placeholder-left',
    when: 'a text of the scaffold was never written',
    wrong: postmortem(['A new version of the checkout.', 'TODO the event that set it off.']),
    at: [POSTMORTEM, 12, 10],
    what: 'The postmortem is published, and this says `TODO the event that set it off.`.',
    fix: 'Write it, take it away, or let the postmortem be a `draft`.',
    right: postmortem(['A new version of the checkout.', 'The TODO service was updated.']),
  },
];
