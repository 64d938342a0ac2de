import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('./domain/print-derived-facts.ts', import.meta.url));

const machines = [
  { zone: 'UTC', language: 'C', hour: '0' },
  { zone: 'Asia/Kolkata', language: 'ar_EG.UTF-8', hour: '6' },
  { zone: 'America/St_Johns', language: 'C', hour: '22' },
  { zone: 'Pacific/Apia', language: 'ar_EG.UTF-8', hour: '13' },
] as const;

async function printedOn({ zone, language }: (typeof machines)[number]): Promise<string> {
  const { PATH } = process.env;
  const env = { PATH, TZ: zone, LANG: language, LC_ALL: language };
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
  return stdout;
}

describe('what the domain derives', () => {
  let printed: readonly string[] = [];
  const lines = (number: number): (string | undefined)[] =>
    printed.map((text) => text.split('\n')[number]);

  beforeAll(async () => {
    printed = await Promise.all(machines.map(printedOn));
  });

  it('was derived on machines that stand in different zones and speak different languages', () => {
    const places = lines(0).map((line) => line?.split(' ') ?? []);
    expect(places.map(([zone]) => zone?.replace('Calcutta', 'Kolkata'))).toEqual(
      machines.map(({ zone }) => zone),
    );
    expect(places.map(([, , hour]) => hour)).toEqual(machines.map(({ hour }) => hour));
    expect(new Set(places.map(([, locale]) => locale)).size).toBe(2);
  });

  it('is the same byte for byte wherever the machine stands', () => {
    const [reference, ...others] = lines(1);
    expect(reference).toContain('"2026-03-28-spring"');
    for (const facts of others) expect(facts).toBe(reference);
  });

  it('counts the time that passed where clocks change, and files it under UTC months', () => {
    const minute = 60_000;
    expect(JSON.parse(lines(1)[0] ?? 'null')).toMatchObject({
      archives: [
        ['2026-04', ['2026-04-05-apia']],
        [
          '2026-03',
          [
            '2026-03-31-month-end',
            '2026-03-29-in-the-lost-hour',
            '2026-03-28-spring',
            '2026-03-08-newfoundland',
          ],
        ],
        ['2025-10', ['2025-10-25-autumn']],
      ],
      instants: [
        {},
        {
          components: [
            {
              uptime: {
                durations: { degraded_performance: 2 * minute, major_outage: 15 * minute },
              },
            },
            { uptime: { durations: { partial_outage: 60 * minute, major_outage: 80 * minute } } },
            { uptime: { ratio: 1 } },
          ],
        },
        { overdue: false },
        { overdue: true },
        { transition: { reason: 'maintenance_begins', id: '2026-04-05-apia' } },
        { transition: { reason: 'maintenance_ends', id: '2026-04-05-apia' } },
        {},
      ],
    });
  });
});
