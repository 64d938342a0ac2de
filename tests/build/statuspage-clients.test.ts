import { join } from 'node:path';
import { Statuspage as IoClient } from 'statuspage.io';
import { Statuspage as JsClient, StatuspageUpdates } from 'statuspage.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { z } from 'zod';
import type { documents } from '../../src/schema/statuspage-v2.ts';
import { type StaticServer, serveFolder } from '../browser/static-server.ts';
import type { SiteFiles } from '../sites/site-files.ts';
import { document } from '../sites/site-files.ts';
import { lifeboat, scratchFolder, siteIn } from '../unit/cli/run-lifeboat.ts';

/*
 * Two client libraries that others wrote for Statuspage, pointed at a built site on a plain web server: every endpoint
 * that they know gives them what it should.
 */

const now = '2026-03-14T12:16:00Z';

function outage(...later: readonly object[]): string {
  return document({
    title: 'Uploads fail',
    impact: [{ component: 'uploads', level: 'partial_outage', from: '2026-03-14T11:40:00Z' }],
    updates: [
      { at: '2026-03-14T11:50:00Z', status: 'investigating', text: 'Some uploads fail.' },
      ...later,
    ],
  });
}

function maintenanceFrom(from: string, to: string): string {
  return document({
    title: `Work at ${from}`,
    window: { from, to },
    impact: [{ component: 'api', level: 'major_outage' }],
    expect: 'The API does not answer.',
    updates: [{ at: '2026-03-01T09:00:00Z', status: 'scheduled', text: 'New disks.' }],
  });
}

function siteFiles(...later: readonly object[]): SiteFiles {
  return {
    now,
    config: {
      name: 'Harbour Hosting',
      url: 'https://harbour-status.example',
      services: ['harbour.example'],
      components: [
        { id: 'api', name: 'API' },
        { id: 'storage', name: 'Storage', components: [{ id: 'uploads', name: 'Uploads' }] },
      ],
    },
    files: {
      'incidents/2026-03-14-uploads-fail/incident.md': outage(...later),
      'incidents/2026-02-01-api-slow/incident.md': document({
        title: 'The API is slow',
        dataLoss: 'none',
        impact: [
          {
            component: 'api',
            level: 'degraded_performance',
            from: '2026-02-01T10:00:00Z',
            to: '2026-02-01T11:00:00Z',
          },
        ],
        updates: [
          { at: '2026-02-01T10:10:00Z', status: 'investigating', text: 'It is slow.' },
          { at: '2026-02-01T11:10:00Z', status: 'resolved', text: 'It is fast.' },
        ],
      }),
      'incidents/2026-03-14-disks/maintenance.md': maintenanceFrom(
        '2026-03-14T12:00:00Z',
        '2026-03-14T13:00:00Z',
      ),
      'incidents/2026-03-20-disks/maintenance.md': maintenanceFrom(
        '2026-03-20T02:00:00Z',
        '2026-03-20T03:00:00Z',
      ),
      'incidents/2026-03-02-disks/maintenance.md': maintenanceFrom(
        '2026-03-02T02:00:00Z',
        '2026-03-02T03:00:00Z',
      ),
    },
  };
}

async function built(site: SiteFiles, out: string): Promise<void> {
  const root = siteIn(scratchFolder(), site);
  const { exitCode, stderr } = await lifeboat([
    'build',
    '--root',
    root,
    '--now',
    now,
    '--out',
    out,
  ]);
  if (exitCode !== 0) throw new Error(stderr);
}

async function served(out: string): Promise<StaticServer> {
  const server = await serveFolder(out);
  onTestFinished(() => server.close());
  return server;
}

/** Both clients only know addresses below statuspage.io. */
function pointedAt(origin: string, client: JsClient): JsClient {
  const { axios } = client as unknown as { axios: { defaults: { baseURL: string } } };
  axios.defaults.baseURL = `${origin}/api/v2`;
  return client;
}

type Summary = z.output<typeof documents.summary>;

const names = (all: readonly { readonly name: string }[]): string[] => all.map(({ name }) => name);
const status = { indicator: 'minor', description: 'Minor Service Outage' };
const coming = 'Work at 2026-03-20T02:00:00Z';
const running = 'Work at 2026-03-14T12:00:00Z';
const past = 'Work at 2026-03-02T02:00:00Z';

