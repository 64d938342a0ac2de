import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
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
      actionsByIncident(context).map(({ name, href, progress }) => [name, href, progress]),
    ).toEqual([
      ['Later', '/incidents/2026-03-02-later/', '1 of 2 accepted actions done'],
      ['First <b>', '/incidents/2026-03-01-first/', '1 of 1 accepted action done'],
    ]);
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
    expect(actionsByIncident(empty)).toEqual([]);
    expect(printed('/actions.rss', empty)).not.toContain('<item>');
  });
});
