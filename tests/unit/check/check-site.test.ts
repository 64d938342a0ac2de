import { describe, expect, it } from 'vitest';
import { always } from '../../../src/domain/interval.ts';
import { compareProblems } from '../../../src/check/problem.ts';
import type { LeftOut } from '../../../src/schema/site.ts';
import { at, between } from '../../build-site.ts';
import {
  type Change,
  checkFiles,
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
} from './site-text.ts';

async function printed(files: Files): Promise<string[]> {
  const { problems } = await checkFiles(files);
  return problems.map(
    ({ file, line, column, level, rule }) => `${file}:${line}:${column} ${level} ${rule}`,
  );
}

describe('one run', () => {
  it('shows all problems of all files, sorted by file, line, column and rule', async () => {
    const files = {
      ...postmortem(['kind: change', 'kind: chnage'], ['type: prevent', 'type: prevnt']),
      ...incident(
        ['title: Checkout fails for some cards', 'title: 503'],
        ['level: partial_outage', 'level: partial'],
        ['to: 2026-03-14T11:00:00Z', 'to: 11:00'],
        ['dataLoss: none', 'dataloss: none'],
      ),
      ...maintenance(
        ['component: database', 'component: databse'],
        ['at: 2026-03-05T09:00:00Z', 'at: 2026-03-10T09:00:00Z'],
      ),
      'incidents/2026-03-14-checkout/notes.md': 'Notes.',
      'incidents/Notes.txt': 'Notes.',
      'incidents/2026-03-01-b/incident.md': '---\n',
    };
    expect(await printed(files)).toEqual([
      'incidents/2026-03-01-b/incident.md:2:1 error frontmatter-not-closed',
      'incidents/2026-03-10-database/maintenance.md:7:16 error unknown-component',
      'incidents/2026-03-10-database/maintenance.md:11:9 warning announced-late',
      'incidents/2026-03-14-checkout/incident.md:2:8 error wrong-type',
      'incidents/2026-03-14-checkout/incident.md:5:12 error unknown-word',
      'incidents/2026-03-14-checkout/incident.md:7:9 error bad-instant',
      'incidents/2026-03-14-checkout/incident.md:15:1 error unknown-key',
      'incidents/2026-03-14-checkout/notes.md:1:1 error misplaced-file',
      'incidents/2026-03-14-checkout/postmortem.md:7:11 error unknown-word',
      'incidents/2026-03-14-checkout/postmortem.md:23:11 error unknown-word',
      'incidents/Notes.txt:1:1 error misplaced-file',
    ]);
  });

  it('shows several problems of one record that only its times have', async () => {
    const files = incident(
      ['to: 2026-03-14T11:00:00Z', 'to: 2026-03-14T10:00:00Z'],
      ['at: 2026-03-14T11:10:00Z', 'at: 2026-03-14T10:00:00Z'],
      ['dataLoss: none', 'mitigatedAt: 2026-03-14T09:00:00Z'],
    );
    expect(await printed(files)).toEqual([
      `${INCIDENT}:2:1 warning data-loss-unstated`,
      `${INCIDENT}:7:9 error window-order`,
      `${INCIDENT}:12:9 error updates-order`,
      `${INCIDENT}:15:14 error moments-order`,
    ]);
  });

  it('sorts lines as numbers, then columns, then rules', () => {
    const at = (
      file: string,
      line: number,
      column: number,
      what = '',
    ): Parameters<typeof compareProblems>[0] => ({
      file,
      line,
      column,
      what,
      rule: 'unknown-key',
      level: 'error',
      why: '',
      fix: '',
    });
    const sorted = [
      at('a', 2, 1),
      at('a', 10, 2),
      at('a', 10, 10),
      { ...at('a', 10, 10), rule: 'wrong-type' as const },
      { ...at('a', 10, 10, 'b'), rule: 'wrong-type' as const },
      at('b', 1, 1),
    ];
    expect([...sorted].reverse().sort(compareProblems)).toEqual(sorted);
  });

  it('shows a wrong value also where another key is misspelt as this one', async () => {
    const twice: Change = ['level: partial_outage', 'level: partial\n    levle: partial_outage'];
    expect(await printed(incident(twice))).toEqual([
      `${INCIDENT}:5:12 error unknown-word`,
      `${INCIDENT}:6:5 error unknown-key`,
    ]);
  });

  it('checks the form of all records while the configuration has errors, and gives no site', async () => {
    const files = {
      ...config(["url: 'https://harbour-status.example'", "url: 'harbour-status.example'"]),
      ...incident(
        ['component: checkout', 'component: nothing'],
        ['status: resolved', 'status: over'],
      ),
    };
    expect(await printed(files)).toEqual([
      `${INCIDENT}:13:13 error unknown-word`,
      'status.config.ts:3:8 error bad-format',
    ]);
    expect((await checkFiles(files)).site).toBeUndefined();
  });

  it('calls a site without incidents well', async () => {
    const { site, problems } = await checkFiles({});
    expect(problems).toEqual([]);
    expect(site).toMatchObject({ incidents: [], maintenances: [], postmortems: [], leftOut: [] });
  });

  it('keeps a record that has warnings only', async () => {
    const { site, problems } = await checkFiles(incident(['dataLoss: none\n', '']));
    expect(problems.map(({ level }) => level)).toEqual(['warning']);
    expect(site?.incidents.map(({ id }) => id)).toEqual(['2026-03-14-checkout']);
    expect(site?.leftOut).toEqual([]);
  });

  it('gives records newest first, and drafts not at all', async () => {
    const { site } = await checkFiles({
      ...moved(postmortem(['status: published', 'status: draft']), '-checkout', '-a'),
      ...moved(postmortem(), '-checkout', '-b'),
      ...moved(postmortem(), '-checkout', '-c'),
      ...maintenance(),
      ...moved(maintenance(), '-database', '-more'),
    });
    const days = ['2026-03-14-c', '2026-03-14-b', '2026-03-14-a'];
    expect(site?.incidents.map(({ id }) => id)).toEqual(days);
    expect(site?.postmortems.map((each) => each.incident)).toEqual(days.slice(0, 2));
    expect(site?.maintenances.map(({ id }) => id)).toEqual([
      '2026-03-10-more',
      '2026-03-10-database',
    ]);
  });

  it('takes over what stands in the files, instants as numbers', async () => {
    const { site } = await checkFiles({
      ...incident(['from: 2026-03-14T10:02:00Z', 'from: 2026-03-14T11:02+01:00']),
      'incidents/2026-03-14-checkout/graph.png': 'picture',
      'incidents/2026-03-14-checkout/a.jpg': 'picture',
    });
    expect(site?.incidents[0]).toMatchObject({
      id: '2026-03-14-checkout',
      title: 'Checkout fails for some cards',
      impact: [{ component: 'checkout', from: Date.UTC(2026, 2, 14, 10, 2) }],
      body: 'The background.',
      pictures: ['a.jpg', 'graph.png'],
    });
    expect(site?.config.policy.historyDays).toBe(90);
  });
});

