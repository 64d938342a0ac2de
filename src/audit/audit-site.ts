import type { SiteConfig } from '../schema/site-config.ts';
import { type AuditFinding, findings } from './findings.ts';
import { type HostFacts, isLying, learnHost, type Sources } from './host-facts.ts';

/** Everything that an audit learned, and what it makes of it. */
export interface Audit {
  readonly page: readonly HostFacts[];
  readonly services: readonly HostFacts[];
  readonly findings: readonly AuditFinding[];
}

/** Asks DNS about the status page, the hosts of its targets, and the services, and compares them. Never throws. */
export async function auditSite(config: SiteConfig, sources: Sources): Promise<Audit> {
  const { services } = config;
  const hosts = pageHosts(config);
  if (await isLying(sources)) return { page: [], services: [], findings: [lie(hosts[0] ?? '')] };
  const learn = (names: readonly string[], steps: number): Promise<HostFacts[]> =>
    Promise.all(names.map((name) => learnHost(name, steps, sources)));
  // The page has to be found whatever fails of the services, so that more is asked about it.
  const [page, served] = await Promise.all([learn(hosts, 1), learn(services, 0)]);
  return { page, services: served, findings: findings(config, page, served) };
}

/** Where readers and `publish` go. */
function pageHosts({ url, targets }: SiteConfig): string[] {
  const addresses = targets.flatMap((target) => [
    target.url,
    target.type === 's3' ? target.endpoint : undefined,
  ]);
  const all = [url, ...addresses.filter((address) => address !== undefined)];
  return [...new Set(all.map((address) => new URL(address).hostname))];
}

function lie(host: string): AuditFinding {
  return {
    kind: 'unknown',
    level: 'unknown',
    host,
    what: 'The resolver gives an address for a name that cannot exist.',
    why: 'It makes answers up, so that nothing that it says can be believed.',
    fix: 'Ask another resolver with --resolver.',
  };
}
