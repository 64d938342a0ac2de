import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageStatus, severityOf, stateRank, worstState } from '../../../src/domain/states.ts';
import { type ComponentState, componentStates } from '../../../src/schema/levels.ts';
import { worstByHand } from './moment-by-moment.ts';

const states = fc.array(fc.constantFrom(...componentStates), { maxLength: 6 });

describe('states', () => {
  it('rank maintenance below degraded, and a major outage worst', () => {
    expect(
      (
        [
          'major_outage',
          'under_maintenance',
          'operational',
          'partial_outage',
          'degraded_performance',
        ] as const
      ).toSorted((a, b) => stateRank(a) - stateRank(b)),
    ).toEqual([
      'operational',
      'under_maintenance',
      'degraded_performance',
      'partial_outage',
      'major_outage',
    ]);
    expect(stateRank('operational')).toBe(0);
    expect(stateRank('major_outage')).toBe(4);
  });

  it('of a group come down to the worst of its members', () => {
    expect(worstState(['operational', 'degraded_performance', 'under_maintenance'])).toBe(
      'degraded_performance',
    );
    expect(worstState(['under_maintenance', 'operational'])).toBe('under_maintenance');
  });

  it('of nobody come down to operational', () => {
    expect(worstState([])).toBe('operational');
  });

  it('come down to the same worst in any order', () => {
    fc.assert(
      fc.property(states, (some) => {
        expect(worstState(some)).toBe(worstByHand(some));
        expect(worstState(some.toReversed())).toBe(worstByHand(some));
      }),
      { numRuns: 100 },
    );
  });
});

describe('severity', () => {
  it.each([
    [[], 'none'],
    [['degraded_performance'], 'minor'],
    [['partial_outage'], 'major'],
    [['major_outage'], 'critical'],
    [['degraded_performance', 'major_outage', 'partial_outage'], 'critical'],
    [['partial_outage', 'degraded_performance'], 'major'],
  ] as const)('of %j is %s', (levels, severity) => {
    expect(severityOf(levels)).toBe(severity);
  });
});

describe('the state of the page', () => {
  const major = { indicator: 'major', description: 'Partial System Outage' };
  const outage = { indicator: 'minor', description: 'Minor Service Outage' };
  const degraded = { indicator: 'minor', description: 'Partially Degraded Service' };

  it.each<[string, readonly ComponentState[], object]>([
    [
      'every component is down',
      ['major_outage', 'major_outage'],
      { indicator: 'critical', description: 'Major System Outage' },
    ],
    [
      'the only component is down',
      ['major_outage'],
      { indicator: 'critical', description: 'Major System Outage' },
    ],
    ['one component of two is down', ['major_outage', 'operational'], major],
    [
      'one component is down and all others partly',
      ['partial_outage', 'major_outage', 'partial_outage'],
      major,
    ],
    [
      'one component is down and the other under maintenance',
      ['under_maintenance', 'major_outage'],
      major,
    ],
    ['every component is partly down', ['partial_outage', 'partial_outage'], major],
    ['one component is partly down', ['operational', 'partial_outage'], outage],
    ['one is partly down and one degraded', ['degraded_performance', 'partial_outage'], outage],
    ['one component is degraded', ['operational', 'degraded_performance'], degraded],
    ['every component is degraded', ['degraded_performance', 'degraded_performance'], degraded],
    [
      'one is degraded and one under maintenance',
      ['under_maintenance', 'degraded_performance'],
      degraded,
    ],
    [
      'one component is under maintenance',
      ['operational', 'under_maintenance'],
      { indicator: 'maintenance', description: 'Service Under Maintenance' },
    ],
    [
      'every component is under maintenance',
      ['under_maintenance', 'under_maintenance'],
      { indicator: 'maintenance', description: 'Service Under Maintenance' },
    ],
    [
      'every component works',
      ['operational', 'operational'],
      { indicator: 'none', description: 'All Systems Operational' },
    ],
    ['there is no component', [], { indicator: 'none', description: 'All Systems Operational' }],
  ])('follows the rule when %s', (_, leaves, expected) => {
    expect(pageStatus(leaves)).toEqual(expected);
  });

  it('does not depend on the order of the components', () => {
    fc.assert(
      fc.property(
        states.chain((some) =>
          fc.tuple(
            fc.constant(some),
            fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length }),
          ),
        ),
        ([some, shuffled]) => {
          expect(pageStatus(shuffled)).toEqual(pageStatus(some));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('never gets better when a component gets worse', () => {
    const mildestFirst = ['none', 'maintenance', 'minor', 'major', 'critical'];
    const worsened = fc
      .array(fc.constantFrom(...componentStates), { minLength: 1, maxLength: 6 })
      .chain((some) =>
        fc.record({
          some: fc.constant(some),
          index: fc.nat({ max: some.length - 1 }),
          state: fc.constantFrom(...componentStates),
        }),
      );
    fc.assert(
      fc.property(worsened, ({ some, index, state }) => {
        const worse = some.with(index, worstByHand([some[index] ?? 'operational', state]));
        const indicators = [some, worse].map((each) => pageStatus(each).indicator);
        const [before, after] = indicators.map((each) => mildestFirst.indexOf(each));
        expect(after).toBeGreaterThanOrEqual(before ?? Number.NaN);
      }),
      { numRuns: 100 },
    );
  });
});
