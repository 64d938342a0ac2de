import { describe, expect, it } from 'vitest';
import {
  incidentTimeline,
  mergedTimeline,
  type TimelineItem,
} from '../../../src/domain/timeline.ts';
import type { TimelineEntry } from '../../../src/schema/postmortem.ts';
import { at, hit, incident, postmortem, said } from '../../build-site.ts';

const noted = (when: string, kind: TimelineEntry['kind']): TimelineEntry => ({
  at: at(when),
  kind,
  text: 'The queue grew.',
});

/** What a line is about, in short, with its time. */
function brief(item: TimelineItem): string {
  const time = new Date(item.at).toISOString().slice(11, 16);
  switch (item.kind) {
    case 'impact_start':
    case 'impact_end':
      return `${time} ${item.kind} ${item.component} ${item.level}`;
    case 'update':
      return `${time} update ${item.update.status}`;
    case 'told':
      return `${time} told ${item.entry.kind}`;
    case 'detected':
    case 'acknowledged':
    case 'mitigated':
      return `${time} ${item.kind}`;
  }
}

describe('the timeline of an incident', () => {
  it('merges what was said, recorded and told, in the order in which it happened', () => {
    const record = incident({
      impact: [
        hit('vm', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T10:40Z'),
        hit('website', 'degraded_performance', '2026-03-14T10:10Z', '2026-03-14T11:00Z'),
      ],
      updates: [said('2026-03-14T10:15Z', 'investigating'), said('2026-03-14T11:05Z', 'resolved')],
      detectedAt: at('2026-03-14T10:02Z'),
      acknowledgedAt: at('2026-03-14T10:04Z'),
      mitigatedAt: at('2026-03-14T10:39Z'),
    });
    const report = postmortem({
      incident: record.id,
      timeline: [noted('2026-03-14T09:30Z', 'change'), noted('2026-03-14T10:30Z', 'decision')],
    });
    expect(incidentTimeline(record, report).map(brief)).toEqual([
      '09:30 told change',
      '10:00 impact_start vm major_outage',
      '10:02 detected',
      '10:04 acknowledged',
      '10:10 impact_start website degraded_performance',
      '10:15 update investigating',
      '10:30 told decision',
      '10:39 mitigated',
      '10:40 impact_end vm major_outage',
      '11:00 impact_end website degraded_performance',
      '11:05 update resolved',
    ]);
  });

  it('at one instant names the impact first, then what was recorded and told, then what was said', () => {
    const record = incident({
      impact: [hit('vm', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T11:00Z')],
      updates: [said('2026-03-14T10:00Z', 'investigating'), said('2026-03-14T11:00Z', 'resolved')],
      detectedAt: at('2026-03-14T10:00Z'),
      acknowledgedAt: at('2026-03-14T10:00Z'),
      mitigatedAt: at('2026-03-14T11:00Z'),
    });
    const report = postmortem({
      incident: record.id,
      timeline: [noted('2026-03-14T10:00Z', 'page'), noted('2026-03-14T11:00Z', 'mitigation')],
    });
    expect(incidentTimeline(record, report).map(brief)).toEqual([
      '10:00 impact_start vm major_outage',
      '10:00 detected',
      '10:00 acknowledged',
      '10:00 told page',
      '10:00 update investigating',
      '11:00 impact_end vm major_outage',
      '11:00 mitigated',
      '11:00 told mitigation',
      '11:00 update resolved',
    ]);
  });

  it('has no end of impact while it lasts, and nothing told without a postmortem', () => {
    const record = incident({ impact: [hit('vm', 'major_outage', '2026-03-14T10:00Z')] });
    expect(incidentTimeline(record).map(brief)).toEqual([
      '10:00 impact_start vm major_outage',
      '10:00 update investigating',
    ]);
  });

  it('of a notice without impact is what was said', () => {
    const record = incident({
      informational: true,
      updates: [said('2026-03-14T10:00Z', 'update'), said('2026-03-14T12:00Z', 'resolved')],
    });
    expect(incidentTimeline(record).map(brief)).toEqual([
      '10:00 update update',
      '12:00 update resolved',
    ]);
  });
});

describe('the timeline of a postmortem', () => {
  const record = incident({
    impact: [hit('vm', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T10:40Z')],
    updates: [said('2026-03-14T10:15Z', 'investigating'), said('2026-03-14T11:05Z', 'resolved')],
    detectedAt: at('2026-03-14T10:02:30Z'),
  });

  it('tells once what the record and the postmortem say of the same minute', () => {
    const report = postmortem({
      incident: record.id,
      timeline: [
        noted('2026-03-14T10:00Z', 'impact_start'),
        noted('2026-03-14T10:02:10Z', 'detection'),
        noted('2026-03-14T10:39Z', 'impact_end'),
      ],
    });
    expect(mergedTimeline(report, [record]).map(({ item }) => brief(item))).toEqual([
      '10:00 told impact_start',
      '10:02 told detection',
      '10:15 update investigating',
      '10:39 told impact_end',
      '10:40 impact_end vm major_outage',
      '11:05 update resolved',
    ]);
  });

  it('keeps what began at another instant of a minute that something is told of', () => {
    const two = incident({
      impact: [
        hit('website', 'degraded_performance', '2026-03-14T02:00:00Z', '2026-03-14T02:40Z'),
        hit('storage', 'degraded_performance', '2026-03-14T02:00:00Z', '2026-03-14T02:40Z'),
        hit('vm', 'major_outage', '2026-03-14T02:00:30Z', '2026-03-14T02:50Z'),
      ],
      updates: [said('2026-03-14T03:00Z', 'resolved')],
    });
    const begins = (...told: readonly string[]) =>
      mergedTimeline(
        postmortem({
          incident: two.id,
          timeline: told.map((when) => noted(when, 'impact_start')),
        }),
        [two],
      )
        .map(({ item }) => brief(item))
        .filter((line) => line.includes('impact_start'));
    const web = '02:00 impact_start website degraded_performance';
    const storage = '02:00 impact_start storage degraded_performance';
    const vm = '02:00 impact_start vm major_outage';
    const told = '02:00 told impact_start';
    expect(begins()).toEqual([web, storage, vm]);
    expect(begins('2026-03-14T02:00Z')).toEqual([told, vm]);
    expect(begins('2026-03-14T02:00:30Z')).toEqual([web, storage, told]);
    expect(begins('2026-03-14T02:00:20Z')).toEqual([web, storage, told]);
    expect(begins('2026-03-14T02:00Z', '2026-03-14T02:00Z')).toEqual([told, told]);
    expect(begins('2026-03-14T02:01Z')).toEqual([web, storage, vm, '02:01 told impact_start']);
  });

  it('holds the incidents that it covers too, and says of which each line is', () => {
    const other = incident({
      id: '2026-03-15-later',
      impact: [],
      updates: [said('2026-03-14T10:30Z', 'resolved')],
    });
    const report = postmortem({ incident: record.id, alsoCovers: [other.id] });
    const lines = mergedTimeline(report, [record, other]);
    expect(lines.filter((line) => line.incident === other).map(({ item }) => brief(item))).toEqual([
      '10:30 update resolved',
    ]);
    expect(lines.map(({ item }) => item.at)).toEqual(lines.map(({ item }) => item.at).sort());
  });

  it('shows a silence from half an hour on, and none before the first line', () => {
    const quiet = incident({
      impact: [],
      updates: [
        said('2026-03-14T10:00Z', 'investigating'),
        said('2026-03-14T10:29:59Z', 'identified'),
        said('2026-03-14T10:59:59Z', 'monitoring'),
        said('2026-03-14T13:00Z', 'resolved'),
      ],
    });
    const lines = mergedTimeline(postmortem({ incident: quiet.id }), [quiet]);
    expect(lines.map(({ silence }) => silence && silence / 60_000)).toEqual([
      undefined,
      undefined,
      30,
      expect.closeTo(120.02, 1),
    ]);
  });
});
