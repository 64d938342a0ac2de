import { describe, expect, it } from 'vitest';
import { searchedYears, searchOutputs } from '../../../src/views/search-words.ts';
import { at, hit, incident, maintenance, postmortem, said } from '../../build-site.ts';
import { contextAt } from './view-parts.ts';

const outage = incident({
  id: '2026-03-10-a',
  title: 'Some requests fail',
  impact: [hit('vm', 'major_outage', '2026-03-10T08:00Z', '2026-03-10T09:00Z')],
  updates: [
    { ...said('2026-03-10T08:05Z', 'investigating'), text: 'The **QUEUE** is full, full!' },
  ],
  customerAction: 'Send it again.',
});
const old = incident({ id: '2024-01-01-b', updates: [said('2024-01-01T08:05Z', 'update')] });
const context = contextAt('2026-03-14T12:00Z', {
  config: { locale: 'en-GB' },
  incidents: [outage, old],
  maintenances: [maintenance()],
  postmortems: [
    postmortem({ incident: outage.id, alsoCovers: [old.id], lessons: ['Café limits'] }),
  ],
});

interface Found {
  readonly id: string;
  readonly title: string;
  readonly when: string;
  readonly components: string;
  readonly words: string;
}

function foundIn(year: string, of = context): Found[] {
  const output = searchOutputs(of).find(({ path }) => path === `/search/${year}.json`);
  return JSON.parse(output?.print() ?? '[]') as Found[];
}

describe('what the search reads', () => {
  it('is a file for each year, newest first', () => {
    expect(searchedYears(context)).toEqual(['2026', '2024']);
    expect(searchOutputs(contextAt('2026-03-14T12:00Z'))).toEqual([]);
  });

  it('has each word of a record once, without its marks', () => {
    const [, found] = foundIn('2026');
    expect(found).toEqual({
      id: '/incidents/2026-03-10-a/',
      title: 'Some requests fail',
      when: '10 March 2026',
      components: 'Virtual machines',
      words: 'the queue is full send it again',
    });
  });

  it('has what customers are to do and what was corrected, of incidents and of maintenance', () => {
    const corrections = [{ at: at('2026-03-12T08:00Z'), text: 'It was shorter.' }];
    const said = { customerAction: 'Log out before.', corrections };
    const parts = { incidents: [incident(said)], maintenances: [maintenance(said)] };
    const texts = foundIn('2026', contextAt('2026-03-14T12:00Z', parts));
    expect(texts).toHaveLength(2);
    for (const { words } of texts) {
      expect(words.split(' ')).toEqual(expect.arrayContaining(['log', 'before', 'shorter']));
    }
  });

  it('has incidents, maintenance and each postmortem once', () => {
    expect(foundIn('2026').map(({ id }) => id)).toEqual([
      '/maintenance/2026-03-14-router-update/',
      '/incidents/2026-03-10-a/',
      '/incidents/2026-03-10-a/postmortem/',
    ]);
    expect(foundIn('2026')[2]?.words).toContain('café limits');
    expect(foundIn('2024').map(({ id }) => id)).toEqual(['/incidents/2024-01-01-b/']);
  });
});
