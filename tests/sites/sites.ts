import type { SiteConfigInput } from '../../src/schema/site-config.ts';
import { complete } from './complete.ts';
import { hostile } from './hostile.ts';
import { document, type SiteFiles } from './site-files.ts';
import { story } from './story.ts';

/** Sites in every situation that a visitor may meet, each built and read in the browser by the tests. */

const now = '2026-03-14T12:16:00Z';

const config: SiteConfigInput = {
  name: 'Harbour Hosting',
  url: 'https://harbour-status.example',
  services: ['harbour.example'],
  locale: 'en-GB',
  components: [
    {
      id: 'hosting',
      name: 'Hosting',
      components: [
        { id: 'vm', name: 'Virtual machines' },
        { id: 'storage', name: 'Storage' },
      ],
    },
    {
      id: 'network',
      name: 'Network',
      components: [
        { id: 'dns', name: 'DNS' },
        { id: 'cdn', name: 'CDN' },
      ],
    },
    { id: 'portal', name: 'Portal and login' },
  ],
};

const degraded = document({
  title: 'Storage answers slowly',
  impact: [{ component: 'storage', level: 'degraded_performance', from: '2026-03-14T11:40:00Z' }],
  updates: [
    {
      at: '2026-03-14T11:52:00Z',
      status: 'investigating',
      text: 'Reads and writes take several times as long as usual. Nothing is lost. Virtual machines keep running.',
      nextUpdateBy: '2026-03-14T12:30:00Z',
    },
  ],
});

const partial = document({
  title: 'CDN partner drops part of the traffic from Europe',
  impact: [
    { component: 'cdn', level: 'partial_outage', from: '2026-03-14T10:02:00Z' },
    { component: 'storage', level: 'degraded_performance', from: '2026-03-14T10:20:00Z' },
  ],
  customerAction:
    'Nothing now. Deploys that failed since 10:02 UTC can be repeated from 13:00 UTC.',
  workaround: 'Point your host name at `direct.harbour.example` while this lasts.',
  updates: [
    {
      at: '2026-03-14T10:08:00Z',
      status: 'investigating',
      text: 'Some websites load slowly or not at all. Logins, mail and backups work.',
      nextUpdateBy: '2026-03-14T10:40:00Z',
    },
    {
      at: '2026-03-14T10:37:00Z',
      status: 'identified',
      text: 'The partner confirms faulty routing between Frankfurt and two carriers. We send traffic around it; about a third of requests from Germany still time out.',
      nextUpdateBy: '2026-03-14T12:45:00Z',
    },
  ],
});

const major = document({
  title: 'No virtual machine can be reached',
  impact: [
    { component: 'vm', level: 'major_outage', from: '2026-03-14T11:58:00Z' },
    { component: 'portal', level: 'major_outage', from: '2026-03-14T11:58:00Z' },
  ],
  updates: [
    {
      at: '2026-03-14T12:03:00Z',
      status: 'investigating',
      text: 'All virtual machines and the customer portal are unreachable. DNS and the CDN answer.',
      nextUpdateBy: '2026-03-14T12:10:00Z',
    },
  ],
});

const watching = document({
  title: 'Login fails for some customers',
  impact: [
    {
      component: 'portal',
      level: 'partial_outage',
      from: '2026-03-14T09:00:00Z',
      to: '2026-03-14T11:30:00Z',
    },
  ],
  dataLoss: 'none',
  updates: [
    { at: '2026-03-14T09:10:00Z', status: 'investigating', text: 'Some logins end with an error.' },
    {
      at: '2026-03-14T11:35:00Z',
      status: 'monitoring',
      text: 'Logins have worked since 11:30 UTC. We keep watching.',
      nextUpdateBy: '2026-03-14T13:00:00Z',
    },
  ],
});