const unknownComponent: Change = ['component: checkout', 'component: chekout'];
const FOLDER = 'incidents/2026-03-14-checkout';

const misspelt: Change = ['component: database', 'component: databse'];

/** The window of the base on another day. */
function movedTo(date: string): Change[] {
  return [
    ['from: 2026-03-10T01', `from: ${date}T01`],
    ['to: 2026-03-10T03', `to: ${date}T03`],
  ];
}

/** One more update after what the base says. */
function saying(when: string, status: string, rest = ''): Change {
  const last = '    text: We update the servers.\n';
  return [last, `    text: Soon.\n  - at: ${when}\n    status: ${status}${rest}\n${last}`];
}

/** What `--keep-going` leaves out, and whether it may be an outage that goes on. */
const leftOut: readonly (readonly [when: string, files: Files, leftOut: Partial<LeftOut>])[] = [
  [
    'an open incident with an error may be open',
    openIncident(unknownComponent),
    { id: '2026-03-14-checkout', file: INCIDENT, record: 'incident', mayBeOpen: always },
  ],
  [
    'a resolved incident with an error is not open',
    incident(unknownComponent),
    { id: '2026-03-14-checkout', file: INCIDENT, record: 'incident', mayBeOpen: undefined },
  ],
  [
    'an incident whose last status is misspelt may be open',
    incident(['status: resolved', 'status: resolvd']),
    { mayBeOpen: always },
  ],
  [
    'an incident whose first status is misspelt may be open',
    incident(['status: investigating', 'status: investigatng']),
    { mayBeOpen: always },
  ],
  [
    'an incident in which a key `status` is misspelt may be open',
    incident(['status: resolved', 'staus: resolved']),
    { mayBeOpen: always },
  ],
  [
    'an incident that was reopened may be open',
    incident(unknownComponent, [
      'All cards work again.\n',
      'Back.\n  - at: 2026-03-14T12:00:00Z\n    status: monitoring\n    text: No.\n',
    ]),
    { mayBeOpen: always },
  ],
  [
    'an incident with a note after it was resolved is not open',
    incident(unknownComponent, [
      'All cards work again.\n',
      'Back.\n  - at: 2026-03-14T12:00:00Z\n    status: update\n    text: Note.\n',
    ]),
    { mayBeOpen: undefined },
  ],
  [
    'an incident that says it is resolved and has an open window may be open',
    incident(['    to: 2026-03-14T11:00:00Z\n', '']),
    { mayBeOpen: always },
  ],
  [
    'a resolved incident in which a key `to` is misspelt may be open',
    incident(['    to: 2026-03-14T11:00:00Z\n', '    too: 2026-03-14T11:00:00Z\n']),
    { mayBeOpen: always },
  ],
  [
    'an incident whose updates are out of order may be open',
    incident(['at: 2026-03-14T10:05:00Z', 'at: 2026-03-14T12:00:00Z']),
    { mayBeOpen: always },
  ],
  [
    'an incident without updates may be open',
    incident([
      'updates:\n  - at: 2026-03-14T10:05:00Z\n    status: investigating\n    text: Some card payments are declined.\n  - at: 2026-03-14T11:10:00Z\n    status: resolved\n    text: All cards work again.\n',
      'updates: []\n',
    ]),
    { mayBeOpen: always },
  ],
  [
    'an incident whose updates are no list may be open',
    { [INCIDENT]: '---\ntitle: x\nupdates: resolved\n---\n' },
    { mayBeOpen: always },
  ],
  [
    'an incident that is not YAML may be open',
    incident(['title: Checkout', 'title: "Checkout']),
    { id: '2026-03-14-checkout', file: INCIDENT, record: 'incident', mayBeOpen: always },
  ],
  [
    'an incident that cannot be read may be open',
    { [INCIDENT]: { link: '.' } },
    { id: '2026-03-14-checkout', file: INCIDENT, record: 'incident', mayBeOpen: always },
  ],
  [
    'a folder without a document may be an open incident',
    { [`${FOLDER}/graph.png`]: 'picture' },
    { id: '2026-03-14-checkout', file: FOLDER, record: 'incident', mayBeOpen: always },
  ],
  [
    'a folder whose document has a wrong name may be an open incident',
    { [`${FOLDER}/incdent.md`]: openIncident()[INCIDENT] ?? null },
    { id: '2026-03-14-checkout', file: FOLDER, record: 'incident', mayBeOpen: always },
  ],
  [
    'a file beside the folders may be an open incident',
    { 'incidents/2026-03-14-checkout.md': openIncident()[INCIDENT] ?? null },
    { file: 'incidents/2026-03-14-checkout.md', record: 'incident', mayBeOpen: always },
  ],
  [
    'a folder that may be meant to hold all records may hold an open incident',
    { 'Incidents/2026-03-14-checkout/incident.md': openIncident()[INCIDENT] ?? null },
    { file: 'Incidents', record: 'incident', mayBeOpen: always },
  ],
  [
    'an open incident with a stray file beside it may be open',
    { ...openIncident(), [`${FOLDER}/notes.md`]: 'Notes.' },
    { id: '2026-03-14-checkout', file: INCIDENT, record: 'incident', mayBeOpen: always },
  ],
  [
    'a maintenance with an error may be an outage while its window lasts',
    maintenance(misspelt),
    {
      id: '2026-03-10-database',
      file: MAINTENANCE,
      record: 'maintenance',
      mayBeOpen: between('2026-03-10T01:00Z', '2026-03-10T03:00Z'),
    },
  ],
  [
    'a maintenance that lies ahead may be an outage from its beginning on',
    maintenance(misspelt, ...movedTo('2026-03-16')),
    { mayBeOpen: between('2026-03-16T01:00Z', '2026-03-16T03:00Z') },
  ],
  [
    'a maintenance that was extended may be an outage until its new end',
    maintenance(
      misspelt,
      ...movedTo('2026-03-15'),
      saying('2026-03-15T02:00:00Z', 'extended', '\n    newTo: 2026-03-15T13:00:00Z'),
    ),
    { mayBeOpen: between('2026-03-15T01:00Z', '2026-03-15T13:00Z') },
  ],
  [
    'a maintenance that overruns may be an outage until it is closed',
    maintenance(misspelt, saying('2026-03-10T03:30:00Z', 'in_progress')),
    { mayBeOpen: { from: at('2026-03-10T01:00Z'), to: Number.POSITIVE_INFINITY } },
  ],
  ...(['completed', 'cancelled', 'postponed'] as const).map(
    (status) =>
      [
        `a maintenance that says ${status} is over, whatever else is wrong`,
        maintenance(misspelt, saying('2026-03-10T03:30:00Z', status), [
          'to: 2026-03-10T03:00:00Z',
          'too: 2026-03-10T03:00:00Z',
        ]),
        { mayBeOpen: undefined },
      ] as const,
  ),
  [
    'a maintenance that is completed in the future may be an outage',
    maintenance(saying('2026-03-25T03:30:00Z', 'completed')),
    { mayBeOpen: always },
  ],
  [
    'a maintenance that goes on after it was completed may be an outage',
    maintenance(
      saying('2026-03-10T02:30:00Z', 'completed'),
      saying('2026-03-10T02:40:00Z', 'in_progress'),
    ),
    { mayBeOpen: always },
  ],
  [
    'a maintenance whose window cannot be read may be an outage',
    maintenance(['to: 2026-03-10T03:00:00Z', 'too: 2026-03-10T03:00:00Z']),
    { mayBeOpen: always },
  ],
  [
    'a maintenance whose window ends before it begins may be an outage',
    maintenance(['from: 2026-03-10T01:00:00Z', 'from: 2026-04-10T01:00:00Z']),
    { mayBeOpen: always },
  ],
  [
    'a maintenance whose status is misspelt may be an outage',
    maintenance(saying('2026-03-10T03:30:00Z', 'in_progess')),
    { mayBeOpen: always },
  ],
  [
    'a maintenance that is extended without an end may be an outage',
    maintenance(saying('2026-03-10T02:30:00Z', 'extended')),
    { mayBeOpen: always },
  ],
  [
    'a maintenance that is not YAML may be an outage',
    maintenance(['title: Update', 'title: "Update']),
    { mayBeOpen: always },
  ],
  [
    'a folder with two documents may be an outage',
    { ...incident(), [`${FOLDER}/maintenance.md`]: maintenance()[MAINTENANCE] ?? null },
    { mayBeOpen: always },
  ],
  [
    'a postmortem with an error is no open incident, and its incident stays',
    postmortem(['type: prevent', 'type: prevnt']),
    { id: '2026-03-14-checkout', file: POSTMORTEM, record: 'postmortem', mayBeOpen: undefined },
  ],
];

