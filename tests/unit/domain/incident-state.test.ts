import { describe, expect, it } from 'vitest';
import {
  firstResolvedAt,
  impactExtent,
  incidentSeverity,
  incidentStatus,
  isOpen,
  lastUpdateAt,
  promisedUpdate,
  resolvedAt,
  startedAt,
  statusAfter,
} from '../../../src/domain/incident-state.ts';
import type { IncidentUpdateStatus } from '../../../src/schema/levels.ts';
import type { Incident } from '../../../src/schema/site.ts';
import { at, hit, incident, said } from '../../build-site.ts';

/** An incident that said these things, one each hour from 10:00 on. */
function saying(...statuses: readonly IncidentUpdateStatus[]): Incident {
  return incident({
    updates: statuses.map((status, index) => said(`2026-03-14T${10 + index}:00Z`, status)),
  });
}

describe('the status of an incident', () => {
  it.each<[readonly IncidentUpdateStatus[], string]>([
    [['investigating'], 'investigating'],
    [['investigating', 'identified', 'monitoring'], 'monitoring'],
    [['investigating', 'identified', 'monitoring', 'resolved'], 'resolved'],
    [['investigating', 'identified', 'update'], 'identified'],
    [['investigating', 'update', 'update'], 'investigating'],
    [['update'], 'investigating'],
    [['monitoring', 'identified'], 'identified'],
    [['monitoring', 'investigating'], 'investigating'],
    [['resolved', 'update'], 'resolved'],
    [['resolved', 'monitoring'], 'monitoring'],
    [['resolved', 'investigating', 'update'], 'investigating'],
    [['resolved', 'investigating', 'resolved'], 'resolved'],
  ])('after %j is %s', (statuses, status) => {
    expect(incidentStatus(saying(...statuses))).toBe(status);
    expect(isOpen(saying(...statuses))).toBe(status !== 'resolved');
  });

  it('after nothing was said is investigating', () => {
    expect(statusAfter([])).toBe('investigating');
  });

  it('can be asked for in the middle of the story', () => {
    const { updates } = saying('investigating', 'resolved', 'identified', 'resolved');
    expect(updates.map((_, index) => statusAfter(updates.slice(0, index + 1)))).toEqual([
      'investigating',
      'resolved',
      'identified',
      'resolved',
    ]);
  });
});

describe('the end of an incident', () => {
  it.each<[readonly IncidentUpdateStatus[], string | undefined]>([
    [['investigating', 'monitoring'], undefined],
    [['update'], undefined],
    [['investigating', 'resolved'], '2026-03-14T11:00Z'],
    [['resolved'], '2026-03-14T10:00Z'],
    [['investigating', 'resolved', 'update'], '2026-03-14T11:00Z'],
    [['investigating', 'resolved', 'resolved'], '2026-03-14T11:00Z'],
    [['investigating', 'resolved', 'update', 'resolved'], '2026-03-14T11:00Z'],
    [['investigating', 'resolved', 'identified'], undefined],
    [['investigating', 'resolved', 'identified', 'update'], undefined],
    [['investigating', 'resolved', 'identified', 'resolved'], '2026-03-14T13:00Z'],
    [['investigating', 'resolved', 'monitoring', 'update', 'resolved'], '2026-03-14T14:00Z'],
  ])('after %j came at %s', (statuses, end) => {
    expect(resolvedAt(saying(...statuses))).toBe(end === undefined ? undefined : at(end));
  });
});

describe('the first end of an incident', () => {
  it.each<[readonly IncidentUpdateStatus[], string | undefined]>([
    [['investigating', 'update'], undefined],
    [['investigating', 'resolved', 'resolved'], '2026-03-14T11:00Z'],
    [['investigating', 'resolved', 'identified'], '2026-03-14T11:00Z'],
    [['investigating', 'resolved', 'identified', 'resolved'], '2026-03-14T11:00Z'],
  ])('after %j came at %s, also when it was reopened', (statuses, end) => {
    expect(firstResolvedAt(saying(...statuses))).toBe(end === undefined ? undefined : at(end));
  });
});

describe('the beginning of an incident', () => {
  it('is the first impact, not the first update', () => {
    const late = incident({
      impact: [
        hit('vm', 'partial_outage', '2026-03-14T10:30Z'),
        hit('website', 'major_outage', '2026-03-14T09:40Z'),
      ],
      updates: [said('2026-03-14T12:00Z', 'investigating')],
    });
    expect(startedAt(late)).toBe(at('2026-03-14T09:40Z'));
  });

  it('is the first update when that came before the impact', () => {
    const early = incident({
      impact: [hit('website', 'major_outage', '2026-03-14T12:00Z')],
      updates: [said('2026-03-14T10:00Z', 'investigating')],
    });
    expect(startedAt(early)).toBe(at('2026-03-14T10:00Z'));
  });

  it('is the first update when there is no impact', () => {
    expect(startedAt(saying('investigating', 'update'))).toBe(at('2026-03-14T10:00Z'));
  });
});

