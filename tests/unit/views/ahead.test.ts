import { describe, expect, it } from 'vitest';
import { nextRebuild, timed } from '../../../src/views/ahead.ts';
import { componentPage } from '../../../src/views/component-page.ts';
import { headline } from '../../../src/views/headline.ts';
import { overview } from '../../../src/views/overview.ts';
import { at, between, hit, incident, maintenance, said } from '../../build-site.ts';
import { printed } from './printed.ts';
import { contextAt } from './view-parts.ts';

const now = '2026-03-14T00:00Z';
const work = maintenance({ window: between('2026-03-14T02:00Z', '2026-03-14T04:00Z') });

describe('what is foreseen', () => {
  it('is what the same page says when its time has come', () => {
    const parts = {
      maintenances: [work],
      incidents: [
        incident({
          impact: [hit('vm', 'degraded_performance', '2026-03-13T23:00Z')],
          updates: [said('2026-03-13T23:10Z', 'identified', { nextUpdateBy: '2026-03-14T03:00Z' })],
        }),
      ],
    };
    const foreseen = timed(contextAt(now, parts), (context) => ({
      headline: headline(context),
      cards: overview(context).maintenances.now,
    }));
    expect(foreseen.later.map(({ at: when }) => when)).toEqual([
      '2026-03-14T02:00:00.000Z',
      '2026-03-14T04:00:00.000Z',
    ]);
    for (const { at: when, value } of foreseen.later) {
      const then = contextAt(when, parts);
      expect(value).toEqual({ headline: headline(then), cards: overview(then).maintenances.now });
    }
  });

  it('is what the same page says of what is dated a few minutes ahead', () => {
    const parts = {
      incidents: [
        incident({
          id: '2026-03-14-open',
          impact: [
            hit('vm', 'major_outage', '2026-03-13T23:00Z', '2026-03-14T00:03Z'),
            hit('vm', 'degraded_performance', '2026-03-14T00:03Z'),
          ],
        }),
        incident({
          id: '2026-03-14-resolved',
          impact: [hit('storage', 'major_outage', '2026-03-13T23:00Z', '2026-03-14T00:04Z')],
          updates: [said('2026-03-14T00:04Z', 'resolved')],
        }),
      ],
    };
    const saidOf = (context: ReturnType<typeof contextAt>) => ({
      headline: headline(context),
      since: [...context.components.values()].map(
        (component) => componentPage(component, context).since.now,
      ),
    });
    const { now: present, later } = timed(contextAt(now, parts), saidOf);
    expect(present.headline.lede[0]).toBe('Affected: Virtual machines (major outage).');
    expect(later.map(({ at: when }) => when)).toEqual([
      '2026-03-14T00:03:00.000Z',
      '2026-03-14T00:04:00.000Z',
    ]);
    for (const { at: when, value } of later) expect(value).toEqual(saidOf(contextAt(when, parts)));
  });

  it('is not known while a maintenance that was left out may be an outage', () => {
    const mayBeOpen = between('2026-03-14T02:00Z', '2026-03-14T04:00Z');
    const file = 'incidents/2026-03-14-lost/maintenance.md';
    const parts = {
      leftOut: [{ id: '2026-03-14-lost', file, record: 'maintenance' as const, mayBeOpen }],
    };
    const saidOf = (context: ReturnType<typeof contextAt>) => ({
      headline: headline(context).text,
      states: overview(context).groups.flatMap(({ rows }) => rows.map(({ tag }) => tag.now.word)),
      badge: printed('/badge.json', context),
      status: JSON.parse(printed('/api/v2/status.json', context)) as unknown,
      text: printed('/status.txt', context).split('\n')[3],
    });
    const { now: present, later } = timed(contextAt(now, parts), saidOf);
    expect(present.headline).toBe('Everything works.');
    expect(later.map(({ at: when, value }) => [when, value.headline])).toEqual([
      ['2026-03-14T02:00:00.000Z', 'We cannot say that everything works.'],
      ['2026-03-14T04:00:00.000Z', 'Everything works.'],
    ]);
    for (const { at: when, value } of later) expect(value).toEqual(saidOf(contextAt(when, parts)));
    expect(later[0]?.value).toMatchObject({
      states: ['Not known', 'Not known', 'Not known'],
      badge: expect.stringContaining('Not known'),
      status: {
        status: { indicator: 'minor', description: 'We cannot say that everything works.' },
      },
      text: expect.stringContaining('We cannot say that everything works.'),
    });
    expect(nextRebuild(contextAt(now, parts))).toBe('2026-03-14T02:00:00.000Z');
  });

  it('is nothing where nothing changes, and nothing that lies too far ahead', () => {
    expect(timed(contextAt(now, {}), headline).later).toEqual([]);
    const far = maintenance({ window: between('2026-03-21T00:01Z', '2026-03-21T04:00Z') });
    expect(timed(contextAt(now, { maintenances: [far] }), headline).later).toEqual([]);
  });

  it('can be asked for instants of its own, of which past ones do not count', () => {
    const context = contextAt(now, { maintenances: [work] });
    const instants = [at('2026-03-13T00:00Z'), at('2026-03-14T00:00Z'), at('2026-03-14T03:00Z')];
    expect(timed(context, headline, instants).later.map(({ at: when }) => when)).toEqual([
      '2026-03-14T03:00:00.000Z',
    ]);
  });
});

it('a page is to be built anew at the next transition', () => {
  expect(nextRebuild(contextAt(now, { maintenances: [work] }))).toBe('2026-03-14T02:00:00.000Z');
  expect(nextRebuild(contextAt('2026-03-14T04:00Z', { maintenances: [work] }))).toBe(
    '2026-03-15T00:00:00.000Z',
  );
});