const resolved = document({
  title: 'Name look-ups failed',
  impact: [
    {
      component: 'dns',
      level: 'major_outage',
      from: '2026-03-10T23:20:00Z',
      to: '2026-03-11T00:45:00Z',
    },
  ],
  dataLoss: 'none',
  customerAction: 'none',
  updates: [
    {
      at: '2026-03-10T23:31:00Z',
      status: 'investigating',
      text: 'Look-ups time out.',
      nextUpdateBy: '2026-03-11T01:00:00Z',
    },
    { at: '2026-03-11T00:50:00Z', status: 'resolved', text: 'All resolvers answer again.' },
  ],
});

const running = document({
  title: 'Billing database moves to new disks',
  window: { from: '2026-03-14T12:00:00Z', to: '2026-03-14T13:30:00Z' },
  impact: [
    { component: 'portal', level: 'partial_outage' },
    { component: 'storage', level: 'operational' },
  ],
  expect: 'Invoices can be read; payments are taken and booked afterwards.',
  updates: [
    { at: '2026-03-11T09:00:00Z', status: 'scheduled', text: 'We move the database on Saturday.' },
  ],
});

const coming = document({
  title: 'Routers get new software',
  window: { from: '2026-03-20T02:00:00Z', to: '2026-03-20T04:00:00Z' },
  impact: [{ component: 'dns', level: 'degraded_performance' }],
  expect: 'Two interruptions of less than a minute each.',
  updates: [{ at: '2026-03-12T09:00:00Z', status: 'scheduled', text: 'Planned for Friday night.' }],
});

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const longTitle = `Requests through ${longWord.slice(0, 60)} fail, and so do others`;

function manyComponents(count: number): SiteConfigInput['components'] {
  const groups = Math.ceil(count / 8);
  return Array.from({ length: groups }, (_, group) => ({
    id: `region-${group + 1}`,
    name: `Region ${group + 1}`,
    components: Array.from({ length: Math.min(8, count - group * 8) }, (_each, index) => ({
      id: `service-${group * 8 + index + 1}`,
      name: `Service ${group * 8 + index + 1}`,
    })),
  }));
}

/** For one in three components some trouble in the last 90 days, so that bars differ. */
function manyIncidents(count: number): Record<string, string> {
  const levels = ['degraded_performance', 'partial_outage', 'major_outage'];
  const files: Record<string, string> = {};
  for (let each = 1; each <= count; each += 3) {
    const day = new Date(Date.UTC(2025, 11, 20 + ((each * 7) % 80)));
    const date = day.toISOString().slice(0, 10);
    files[`incidents/${date}-trouble-${each}/incident.md`] = document({
      title: `Service ${each} had trouble`,
      impact: [
        {
          component: `service-${each}`,
          level: levels[each % 3],
          from: `${date}T08:00:00Z`,
          to: `${date}T09:${10 + (each % 45)}:00Z`,
        },
      ],
      dataLoss: 'none',
      customerAction: 'none',
      updates: [
        { at: `${date}T08:10:00Z`, status: 'investigating', text: 'We look into it.' },
        { at: `${date}T10:00:00Z`, status: 'resolved', text: 'It works again.' },
      ],
    });
  }
  return files;
}

/** Sixty incidents over six years, each with a postmortem: more than one page of a list holds. */
function manyPostmortems(): Record<string, string> {
  const files: Record<string, string> = {};
  for (let each = 0; each < 60; each += 1) {
    const date = new Date(Date.UTC(2020, each, 10)).toISOString().slice(0, 10);
    const folder = `incidents/${date}-trouble-${each + 1}`;
    files[`${folder}/incident.md`] = document({
      title: `Portal had trouble ${each + 1}`,
      impact: [
        {
          component: 'portal',
          level: 'partial_outage',
          from: `${date}T08:00:00Z`,
          to: `${date}T09:00:00Z`,
        },
      ],
      dataLoss: 'none',
      customerAction: 'none',
      updates: [
        { at: `${date}T08:10:00Z`, status: 'investigating', text: 'We look into it.' },
        { at: `${date}T10:00:00Z`, status: 'resolved', text: 'It works again.' },
      ],
    });
    files[`${folder}/postmortem.md`] = document({
      status: 'published',
      publishedAt: `${date}T16:00:00Z`,
      summary: `The portal failed for an hour, for reason ${each + 1}.`,
      contributingFactors: [{ title: 'No limit', text: 'The queue had no limit.' }],
      actions: [
        { title: 'Watch it', type: 'detect', owner: 'Platform', status: 'open', due: '2026-06-30' },
      ],
    });
  }
  return files;
}

