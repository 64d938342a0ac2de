import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexAlike } from '../../../src/domain/alike.ts';
import { indexSite } from '../../../src/domain/events.ts';
import { type Trigger, triggers } from '../../../src/schema/incident.ts';
import type { Incident } from '../../../src/schema/site.ts';
import { at, incident, siteWith } from '../../build-site.ts';

const day = 24 * 60 * 60_000;
const first = at('2026-01-01T00:00Z');

/** An incident on a day of 2026 that hit these components. */
function onDay(index: number, trigger: Trigger | undefined, ...components: string[]): Incident {
  const from = first + index * day;
  return incident({
    id: `day-${String(index).padStart(3, '0')}`,
    impact: components.map((component) => ({ component, level: 'partial_outage', from })),
    ...(trigger && { trigger }),
  });
}

function likeOf(incidents: readonly Incident[], id: string): string[] {
  const index = indexSite(siteWith({ incidents })).alike;
  const found = incidents.find((each) => each.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return index(found).map((each) => each.id);
}

const some: fc.Arbitrary<Incident[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 30 })
  .chain((days) =>
    fc.tuple(
      ...days.map((index) =>
        fc
          .tuple(
            fc.option(fc.constantFrom(...triggers), { nil: undefined }),
            fc.subarray(['vm', 'storage', 'website']),
          )
          .map(([trigger, components]) => onDay(index, trigger, ...components)),
      ),
    ),
  );

describe('incidents like one', () => {
  it('share a component and the trigger, newest first', () => {
    const all = [
      onDay(1, 'change', 'vm'),
      onDay(2, 'change', 'storage'),
      onDay(3, 'load', 'vm'),
      onDay(4, 'change', 'vm', 'storage'),
      onDay(5, 'change', 'website'),
      onDay(6, 'change', 'vm'),
    ];
    expect(likeOf(all, 'day-004')).toEqual(['day-006', 'day-002', 'day-001']);
    expect(likeOf(all, 'day-003')).toEqual([]);
  });

  it('are the nearest in time: three before and two after', () => {
    const all = Array.from({ length: 20 }, (_, index) => onDay(index, 'load', 'vm'));
    expect(likeOf(all, 'day-010')).toEqual(['day-012', 'day-011', 'day-009', 'day-008', 'day-007']);
    expect(likeOf(all, 'day-019')).toEqual(['day-018', 'day-017', 'day-016']);
    expect(likeOf(all, 'day-000')).toEqual(['day-002', 'day-001']);
  });

  it('are rather those that share more', () => {
    const all = [
      ...[0, 1, 2].map((index) => onDay(index, 'load', 'vm', 'storage')),
      ...[3, 4, 5, 6, 7, 8].map((index) =>
        onDay(index, 'load', index % 2 === 0 ? 'vm' : 'storage'),
      ),
      onDay(9, 'load', 'vm', 'storage'),
    ];
    expect(likeOf(all, 'day-009')).toHaveLength(5);
    expect(likeOf([...all, onDay(10, 'load', 'vm', 'storage')], 'day-009')).toContain('day-010');
  });

  it('are none where the trigger is not known', () => {
    const all = [onDay(1, 'unknown', 'vm'), onDay(2, 'unknown', 'vm'), onDay(3, undefined, 'vm')];
    for (const { id } of all) expect(likeOf(all, id)).toEqual([]);
  });

  it('are never the incident itself, nor others, nor many, and some where there are some', () => {
    fc.assert(
      fc.property(some, (all) => {
        for (const { id, trigger, impact } of all) {
          const others = all.filter(
            (other) =>
              other.id !== id &&
              trigger !== undefined &&
              trigger !== 'unknown' &&
              other.trigger === trigger &&
              other.impact.some(({ component }) =>
                impact.some((own) => own.component === component),
              ),
          );
          const found = likeOf(all, id);
          const candidates = others.map((other) => other.id);
          expect(found.every((each) => candidates.includes(each))).toBe(true);
          expect(found.length).toBeLessThanOrEqual(5);
          expect(found.length).toBeGreaterThanOrEqual(Math.min(candidates.length, 2));
          expect(found).toEqual(found.toSorted().reverse());
        }
      }),
      { numRuns: 50 },
    );
  });

  it('change on few pages when an incident is added', () => {
    fc.assert(
      fc.property(some, (all) => {
        const newest = onDay(300, 'change', 'vm', 'storage', 'website');
        const changed = all.filter(
          ({ id }) => String(likeOf(all, id)) !== String(likeOf([...all, newest], id)),
        );
        // Two before it for each of its components.
        expect(changed.length).toBeLessThanOrEqual(2 * newest.impact.length);
      }),
      { numRuns: 30 },
    );
  });

  it('are told apart where two began at the same instant', () => {
    const twins = ['a', 'b', 'c'].map((id) => ({ ...onDay(1, 'load', 'vm'), id }));
    expect(likeOf(twins, 'b')).toEqual(['c', 'a']);
    expect(indexAlike([])(onDay(1, 'load', 'vm'))).toEqual([]);
  });
});