describe('what is left out of the site because of errors', () => {
  it.each(leftOut)('%s', async (_when, files, expected) => {
    const { site, problems } = await checkFiles(files);
    expect(problems.some(({ level }) => level === 'error')).toBe(true);
    expect(site?.leftOut).toEqual([expect.objectContaining(expected)]);
  });

  it('leaves nothing out where there are no errors', async () => {
    const { site } = await checkFiles({ ...postmortem(), ...maintenance() });
    expect(site?.leftOut).toEqual([]);
  });

  it('leaves the incident there when only its postmortem has errors', async () => {
    const { site } = await checkFiles(postmortem(['type: prevent', 'type: prevnt']));
    expect(site?.incidents.map(({ id }) => id)).toEqual(['2026-03-14-checkout']);
    expect(site?.postmortems).toEqual([]);
  });

  it('leaves out a postmortem together with its incident, and names both', async () => {
    const { site } = await checkFiles({ ...postmortem(), ...incident(unknownComponent) });
    expect(site?.postmortems).toEqual([]);
    expect(site?.leftOut.map(({ file }) => file)).toEqual([INCIDENT, POSTMORTEM]);
  });

  it('has an error for everything that it leaves out', async () => {
    const { site, problems } = await checkFiles({
      ...openIncident(unknownComponent),
      ...maintenance(['component: database', 'component: databse']),
      'incidents/stray.md': 'text',
    });
    const errors = problems.filter(({ level }) => level === 'error').map(({ file }) => file);
    expect(site?.leftOut.map(({ file }) => file).sort()).toEqual([...new Set(errors)].sort());
  });
});
