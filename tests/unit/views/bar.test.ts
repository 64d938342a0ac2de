import { describe, expect, it } from 'vitest';
import type { LeftOut } from '../../../src/schema/site.ts';
import { bar, barHeight, hasImpact } from '../../../src/views/bar.ts';
import { between, hit, incident, maintenance } from '../../build-site.ts';
import { componentIn, contextAt } from './view-parts.ts';

const now = '2026-03-14T12:00Z';

function barOf(parts: Parameters<typeof contextAt>[1] = {}, historyDays = 7) {
  const config = { locale: 'en-GB', policy: { historyDays }, ...parts.config };
  const context = contextAt(now, { ...parts, config });
  return bar(componentIn(context, 'website'), context);
}

const everyState: Parameters<typeof contextAt>[1] = {
  config: {
    policy: { historyDays: 7 },
    components: [{ id: 'website', name: 'Website', since: '2026-03-09' }],
  },
  incidents: [
    incident({
      impact: [hit('website', 'major_outage', '2026-03-10T08:00Z', '2026-03-10T09:00Z')],
    }),
    incident({
      impact: [hit('website', 'partial_outage', '2026-03-11T08:00Z', '2026-03-11T09:00Z')],
    }),
    incident({
      impact: [hit('website', 'degraded_performance', '2026-03-12T08:00Z', '2026-03-12T09:00Z')],
    }),
  ],
  maintenances: [maintenance({ window: between('2026-03-13T02:00Z', '2026-03-13T04:00Z') })],
};

describe('the bar', () => {
  it('draws one path for each state that occurs, and every state at a height of its own', () => {
    const { paths, cells } = barOf(everyState);
    expect(cells.map(({ state }) => state)).toEqual([
      'no_data',
      'operational',
      'major_outage',
      'partial_outage',
      'degraded_performance',
      'under_maintenance',
      'operational',
    ]);
    expect(paths.map(({ state }) => state)).toEqual([
      'no_data',
      'operational',
      'major_outage',
      'partial_outage',
      'degraded_performance',
      'under_maintenance',
    ]);
    const heights = paths.map(({ d }) => Number(/v(\d+)/.exec(d)?.[1]));
    expect(new Set(heights).size).toBe(paths.length);
    expect(Math.max(...heights)).toBe(barHeight);
    expect(paths[1]?.d).toBe('M4 8h3v12h-3zM24 8h3v12h-3z');
  });

  it('is the taller the worse the day was', () => {
    const { paths } = barOf(everyState);
    const heightOf = (wanted: string): number =>
      Number(/v(\d+)/.exec(paths.find(({ state }) => state === wanted)?.d ?? '')?.[1]);
    const levels = ['operational', 'degraded_performance', 'partial_outage', 'major_outage'];
    const heights = levels.map(heightOf);
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  });

  it('says itself in a sentence', () => {
    expect(barOf().label).toBe('Last 7 days: 100% uptime; no impact recorded.');
    // An hour of major and 30 % of an hour of partial outage in five and a half days.
    expect(barOf(everyState).label).toBe('Last 7 days: 99.01% uptime; 3 days with impact.');
    const incidents = everyState?.incidents?.slice(0, 1) ?? [];
    expect(barOf({ incidents }).label).toMatch(/; 1 day with impact\.$/);
  });

  it.for([7, 365])('has a cell for each of %i days', (days) => {
    const drawing = barOf({}, days);
    expect(drawing.cells).toHaveLength(days);
    expect(drawing.width).toBe(days * 4 - 1);
    expect(drawing.from).toBe(`${days} days ago`);
    expect(drawing.cells.at(-1)?.date).toBe('2026-03-14');
    expect(drawing.paths).toHaveLength(1);
    expect(drawing.paths[0]?.d.match(/M/g)).toHaveLength(days);
  });

  it('shows no uptime before the component was in service', () => {
    const components = [{ id: 'website', name: 'Website', since: '2026-04-01' }];
    const drawing = barOf({ config: { components, policy: { historyDays: 7 } } });
    expect(drawing.uptime).toBeUndefined();
    expect(drawing.label).toBe('Last 7 days: no data; no impact recorded.');
    expect(drawing.paths.map(({ state }) => state)).toEqual(['no_data']);
  });

  it.for<readonly [record: LeftOut['record'], uptime: string | undefined]>([
    ['incident', undefined],
    ['maintenance', undefined],
    ['postmortem', '100%'],
  ])('with a missing %s says as its uptime %s', ([record, uptime]) => {
    const file = `incidents/2026-03-01-x/${record}.md`;
    const leftOut = [{ id: '2026-03-01-x', file, record, mayBeOpen: undefined }];
    expect(barOf({ leftOut }).uptime).toBe(uptime);
  });

  it('never shows 100 % when there was impact, even when it weighs nothing', () => {
    const level = 'degraded_performance';
    const brief = hit('website', level, '2026-03-12T08:00:00Z', '2026-03-12T08:00:01Z');
    expect(barOf({ incidents: [incident({ impact: [brief] })] }).uptime).toBe('> 99.99%');
    const outage = hit('website', 'major_outage', '2026-03-12T08:00:00Z', '2026-03-12T08:00:01Z');
    expect(barOf({ incidents: [incident({ impact: [outage] })] }, 365).uptime).toBe('99.99%');
  });

  it('keeps 100 % with announced maintenance', () => {
    const { maintenances = [] } = everyState;
    const drawing = barOf({ maintenances });
    expect(drawing.uptime).toBe('100%');
    expect(drawing.cells.filter(hasImpact)).toEqual([]);
  });

  it('counts impact on the day on which it was, and not that of another component', () => {
    const impact = [hit('vm', 'major_outage', '2026-03-12T08:00Z', '2026-03-12T09:00Z')];
    expect(barOf({ incidents: [incident({ impact })] }).label).toMatch(/no impact recorded/);
  });
});