describe('the extent of the impact', () => {
  it('does not exist without impact', () => {
    expect(impactExtent(incident())).toBeUndefined();
  });

  it('reaches from the first beginning to the last end, whatever the order of the windows', () => {
    const windows = [
      hit('website', 'major_outage', '2026-03-14T10:10Z', '2026-03-14T10:20Z'),
      hit('vm', 'partial_outage', '2026-03-14T10:00Z', '2026-03-14T11:00Z'),
      hit('storage', 'partial_outage', '2026-03-14T10:30Z', '2026-03-14T10:40Z'),
    ];
    const extent = { from: at('2026-03-14T10:00Z'), to: at('2026-03-14T11:00Z') };
    expect(impactExtent(incident({ impact: windows }))).toEqual(extent);
    expect(impactExtent(incident({ impact: windows.toReversed() }))).toEqual(extent);
  });

  it('has no end while one window is open', () => {
    const impact = [
      hit('website', 'major_outage', '2026-03-14T10:10Z'),
      hit('vm', 'partial_outage', '2026-03-14T10:00Z', '2026-03-14T11:00Z'),
    ];
    expect(impactExtent(incident({ impact }))).toEqual({
      from: at('2026-03-14T10:00Z'),
      to: undefined,
    });
  });

  it('does not grow with the time that an incident is kept open', () => {
    const slowToClose = incident({
      impact: [hit('website', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T10:18Z')],
      updates: [said('2026-03-14T10:05Z', 'investigating'), said('2026-03-14T23:00Z', 'resolved')],
    });
    expect(impactExtent(slowToClose)).toEqual({
      from: at('2026-03-14T10:00Z'),
      to: at('2026-03-14T10:18Z'),
    });
  });
});

describe('the severity of an incident', () => {
  const impact = [
    hit('vm', 'degraded_performance', '2026-03-14T10:00Z'),
    hit('website', 'partial_outage', '2026-03-14T10:00Z'),
  ];

  it('follows from the worst level', () => {
    expect(incidentSeverity(incident({ impact }))).toBe('major');
    expect(incidentSeverity(incident())).toBe('none');
  });

  it('is what was stated where it was', () => {
    expect(incidentSeverity(incident({ impact, severity: 'minor' }))).toBe('minor');
    expect(incidentSeverity(incident({ impact, severity: 'none' }))).toBe('none');
  });
});

describe('what was said last', () => {
  const promise = { nextUpdateBy: '2026-03-14T11:00Z' };

  it('was said at the time of the last update', () => {
    expect(lastUpdateAt(saying('investigating', 'resolved', 'update'))).toBe(
      at('2026-03-14T12:00Z'),
    );
  });

  it('holds the promise of the next update', () => {
    const updates = [said('2026-03-14T10:00Z', 'investigating', promise)];
    expect(promisedUpdate(incident({ updates }))).toBe(at('2026-03-14T11:00Z'));
  });

  it('replaces an earlier promise, also by none', () => {
    const first = said('2026-03-14T10:00Z', 'investigating', promise);
    const silent = said('2026-03-14T10:20Z', 'identified');
    const renewed = said('2026-03-14T10:20Z', 'update', { nextUpdateBy: '2026-03-14T12:00Z' });
    expect(promisedUpdate(incident({ updates: [first, silent] }))).toBeUndefined();
    expect(promisedUpdate(incident({ updates: [first, renewed] }))).toBe(at('2026-03-14T12:00Z'));
  });

  it('promises nothing once it is resolved, and again when it is reopened', () => {
    const resolved = said('2026-03-14T10:00Z', 'resolved', promise);
    const note = said('2026-03-14T10:10Z', 'update', promise);
    const reopened = said('2026-03-14T10:20Z', 'identified', promise);
    expect(promisedUpdate(incident({ updates: [resolved] }))).toBeUndefined();
    expect(promisedUpdate(incident({ updates: [resolved, note] }))).toBeUndefined();
    expect(promisedUpdate(incident({ updates: [resolved, note, reopened] }))).toBe(
      at('2026-03-14T11:00Z'),
    );
  });
});
