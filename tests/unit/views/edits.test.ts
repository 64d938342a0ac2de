import { describe, expect, it } from 'vitest';
import type { EditHistory } from '../../../src/domain/edits.ts';
import { incidentPage } from '../../../src/views/incident-page.ts';
import { createPageContext, withEdits } from '../../../src/views/page-context.ts';
import { at, incident, said, siteWith } from '../../build-site.ts';

const record = incident({
  id: '2026-03-14-requests-fail',
  updates: [said('2026-03-14T10:05Z', 'investigating'), said('2026-03-14T10:30Z', 'identified')],
  corrections: [{ at: at('2026-03-15T09:00Z'), text: 'It began earlier.' }],
});

function pageWith(history: Partial<EditHistory>, showEdits = true) {
  const site = siteWith({
    config: { locale: 'en-GB', policy: { showEdits } },
    incidents: [record],
  });
  const edits = new Map([[record.id, { edits: [], withdrawals: [], ...history }]]);
  return incidentPage(record, withEdits(createPageContext(site, at('2026-03-16T00:00Z')), edits));
}

const statement = at('2026-03-14T10:05Z');

describe('an update that was changed', () => {
  it('says when and what it was, on the day without the date', () => {
    const { updates } = pageWith({
      edits: [
        {
          statement,
          at: at('2026-03-14T14:02Z'),
          was: { text: 'All is <script>x</script> lost.' },
        },
        { statement, at: at('2026-03-15T08:00Z'), was: { at: at('2026-03-14T10:01Z') } },
      ],
    });
    expect(updates.map(({ edits }) => edits.length)).toEqual([0, 2]);
    const [first, second] = updates[1]?.edits ?? [];
    expect(first?.label).toBe('edited 14:02 UTC; was:');
    expect(first?.text).toEqual({ html: '<p>All is  lost.</p>' });
    expect(second).toEqual({
      label: 'edited 15 March 2026, 08:00 UTC; was:',
      facts: ['of 14 March 2026, 10:01 UTC'],
      text: undefined,
    });
  });

  it('says what was promised before, and what state it told', () => {
    const factsOf = (was: EditHistory['edits'][number]['was']) =>
      pageWith({ edits: [{ statement, at: at('2026-03-14T14:02Z'), was }] }).updates[1]?.edits[0]
        ?.facts;
    expect(factsOf({ nextUpdateBy: at('2026-03-14T10:35Z') })).toEqual([
      'next update promised by 14 March 2026, 10:35 UTC',
    ]);
    expect(factsOf({ nextUpdateBy: undefined })).toEqual(['no next update promised']);
    expect(factsOf({ status: 'monitoring' })).toEqual(['status: Monitoring']);
    expect(factsOf({ status: 'toString' })).toEqual(['status: toString']);
  });

  it('stands with the corrections when it was taken away', () => {
    const was = { at: at('2026-03-14T10:20Z'), status: 'update', text: 'Half a million hit.' };
    const change = { at: at('2026-03-14T10:50Z'), was: { text: 'A million hit.' } };
    const { corrections } = pageWith({
      withdrawals: [{ at: at('2026-03-14T11:00Z'), was, changes: [change] }],
    });
    expect(corrections.map(({ at: when, lead }) => [when.text, lead])).toEqual([
      ['14 March 2026, 10:50 UTC', 'An update of 14 March 2026, 10:20 UTC was changed; it said:'],
      [
        '14 March 2026, 11:00 UTC',
        'An update of 14 March 2026, 10:20 UTC was taken away; it said:',
      ],
      ['15 March 2026, 09:00 UTC', undefined],
    ]);
  });

  it('is shown as it is where the configuration wants it so', () => {
    const edits = [{ statement, at: at('2026-03-14T14:02Z'), was: { text: 'Secret.' } }];
    expect(JSON.stringify(pageWith({ edits }, false))).not.toContain('Secret');
  });
});
