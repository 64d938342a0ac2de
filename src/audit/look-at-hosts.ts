import type { SiteConfig } from '../schema/site-config.ts';
import { absolute, links } from '../views/links.ts';
import type { HeaderRule } from '../views/headers.ts';
import type { Audit } from './audit-site.ts';
import { type CertificateFacts, learnCertificate, type Reach } from './certificate-facts.ts';
import type { AuditFinding } from './findings.ts';
import { type HeaderFacts, learnHeaders } from './header-facts.ts';
import { certificateFindings, headerFindings } from './host-findings.ts';

/** What hosts said when they were asked themselves. */
export interface HostLooks {
  readonly certificates: readonly CertificateFacts[];
  readonly headers: readonly HeaderFacts[];
  readonly findings: readonly AuditFinding[];
}

/** One address for each kind of headers: a page, the frame, what is shared, what is never kept. */
const examples = [links.home, links.embed, '/api/v2/status.json', links.generation];

/**
 * Asks the hosts of page and services for their certificates, and the page for its headers, where DNS says that they are.
 * Takes a bounded time and never throws.
 * @param rules what hosts are to send
 * @param now the instant of asking, in milliseconds since 1970
 */
export async function lookAtHosts(
  { url, targets, services }: SiteConfig,
  rules: readonly HeaderRule[],
  dns: Pick<Audit, 'page' | 'services'>,
  reach: Reach,
  now: number,
): Promise<HostLooks> {
  const addressesOf = (host: string): readonly string[] =>
    [...dns.page, ...dns.services].find((facts) => facts.host.toLowerCase() === host)?.addresses ??
    [];
  const bases = [...new Set([url, ...targets.flatMap((target) => target.url ?? [])])];
  const stores = targets.flatMap((target) => (target.type === 's3' ? (target.endpoint ?? []) : []));
  const certificateOf = (address: string): Promise<CertificateFacts> => {
    const { hostname, port } = new URL(address);
    return learnCertificate(hostname, addressesOf(hostname), {
      ...reach,
      port: Number(port) || reach.port,
    });
  };
  const secure = [...new Set([...bases, ...stores].filter((each) => each.startsWith('https:')))];
  const [own, served, headers] = await Promise.all([
    Promise.all(secure.map(certificateOf)),
    Promise.all(services.map((service) => certificateOf(`https://${service}`))),
    Promise.all(
      bases.map((base) =>
        Promise.all(
          examples.map((path) => {
            const address = new URL(absolute(base.replace(/\/$/, ''), path));
            return learnHeaders(address, addressesOf(address.hostname), reach);
          }),
        ),
      ),
    ),
  ]);
  return {
    certificates: [...own, ...served],
    headers: headers.flat(),
    findings: [
      ...certificateFindings(own, served, now),
      ...headers.flatMap((facts) => headerFindings(facts, rules)),
    ],
  };
}
