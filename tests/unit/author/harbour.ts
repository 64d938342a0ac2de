import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lifeboat, type Outcome, scratchFolder, siteIn } from '../cli/run-lifeboat.ts';

/** The id of the incident that tests open. */
export const opened = '2026-03-14-checkout-fails-for-some-cards';

/** A site of two components without any record, in a folder of the test's own. */
export function emptyHarbour(files: Readonly<Record<string, string>> = {}): string {
  return siteIn(scratchFolder(), {
    now: '2026-03-14T10:00:00Z',
    config: {
      name: 'Harbour Shop',
      url: 'https://harbour-status.example',
      services: ['harbour.example'],
      components: [
        { id: 'checkout', name: 'Checkout' },
        { id: 'search', name: 'Search', until: '2027-01-01' },
      ],
    },
    files,
  });
}

/** What `new incident` needs at least. */
export const openingFlags = [
  '--title',
  'Checkout fails for some cards',
  '--component',
  'checkout=partial_outage',
  '--text',
  'Some card payments are declined.',
] as const;

/** Runs a command on a site at a time of 14 March 2026, such as `10:05`. */
export function at(root: string, time: string, ...args: readonly string[]): Promise<Outcome> {
  return lifeboat([...args, '--root', root, '--now', `2026-03-14T${time}:00Z`], { cwd: root });
}

export function open(root: string, ...more: readonly string[]): Promise<Outcome> {
  return at(root, '10:05', 'new', 'incident', ...openingFlags, ...more);
}

/** The text of the incident that {@link open} writes. */
export function incidentText(root: string, id = opened): string {
  return readFileSync(join(root, 'incidents', id, 'incident.md'), 'utf8');
}
