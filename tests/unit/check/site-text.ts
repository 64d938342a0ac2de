import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CheckResult } from '../../../src/check/check-site.ts';
import { judge } from '../../../src/content.ts';
import { readPublicFiles } from '../../../src/read/public-files.ts';
import { configFile, type RawConfig, readConfig } from '../../../src/read/raw-config.ts';
import { readIncidents } from '../../../src/read/raw-folder.ts';

/*
 * Small sites as text, as an author has them on disk. Three records without any problem are the base;
 * a test changes one of them in the place that it is about.
 */

/** What stands on disk at a path: text, bytes, or a link. */
export type Content = string | Uint8Array | { readonly link: string };

/** Contents by path. The configuration of the base stands in where none is given; `null` leaves it out. */
export type Files = Readonly<Record<string, Content | null>>;

/** A change of a text: what stands in it, once, and what shall stand there. */
export type Change = readonly [from: string, to: string];

export const CONFIG = configFile;
export const INCIDENT = 'incidents/2026-03-14-checkout/incident.md';
export const POSTMORTEM = 'incidents/2026-03-14-checkout/postmortem.md';
export const MAINTENANCE = 'incidents/2026-03-10-database/maintenance.md';

/** A Sunday at noon: everything in the base lies in the past. */
export const NOW = '2026-03-15T12:00:00Z';

const configText = `export default {
  name: 'Harbour Shop',
  url: 'https://harbour-status.example',
  services: ['harbour.example'],
  components: [
    { id: 'checkout', name: 'Checkout' },
    { id: 'database', name: 'Database', since: '2020-01-01', until: '2027-01-01' },
    {
      id: 'web',
      name: 'Web',
      components: [{ id: 'search', name: 'Search' }],
    },
  ],
  upstreams: [{ id: 'bank', name: 'the card bank' }],
};
`;

const incidentText = `---
title: Checkout fails for some cards
impact:
  - component: checkout
    level: partial_outage
    from: 2026-03-14T10:02:00Z
    to: 2026-03-14T11:00:00Z
updates:
  - at: 2026-03-14T10:05:00Z
    status: investigating
    text: Some card payments are declined.
  - at: 2026-03-14T11:10:00Z
    status: resolved
    text: All cards work again.
dataLoss: none
customerAction: none
---
The background.
`;

const maintenanceText = `---
title: Update of the database servers
window:
  from: 2026-03-10T01:00:00Z
  to: 2026-03-10T03:00:00Z
impact:
  - component: database
    level: partial_outage
expect: The shop is away for a minute.
updates:
  - at: 2026-03-05T09:00:00Z
    status: scheduled
    text: We update the servers.
---
`;

const postmortemText = `---
status: published
publishedAt: 2026-03-15T09:00:00Z
summary: For an hour, a third of all card payments was declined.
timeline:
  - at: 2026-03-14T10:00:00Z
    kind: change
    text: A new version is rolled out.
  - at: 2026-03-14T10:02:00Z
    kind: impact_start
    text: Payments are declined.
trigger: A new version of the checkout.
detection:
  by: monitoring
  text: An alarm on declined payments.
contributingFactors:
  - title: The new version went to all servers at once
    text: There was no step in between.
  - title: The test cards are never declined
    text: So the tests were green.
actions:
  - title: Roll out to one server first
    type: prevent
    owner: Platform team
    status: open
    due: 2026-04-30
---
The story.
`;

/** The configuration of the base, changed. */
export function config(...changes: readonly Change[]): Files {
  return { [CONFIG]: changed(configText, changes) };
}

/** The incident of the base, changed: of one hour yesterday, and resolved. */
export function incident(...changes: readonly Change[]): Files {
  return { [INCIDENT]: changed(incidentText, changes) };
}

/** The incident of the base while it lasts, changed further. */
export function openIncident(...changes: readonly Change[]): Files {
  const open: Change[] = [
    ['    to: 2026-03-14T11:00:00Z\n', ''],
    [
      'status: resolved\n    text: All cards work again.',
      'status: identified\n    text: The bank.',
    ],
    ['    text: The bank.\n', '    text: The bank.\n    nextUpdateBy: 2026-03-15T13:00:00Z\n'],
  ];
  return incident(...open, ...changes);
}

/** The maintenance of the base, changed: two hours five days ago, at which nothing went amiss. */
export function maintenance(...changes: readonly Change[]): Files {
  return { [MAINTENANCE]: changed(maintenanceText, changes) };
}

/** The incident of the base with its postmortem, which is changed. */
export function postmortem(...changes: readonly Change[]): Files {
  return { ...incident(), [POSTMORTEM]: changed(postmortemText, changes) };
}

/** The same files with another folder's name. */
export function moved(files: Files, from: string, to: string): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path.replace(from, to), content]),
  );
}

/** Every change finds its place exactly once, so that a test cannot change nothing. */
function changed(text: string, changes: readonly Change[]): string {
  return changes.reduce((before, [from, to]) => {
    const parts = before.split(from);
    if (parts.length !== 2) throw new Error(`“${from}” stands there ${parts.length - 1} times`);
    return parts.join(to);
  }, text);
}

/** Writes the files into an empty folder, hands it over, and removes it. */
export async function withSite<Result>(
  files: Files,
  use: (root: string) => Result | Promise<Result>,
): Promise<Result> {
  const root = mkdtempSync(join(tmpdir(), 'lifeboat-check-'));
  try {
    for (const [path, content] of Object.entries({ ...config(), ...files })) {
      if (content !== null) write(join(root, path), content);
    }
    return await use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

function write(path: string, content: Content): void {
  mkdirSync(dirname(path), { recursive: true });
  if (typeof content === 'object' && 'link' in content) symlinkSync(content.link, path);
  else writeFileSync(path, content);
}

/** Reads and checks a site from disk, as the commands do. */
export async function checkFiles(files: Files, now = NOW): Promise<CheckResult> {
  return withSite(files, async (root) =>
    judge(await readConfigOnce(root, files), readIncidents(root), Date.parse(now), {
      publicFiles: readPublicFiles(root),
      prose: true,
    }),
  );
}

const baseConfig: { raw?: RawConfig } = {};

/** The configuration of the base is evaluated once and not for each of some hundred sites. */
async function readConfigOnce(root: string, files: Files): Promise<RawConfig> {
  if (CONFIG in files) return readConfig(root);
  baseConfig.raw ??= await readConfig(root);
  return baseConfig.raw;
}
