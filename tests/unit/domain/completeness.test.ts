import { describe, expect, it } from 'vitest';
import { mayHideOutage, mayLackImpact } from '../../../src/domain/completeness.ts';
import type { LeftOut } from '../../../src/schema/site.ts';
import { siteWith } from '../../build-site.ts';

function without(record: LeftOut['record'], mayBeOpen: boolean): LeftOut {
  const id = '2026-03-14-requests-fail';
  return { id, record, file: `incidents/${id}/${record}.md`, mayBeOpen };
}

describe('a site from which records were left out', () => {
  it.each<[string, readonly LeftOut[], boolean, boolean]>([
    ['nothing', [], false, false],
    ['an incident that may be open', [without('incident', true)], true, true],
    ['an incident that is resolved', [without('incident', false)], false, true],
    ['a maintenance', [without('maintenance', false)], false, true],
    ['a postmortem', [without('postmortem', false)], false, false],
    [
      'a postmortem and an incident that may be open',
      [without('postmortem', false), without('incident', true)],
      true,
      true,
    ],
  ])('without %s: may hide an outage, may lack impact', (_, leftOut, hides, lacks) => {
    expect(mayHideOutage(siteWith({ leftOut }))).toBe(hides);
    expect(mayLackImpact(siteWith({ leftOut }))).toBe(lacks);
  });
});
