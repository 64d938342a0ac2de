import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promisesKept } from '../../../src/domain/promises.ts';
import { at, incident, said } from '../../build-site.ts';
import { instantOfNight, siteOfNight } from './random-records.ts';

const now = at('2026-03-14T12:00Z');

function keptOf(...updates: ReturnType<typeof said>[]): ReturnType<typeof promisesKept> {
  return promisesKept([incident({ updates })], now);
}

const promise = said('2026-03-14T10:00Z', 'investigating', { nextUpdateBy: '2026-03-14T10:30Z' });

describe('promises of a next update', () => {
  it('are kept by an update in time, at the promised time too', () => {
    const kept = { kept: 1, of: 1, pending: 0 };
    expect(keptOf(promise, said('2026-03-14T10:20Z', 'resolved'))).toEqual(kept);
    expect(keptOf(promise, said('2026-03-14T10:30Z', 'update'))).toEqual(kept);
  });

  it('are broken by an update that came later, and by none', () => {
    const broken = { kept: 0, of: 1, pending: 0 };
    expect(keptOf(promise, said('2026-03-14T10:31Z', 'resolved'))).toEqual(broken);
    expect(keptOf(promise)).toEqual(broken);
  });

  it('are not judged before their time', () => {
    const late = said('2026-03-14T11:30Z', 'update', { nextUpdateBy: '2026-03-14T12:30Z' });
    expect(keptOf(late)).toEqual({ kept: 0, of: 0, pending: 1 });
    const lapsing = said('2026-03-14T11:30Z', 'update', { nextUpdateBy: '2026-03-14T12:00Z' });
    expect(keptOf(lapsing)).toEqual({ kept: 0, of: 1, pending: 0 });
  });

  it('are none where an incident is resolved or was written down afterwards', () => {
    const none = { kept: 0, of: 0, pending: 0 };
    const last = said('2026-03-14T10:40Z', 'resolved', { nextUpdateBy: '2026-03-14T11:00Z' });
    expect(keptOf(last)).toEqual(none);
    expect(promisesKept([incident({ updates: [promise], retroactive: true })], now)).toEqual(none);
    expect(promisesKept([], now)).toEqual(none);
  });

  it('are what reading everything that was said in turn gives', () => {
    fc.assert(
      fc.property(siteOfNight, instantOfNight, ({ incidents }, when) => {
        let kept = 0;
        let broken = 0;
        let pending = 0;
        for (const { updates } of incidents) {
          let due: number | undefined;
          let isOver = false;
          for (const { at: said, status, nextUpdateBy } of updates) {
            if (due !== undefined && said <= due) kept += 1;
            if (due !== undefined && said > due) broken += 1;
            due = nextUpdateBy;
            if (status !== 'update') isOver = status === 'resolved';
          }
          if (due !== undefined && !isOver && due > when) pending += 1;
          if (due !== undefined && !isOver && due <= when) broken += 1;
        }
        expect(promisesKept(incidents, when)).toEqual({ kept, of: kept + broken, pending });
      }),
    );
  });
});