export const sites = {
  story,
  empty: { now, config, files: {} },
  degraded: { now, config, files: { 'incidents/2026-03-14-storage-slow/incident.md': degraded } },
  partial: {
    now,
    config,
    files: {
      'incidents/2026-03-14-cdn-drops-traffic/incident.md': partial,
      'incidents/2026-03-10-look-ups-failed/incident.md': resolved,
      'incidents/2026-03-14-billing-disks/maintenance.md': running,
      'incidents/2026-03-20-router-software/maintenance.md': coming,
    },
  },
  major: {
    now,
    config,
    files: {
      'incidents/2026-03-14-vm-unreachable/incident.md': major,
      'incidents/2026-03-14-cdn-drops-traffic/incident.md': partial,
      'incidents/2026-03-10-look-ups-failed/incident.md': resolved,
    },
  },
  watching: { now, config, files: { 'incidents/2026-03-14-login-fails/incident.md': watching } },
  maintenance: {
    now,
    config,
    files: {
      'incidents/2026-03-14-billing-disks/maintenance.md': running,
      'incidents/2026-03-20-router-software/maintenance.md': coming,
    },
  },
  'maintenance-over': {
    now: '2026-03-14T13:31:00Z',
    config,
    files: {
      'incidents/2026-03-14-billing-disks/maintenance.md': running,
      'incidents/2026-03-20-router-software/maintenance.md': coming,
    },
  },
  kept: { now, config: { ...config, keepPages: true }, files: {} },
  'left-out': {
    now,
    config,
    keepGoing: true,
    files: {
      'incidents/2026-03-14-storage-slow/incident.md': degraded.replace('storage', 'storrage'),
      'incidents/2026-03-10-look-ups-failed/incident.md': resolved,
    },
  },
  long: {
    now,
    config: {
      ...config,
      name: 'The Harbour and Dockside Hosting and Network Company of the Northern Sea',
      components: [
        { id: 'long', name: `${longWord.slice(0, 70)}` },
        {
          id: 'group',
          name: 'A group with a name that is much longer than anybody would ever want',
          components: [
            {
              id: 'words',
              name: 'Object storage with versioning in the northern and eastern regions',
              description:
                'Buckets, versions, life-cycle rules and everything that belongs to them',
            },
          ],
        },
      ],
    },
    files: {
      'incidents/2026-03-14-long/incident.md': document({
        title: longTitle,
        impact: [
          { component: 'long', level: 'major_outage', from: '2026-03-14T10:02:00Z' },
          { component: 'words', level: 'degraded_performance', from: '2026-03-14T10:02:00Z' },
        ],
        customerAction: `Use \`${'x'.repeat(90)}\` instead.`,
        updates: [
          {
            at: '2026-03-14T10:08:00Z',
            status: 'investigating',
            text: `See https://harbour.example/${'a-very-long-path/'.repeat(12)} for more.\n\n| one | two | three | four | five | six |\n|---|---|---|---|---|---|\n| ${longWord} | ${longWord} | c | d | e | f |`,
            nextUpdateBy: '2026-03-14T12:45:00Z',
          },
        ],
      }),
    },
  },
  forty: {
    now,
    config: { ...config, components: manyComponents(40) },
    files: manyIncidents(40),
  },
  hundred: {
    now,
    config: { ...config, components: manyComponents(100) },
    files: manyIncidents(100),
  },
  years: { now, config, files: manyPostmortems() },
  complete,
  hostile,
} as const satisfies Readonly<Record<string, SiteFiles>>;

export type SiteName = keyof typeof sites;
