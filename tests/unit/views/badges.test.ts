import { describe, expect, it } from 'vitest';
import { always } from '../../../src/domain/interval.ts';
import { hit, incident, maintenance, between } from '../../build-site.ts';
import { xmlFaults } from '../../formats/validate.ts';
import { attacks } from '../../sites/hostile.ts';
import { elementsOf } from '../markdown/rendered.ts';
import { pathsWith, printed } from './printed.ts';
import { contextAt } from './view-parts.ts';

const now = '2026-03-14T12:00Z';
const vmDown = incident({ impact: [hit('vm', 'partial_outage', '2026-03-14T10:00Z')] });

function said(path: string, parts: Parameters<typeof contextAt>[1] = {}) {
  const badge = JSON.parse(printed(path, contextAt(now, parts))) as Record<string, unknown>;
  return [badge['label'], badge['message']];
}

/** Luminance and contrast as WCAG 2.2 defines them. */
function contrastWithWhite(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

describe('badges', () => {
  it('exist for the page, each group and each component, as pictures and for shields.io', () => {
    const context = contextAt(now);
    const pictures = pathsWith('.svg', context);
    expect(pictures).toHaveLength(2 * 5);
    for (const path of pictures) {
      const json = JSON.parse(printed(path.replace(/svg$/, 'json'), context)) as object;
      expect(json).toMatchObject({ schemaVersion: 1, label: expect.any(String) as string });
    }
  });

  it('show the worst state of what they are about', () => {
    const parts = { incidents: [vmDown] };
    expect(said('/badge.json')).toEqual(['Harbour Hosting', 'Operational']);
    expect(said('/badge.json', parts)).toEqual(['Harbour Hosting', 'Partial outage']);
    expect(said('/groups/hosting/badge.json', parts)).toEqual(['Hosting', 'Partial outage']);
    expect(said('/components/vm/badge.json', parts)).toEqual([
      'Virtual machines',
      'Partial outage',
    ]);
    expect(said('/components/storage/badge.json', parts)).toEqual(['Storage', 'Operational']);
    const running = maintenance({ window: between('2026-03-14T11:00Z', '2026-03-14T13:00Z') });
    expect(said('/badge.json', { maintenances: [running] })[1]).toBe('Maintenance');
  });

  it('show the uptime of the days of the bars, of several components the worst', () => {
    // Three tenths of a day of partial outage count as 0.3 of that: 2.16 of 2,148 hours.
    const past = incident({
      impact: [hit('vm', 'partial_outage', '2026-03-01T00:00Z', '2026-03-01T07:12Z')],
    });
    const parts = { incidents: [past] };
    expect(said('/components/vm/uptime.json', parts)).toEqual([
      'Virtual machines, 90 days',
      '99.89%',
    ]);
    expect(said('/components/storage/uptime.json', parts)[1]).toBe('100%');
    expect(said('/groups/hosting/uptime.json', parts)[1]).toBe('99.89%');
    expect(said('/uptime.json', parts)).toEqual(['Harbour Hosting, 90 days', '99.89%']);
  });

  it('say nothing good while a record about an outage may be missing', () => {
    const leftOut = [
      { id: 'x', file: 'incidents/x/incident.md', record: 'incident' as const, mayBeOpen: always },
    ];
    expect(said('/badge.json', { leftOut })[1]).toBe('Not known');
    expect(said('/uptime.json', { leftOut })[1]).toBe('no data');
  });

  it('have no state when they are retired', () => {
    const config = { components: [{ id: 'old', name: 'Old', until: '2020-01-01' }] };
    expect(said('/components/old/badge.json', { config })[1]).toBe('No data');
  });

  it('can be read in light and in dark: they bring their ground, and white text stands out', () => {
    const states = ['degraded_performance', 'partial_outage', 'major_outage'] as const;
    const sites = [
      {},
      { leftOut: [{ id: 'x', file: 'x', record: 'incident' as const, mayBeOpen: always }] },
      {
        maintenances: [maintenance({ window: between('2026-03-14T11:00Z', '2026-03-14T13:00Z') })],
      },
      ...states.map((level) => ({
        incidents: [incident({ impact: [hit('website', level, '2026-03-14T10:00Z')] })],
      })),
    ];
    for (const parts of sites) {
      const svg = printed('/badge.svg', contextAt(now, parts));
      const colours = [...svg.matchAll(/<rect[^>]* fill="(#\w+)"/g)].map(
        ([, colour = '']) => colour,
      );
      expect(colours).toHaveLength(2);
      for (const colour of colours) expect(contrastWithWhite(colour)).toBeGreaterThan(4.5);
      expect(svg).toContain('<g fill="#fff"');
    }
  });

  it('are well-formed and say their text to those who do not see them, whatever names hold', () => {
    for (const name of [
      ...attacks.map((attack) => attack.slice(0, 80)),
      'a\u0000b\ud800',
      '\u{1f6a8}',
    ]) {
      const svg = printed('/badge.svg', contextAt(now, { config: { name } }));
      expect(xmlFaults(svg)).toEqual([]);
      const elements = elementsOf(svg);
      const [root] = elements;
      expect(root?.attribs['role']).toBe('img');
      expect(root?.attribs['aria-label']).toMatch(/: Operational$/);
      expect(elements.some((element) => element.name === 'title')).toBe(true);
      expect(new Set(elements.map((element) => element.name))).toEqual(
        new Set(['svg', 'title', 'g', 'rect', 'text']),
      );
    }
  });
});
