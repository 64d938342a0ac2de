import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { type ActionGroup, actionGroups } from '../../../src/views/action-row.ts';
import { actionsByIncident, actionsByOwner } from '../../../src/views/actions-page.ts';
import { action, at, incident, postmortem } from '../../build-site.ts';
import { printed } from './printed.ts';
import { contextAt } from './view-parts.ts';

const done = (title: string, when: string, owner = 'Storage team') =>
  action({ title, owner, status: 'done', doneAt: at(when), due: undefined });

const context = contextAt('2026-03-20T12:00Z', {
  incidents: [
    incident({ id: '2026-03-02-later', title: 'Later' }),
    incident({ id: '2026-03-01-first', title: 'First <b>' }),
  ],
  postmortems: [
    postmortem({
      incident: '2026-03-02-later',
      actions: [
        done('Measure & page', '2026-03-10T08:00Z'),
        action({ title: 'Rehearse', owner: 'Backup team', status: 'open', due: '2026-03-19' }),
      ],
    }),
    postmortem({
      incident: '2026-03-01-first',
      actions: [
        done('Refuse old copies', '2026-03-12T08:00Z'),
        action({
          title: 'Third copy',
          owner: 'Backup team',
          status: 'declined',
          reason: 'Too slow.',
          due: undefined,
        }),
      ],
    }),
  ],
});

describe('follow-up actions', () => {
  it('stand by owner, in the order of the alphabet, with how many are done', () => {
    expect(
      actionsByOwner(context).map(({ name, progress, rows }) => [
        name,
        progress,
        rows.map((row) => `${row.tag.word}: ${row.title}`),
      ]),
    ).toEqual([
      ['Backup team', '0 of 1 accepted action done', ['Overdue: Rehearse', 'Declined: Third copy']],
      [
        'Storage team',
        '2 of 2 accepted actions done',
        ['Done: Measure & page', 'Done: Refuse old copies'],
      ],
    ]);
  });

  it('stand by incident, newest first', () => {
    expect(
      actionsByIncident(context).groups.map(({ name, href, progress }) => [name, href, progress]),
    ).toEqual([
      ['Later', '/incidents/2026-03-02-later/', '1 of 2 accepted actions done'],
      ['First <b>', '/incidents/2026-03-01-first/', '1 of 1 accepted action done'],
    ]);
  });

  it('show all that are still to be done, and the newest fifty of those that are settled', () => {
    const long = contextAt('2026-03-20T12:00Z', manyPromises(60));
    const shown = ({ name, rows, more }: ActionGroup) => [
      name,
      rows.map(({ title }) => title),
      more,
    ];
    const newest = 'These are the newest 50 of 60 that are settled.';
    const more = `${newest} Every postmortem lists all of its own.`;
    const titles = (word: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${word} ${60 - index}`);
    expect(actionGroups(long).map(shown)).toEqual([
      ['Open', titles('Open', 60), undefined],
      ['Done', titles('Done', 50), more],
      ['Declined', titles('Declined', 50), more],
    ]);
    expect(actionsByOwner(long).map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Backup team', 110],
      ['Platform', 50],
    ]);
  });

  it('are left out after old incidents when nothing is left to do', () => {
    const { postmortems, ...rest } = manyPromises(60);
    const settled = postmortems.map((each, index) => ({
      ...each,
      actions: (each.actions ?? []).filter(({ status }) => status !== 'open' || index === 0),
    }));
    const { groups, more } = actionsByIncident(
      contextAt('2026-03-20T12:00Z', { ...rest, postmortems: settled }),
    );
    // The oldest one has something left to do.
    expect(groups.map(({ href }) => href)).toEqual(
      [...Array.from({ length: 50 }, (_, index) => 60 - index), 1].map(
        (number) => `/incidents/${dayOf(number)}-n/`,
      ),
    );
    expect(more).toBe(
      'Of 59 incidents after which nothing is left to do, the newest 50 are shown. Every postmortem lists all of its own.',
    );
  });

  it('are told of in a feed when they are done, the latest first', () => {
    const { item } = new XMLParser().parse(printed('/actions.rss', context)).rss.channel;
    const page = 'https://harbour-status.example/incidents/2026-03-01-first/postmortem/#actions';
    expect(item).toHaveLength(2);
    expect(item[0]).toEqual({
      title: 'Refuse old copies',
      description: '<p>Done by Storage team, after: First &lt;b&gt;</p>',
      pubDate: 'Thu, 12 Mar 2026 08:00:00 GMT',
      link: page,
      guid: 'tag:harbour-status.example,2005:Incident/2026-03-01-first/action/Refuse%20old%20copies',
    });
    expect(item[1].title).toBe('Measure & page');
  });

  it('are nothing where nothing was promised', () => {
    const empty = contextAt('2026-03-20T12:00Z');
    expect(actionsByOwner(empty)).toEqual([]);
    expect(actionsByIncident(empty)).toEqual({ groups: [], more: undefined });
    expect(actionGroups(empty)).toEqual([]);
    expect(printed('/actions.rss', empty)).not.toContain('<item>');
  });
});

/** A day of 2025, by its number. */
function dayOf(number: number): string {
  return new Date(Date.UTC(2025, 0, number)).toISOString().slice(0, 10);
}

/** Incidents, one a day, each with an action that is done, one that is declined and one that is open. */
function manyPromises(count: number) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return {
    incidents: numbers.map((number) => incident({ id: `${dayOf(number)}-n` })),
    postmortems: numbers.map((number) =>
      postmortem({
        incident: `${dayOf(number)}-n`,
        actions: [
          action({ title: `Done ${number}`, status: 'done', doneAt: at('2026-03-01T00:00Z') }),
          action({
            title: `Declined ${number}`,
            owner: 'Backup team',
            status: 'declined',
            reason: 'No.',
          }),
          action({ title: `Open ${number}`, owner: 'Backup team' }),
        ],
      }),
    ),
  };
}