describe('clients of Statuspage', () => {
  it('statuspage.io reads every endpoint that it knows', async () => {
    const out = join(scratchFolder(), 'out');
    await built(siteFiles(), out);
    const { origin } = await served(out);
    const client = new IoClient('harbour');
    client.setApiUrl(origin);
    const { api } = client;

    // Its types contradict each other here.
    const summary = (await api.getSummary()) as unknown as Summary;
    expect(summary.page).toMatchObject({ name: 'Harbour Hosting', time_zone: 'Etc/UTC' });
    expect(summary.status).toEqual(status);
    expect(names(summary.incidents)).toEqual(['Uploads fail']);
    expect(names(summary.scheduled_maintenances)).toEqual([running, coming]);
    expect((await api.getStatus()).status).toEqual(status);
    const { components } = await api.getComponents();
    expect(components.map((each) => [each.name, each.status, each.group])).toEqual([
      ['API', 'under_maintenance', false],
      ['Storage', 'partial_outage', true],
      ['Uploads', 'partial_outage', false],
    ]);
    expect(names((await api.incidents.getAll()).incidents)).toEqual([
      'Uploads fail',
      'The API is slow',
    ]);
    expect(names((await api.incidents.getUnresolved()).incidents)).toEqual(['Uploads fail']);
    // In this version `getAll` and `getActive` ask for the coming ones too.
    const upcoming = await api.scheduledMaintenances.getUpcoming();
    expect(names(upcoming.scheduled_maintenances)).toEqual([coming]);
    expect(upcoming.scheduled_maintenances[0]).toMatchObject({
      status: 'scheduled',
      scheduled_for: '2026-03-20T02:00:00.000Z',
    });
  });

  it('statuspage.js reads every endpoint, and all times as dates', async () => {
    const out = join(scratchFolder(), 'out');
    await built(siteFiles(), out);
    const { origin } = await served(out);
    const client = pointedAt(origin, new JsClient('harbour'));

    const summary = await client.summary();
    const [incident] = summary.incidents ?? [];
    expect(summary.status).toEqual(status);
    expect(summary.incidents).toHaveLength(1);
    expect(incident).toMatchObject({ name: 'Uploads fail', resolved_at: null });
    expect(incident?.created_at).toEqual(new Date('2026-03-14T11:50:00Z'));
    expect(typeof incident?.id).toBe('string');
    expect((await client.status()).status).toEqual(status);
    expect(names((await client.components()).components)).toEqual(['API', 'Storage', 'Uploads']);
    expect(names((await client.allIncidents()).incidents)).toEqual([
      'Uploads fail',
      'The API is slow',
    ]);
    expect(names((await client.unresolvedIncidents()).incidents)).toEqual(['Uploads fail']);
    const read = async (answer: Promise<{ scheduled_maintenances: { name: string }[] }>) =>
      names((await answer).scheduled_maintenances);
    expect(await read(client.allScheduledMaintenances())).toEqual([coming, running, past]);
    expect(await read(client.activeScheduledMaintenances())).toEqual([running]);
    expect(await read(client.upcomingScheduledMaintenances())).toEqual([coming]);
  });

  it('the watcher of statuspage.js hears of a new update, once', async () => {
    const out = join(scratchFolder(), 'out');
    await built(siteFiles(), out);
    const { origin } = await served(out);
    // It asks for the first time while it is being made.
    class Watcher extends StatuspageUpdates {
      override fetch() {
        pointedAt(origin, (this as unknown as { statuspage: JsClient }).statuspage);
        return super.fetch();
      }
    }
    const watcher = new Watcher('harbour');
    const heard: string[] = [];
    watcher.on('incident_update', (incident: { incident_updates: { body: string }[] }) => {
      heard.push(incident.incident_updates[0]?.body ?? '');
    });
    const look = async () => {
      await watcher.fetch();
      watcher.checkUpdate();
    };
    await look();
    expect(heard).toEqual([]);
    await built(
      siteFiles({ at: '2026-03-14T12:10:00Z', status: 'identified', text: 'A disk is full.' }),
      out,
    );
    await look();
    await look();
    expect(heard).toEqual(['A disk is full.']);
  });
});
