/*
 * A script: prints what the domain derives from a site around changes of clocks, month ends and midnights,
 * as JSON; on the first line the zone and the language in which the machine believes to be.
 */
import { componentHistories } from '../../../src/domain/component-history.ts';
import { allComponents } from '../../../src/domain/components.ts';
import { isOverdue } from '../../../src/domain/actions.ts';
import { indexSite } from '../../../src/domain/events.ts';
import { maintenanceStatus } from '../../../src/domain/maintenance-state.ts';
import { nextTransition } from '../../../src/domain/transitions.ts';
import { dayCells, uptime } from '../../../src/domain/uptime.ts';
import { lastUtcDays } from '../../../src/domain/utc-days.ts';
import {
  action,
  at,
  between,
  hit,
  incident,
  maintenance,
  said,
  siteWith,
  told,
} from '../../build-site.ts';

const site = siteWith({
  config: {
    timeZone: 'America/St_Johns',
    components: [
      { id: 'website', name: 'Website', since: '2025-10-26' },
      { id: 'vm', name: 'Virtual machines', since: '2026-03-08', until: '2026-03-30' },
      { id: 'storage', name: 'Storage' },
    ],
  },
  incidents: [
    incident({
      id: '2025-10-25-autumn',
      impact: [hit('storage', 'major_outage', '2025-10-25T23:30Z', '2025-10-26T01:30Z')],
      updates: [said('2025-10-25T23:40Z', 'resolved')],
    }),
    incident({
      id: '2026-03-08-newfoundland',
      impact: [hit('vm', 'partial_outage', '2026-03-08T01:30-03:30', '2026-03-08T03:30-02:30')],
      updates: [said('2026-03-08T05:10Z', 'resolved')],
    }),
    incident({
      id: '2026-03-28-spring',
      impact: [
        hit('vm', 'major_outage', '2026-03-28T23:50Z', '2026-03-29T01:10Z'),
        hit('website', 'degraded_performance', '2026-03-29T01:59+01:00', '2026-03-29T03:01+02:00'),
      ],
      updates: [said('2026-03-28T23:55Z', 'resolved')],
    }),
    incident({
      id: '2026-03-31-month-end',
      impact: [hit('storage', 'partial_outage', '2026-03-31T23:59:59Z')],
      updates: [
        said('2026-04-01T00:10Z', 'investigating', { nextUpdateBy: '2026-04-01T05:30+05:30' }),
      ],
    }),
  ],
  maintenances: [
    maintenance({
      id: '2026-03-29-in-the-lost-hour',
      window: between('2026-03-29T00:30Z', '2026-03-29T01:30Z'),
      updates: [told('2026-03-20T09:00Z', 'scheduled'), told('2026-03-29T01:45Z', 'completed')],
    }),
    maintenance({
      id: '2026-04-05-apia',
      window: between('2026-04-04T13:30Z', '2026-04-04T15:30Z'),
      updates: [told('2026-03-20T09:00Z', 'scheduled')],
    }),
  ],
});

const instants = [
  '2026-03-29T00:00Z',
  '2026-03-29T02:00Z',
  '2026-03-31T23:59:59.999Z',
  '2026-04-01T00:00Z',
  '2026-04-04T13:00Z',
  '2026-04-04T14:00Z',
  '2026-10-25T00:30Z',
].map(at);

const { policy } = site.config;
const index = indexSite(site);

const facts = {
  archives: [...index.byMonth].map(([month, events]) => [
    month,
    events.map(({ record }) => record.id),
  ]),
  events: index.events.map((event) => [event.record.id, event.at]),
  instants: instants.map((now) => {
    const histories = componentHistories(site, now);
    return {
      now,
      transition: nextTransition(site, now),
      maintenances: site.maintenances.map((each) => maintenanceStatus(each, now)),
      overdue: isOverdue(action({ due: '2026-03-31' }), now),
      components: allComponents(site.config).map((component) => {
        const history = histories.get(component.id) ?? [];
        const period = { from: lastUtcDays(now, 30)[0]?.from ?? now, to: now };
        return {
          history,
          cells: dayCells(component, history, policy.historyDays, now),
          uptime: uptime(component, history, period, policy.uptimeWeights, now),
        };
      }),
    };
  }),
};

const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions();
const machine = `${timeZone} ${locale} ${new Date(at('2026-03-29T00:30Z')).getHours()}`;
const json = JSON.stringify(facts, (_, value: unknown) =>
  value === Infinity ? 'for ever' : value,
);
process.stdout.write(`${machine}\n${json}\n`);
