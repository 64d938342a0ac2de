import { describe, expect, it } from 'vitest';
import { mayHideOutage, mayLackImpact } from '../../../src/domain/completeness.ts';
import { always } from '../../../src/domain/interval.ts';
import type { LeftOut } from '../../../src/schema/site.ts';
import { at, between, siteWith } from '../../build-site.ts';

const now = at('2026-03-14T12:00Z');

function without(record: LeftOut['record'], mayBeOpen: LeftOut['mayBeOpen']): LeftOut {
  const id = '2026-03-14-requests-fail';
  return { id, record, file: `incidents/${id}/${record}.md`, mayBeOpen };
}

describe('a site from which records were left out', () => {
  it.each<[string, readonly LeftOut[], boolean, boolean]>([
    ['nothing', [], false, false],
    ['an incident that may be open', [without('incident', always)], true, true],
    ['an incident that is resolved', [without('incident', undefined)], false, true],
    ['a maintenance that is closed', [without('maintenance', undefined)], false, true],
    [
      'a maintenance that begins now',
      [without('maintenance', between('2026-03-14T12:00Z', '2026-03-14T14:00Z'))],
      true,
      true,
    ],
    [
      'a maintenance that ended now',
      [without('maintenance', between('2026-03-14T11:00Z', '2026-03-14T12:00Z'))],
      false,
      true,
    ],
    ['a postmortem', [without('postmortem', undefined)], false, false],
    [
      'a postmortem and an incident that may be open',
      [without('postmortem', undefined), without('incident', always)],
      true,
      true,
    ],
  ])('without %s: may hide an outage, may lack impact', (_, leftOut, hides, lacks) => {
    expect(mayHideOutage(siteWith({ leftOut }), now)).toBe(hides);
    expect(mayLackImpact(siteWith({ leftOut }))).toBe(lacks);
  });
});
