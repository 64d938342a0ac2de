import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sites } from '../../sites/sites.ts';
import { lifeboat, scratchFolder, siteIn } from './run-lifeboat.ts';

const { story, empty } = sites;

describe('actions', () => {
  it('lists what is still to be done, and what is overdue first', async () => {
    const root = siteIn(scratchFolder(), story);
    const { stdout, exitCode } = await lifeboat(['actions', '--root', root, '--now', story.now]);
    expect(stdout).toBe(
      'overdue  Show attempts in the graph of the queue\n' +
        '  Monitoring team · due 2026-03-19 · 2026-03-14-orders-wait\n',
    );
    expect(exitCode).toBe(0);
  });

  it('lists all as JSON, for an owner whatever the case', async () => {
    const root = siteIn(scratchFolder(), story);
    const more = ['--all', '--owner', 'orders TEAM', '--format', 'json'];
    const { stdout } = await lifeboat(['actions', '--root', root, '--now', story.now, ...more]);
    expect(JSON.parse(stdout)).toEqual({
      actions: [
        {
          title: 'Set an order aside after ten attempts',
          owner: 'Orders team',
          standing: 'done',
          type: 'prevent',
          doneAt: '2026-03-17T10:00:00.000Z',
          incident: '2026-03-14-orders-wait',
        },
      ],
    });
  });

  it('says so when there are none, and what is left out', async () => {
    const root = siteIn(scratchFolder(), empty);
    expect((await lifeboat(['actions', '--root', root])).stdout).toBe('no such actions\n');
    const broken = siteIn(scratchFolder(), story);
    rmSync(join(broken, 'incidents/2026-03-14-orders-wait/incident.md'));
    const outcome = await lifeboat(['actions', '--root', broken, '--now', story.now]);
    expect(outcome.stderr).toContain('left out');
    expect(outcome.exitCode).toBe(1);
  });

  it('refuses a state that there is not, and a site without a configuration', async () => {
    const root = siteIn(scratchFolder(), empty);
    expect((await lifeboat(['actions', '--root', root, '--status', 'gone'])).exitCode).toBe(2);
    writeFileSync(join(root, 'status.config.ts'), 'export default {};\n');
    expect((await lifeboat(['actions', '--root', root])).exitCode).toBe(1);
  });
});
