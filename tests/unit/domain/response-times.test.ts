import { describe, expect, it } from 'vitest';
import {
  incidentsWithImpact,
  type ResponseMeasure,
  responseMeasures,
  responseTime,
} from '../../../src/domain/response-times.ts';
import type { Incident } from '../../../src/schema/site.ts';
import { at, hit, incident, said } from '../../build-site.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Hit at 10:00, noticed at 10:04, spoken of at 10:10, mitigated at 10:40, over at 11:30, closed at 13:00. */
const whole = incident({
  impact: [
    hit('vm', 'partial_outage', '2026-03-14T10:20Z', '2026-03-14T11:30Z'),
    hit('storage', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T11:00Z'),
  ],
  updates: [said('2026-03-14T10:10Z', 'investigating'), said('2026-03-14T13:00Z', 'resolved')],
  detectedAt: at('2026-03-14T10:04Z'),
  acknowledgedAt: at('2026-03-14T10:05Z'),
  mitigatedAt: at('2026-03-14T10:40Z'),
});

function timesOf(each: Incident): Record<ResponseMeasure, number | string> {
  return Object.fromEntries(
    responseMeasures.map((measure) => {
      const time = responseTime(each, measure);
      return [measure, 'length' in time ? time.length / minute : time.gap];
    }),
  ) as Record<ResponseMeasure, number | string>;
}

describe('response times', () => {
  it('are counted from the first instant of impact over all windows to the last', () => {
    expect(timesOf(whole)).toEqual({
      detect: 4,
      first_update: 10,
      first_update_after_detection: 6,
      mitigate: 40,
      end_of_impact: 90,
    });
  });

  it('end with the impact and not with the closing of the incident: 18 minutes, not 13 hours', () => {
    const impact = [hit('vm', 'major_outage', '2026-03-14T10:00Z', '2026-03-14T10:18Z')];
    const updates = [
      said('2026-03-14T10:02Z', 'investigating'),
      said('2026-03-14T23:00Z', 'resolved'),
    ];
    expect(timesOf({ ...whole, impact, updates }).end_of_impact).toBe(18);
  });

  it('do not grow when something is said after the end', () => {
    const note = said('2026-03-20T10:00Z', 'update');
    expect(timesOf({ ...whole, updates: [...whole.updates, note] })).toEqual(timesOf(whole));
  });

  it('begin with the impact, not with the first record of it', () => {
    const earlier = [hit('vm', 'partial_outage', '2026-03-14T08:00Z', '2026-03-14T11:30Z')];
    expect(timesOf({ ...whole, impact: earlier })).toMatchObject({
      detect: 124,
      first_update: 130,
      end_of_impact: 210,
    });
  });

  it('are no negative times: what came before the impact is told apart', () => {
    const before = { ...whole, detectedAt: at('2026-03-14T09:50Z') };
    expect(timesOf(before)).toMatchObject({ detect: 'early', first_update_after_detection: 20 });
    const spokeFirst = [said('2026-03-14T09:58Z', 'investigating')];
    expect(timesOf({ ...whole, updates: spokeFirst })).toMatchObject({
      first_update: 'early',
      first_update_after_detection: 'early',
    });
  });

  it('may be zero', () => {
    expect(timesOf({ ...whole, detectedAt: at('2026-03-14T10:00Z') }).detect).toBe(0);
  });

  it('are not made from estimates', () => {
    const [vm, storage] = whole.impact;
    if (!vm || !storage) throw new Error('There are two windows.');
    const roughStart = { ...whole, impact: [vm, { ...storage, approximate: true }] };
    expect(timesOf(roughStart)).toEqual({
      detect: 'approximate',
      first_update: 'approximate',
      first_update_after_detection: 6,
      mitigate: 'approximate',
      end_of_impact: 'approximate',
    });
    const roughEnd = { ...whole, impact: [{ ...vm, approximate: true }, storage] };
    expect(timesOf(roughEnd)).toEqual({ ...timesOf(whole), end_of_impact: 'approximate' });
  });

  it('have no first update where the record was written afterwards', () => {
    expect(timesOf({ ...whole, retroactive: true })).toEqual({
      ...timesOf(whole),
      first_update: 'retroactive',
      first_update_after_detection: 'retroactive',
    });
  });

  it('are not guessed where nothing was recorded', () => {
    const { detectedAt, mitigatedAt, ...silent } = whole;
    expect([detectedAt, mitigatedAt]).not.toContain(undefined);
    expect(timesOf(silent)).toMatchObject({
      detect: 'not_recorded',
      first_update_after_detection: 'not_recorded',
      mitigate: 'not_recorded',
    });
  });

  it('have no end while one window is open', () => {
    const open = [...whole.impact, hit('website', 'degraded_performance', '2026-03-14T10:30Z')];
    expect(timesOf({ ...whole, impact: open }).end_of_impact).toBe('lasts');
  });

  it('are the hours that passed where clocks change', () => {
    const spring = hit('vm', 'major_outage', '2026-03-29T01:30+01:00', '2026-03-29T03:30+02:00');
    const autumn = hit('vm', 'major_outage', '2026-10-25T01:30+02:00', '2026-10-25T03:30+01:00');
    const lengthOf = (window: typeof spring): unknown =>
      responseTime(incident({ impact: [window] }), 'end_of_impact');
    expect(lengthOf(spring)).toEqual({ length: hour });
    expect(lengthOf(autumn)).toEqual({ length: 3 * hour });
  });

  it('are those of incidents with impact', () => {
    const notice = incident({ informational: true });
    expect(incidentsWithImpact([whole, notice])).toEqual([whole]);
  });
});
