import type { SiteConfig } from '../schema/site-config.ts';
import type { Finding } from './problem.ts';
import { registrableDomain } from './registrable-domain.ts';
import { code, didYouMean } from './suggestion.ts';

/** Where the configuration lets the status page share the fate of what it reports on. */
export function fateFindings(config: SiteConfig): Finding[] {
  return [...sharedDomains(config), ...unknownServices(config)];
}

function sharedDomains({ url, services, waivers }: SiteConfig): Finding[] {
  const { hostname } = new URL(url);
  const waived = waivers.filter(({ shares }) => shares === 'domain').map((waiver) => waiver.with);
  return services.flatMap((service, index): Finding[] => {
    const shared = sharedDomain(hostname, service);
    if (shared === undefined || waived.includes(service)) return [];
    const what = `The status page at ${code(hostname)} and the service ${code(service)} share the domain ${code(shared)}.`;
    const fix = `Move the page to a domain of its own, registered and served elsewhere. If that cannot be, say why: \`waivers: [{ shares: 'domain', with: '${service}', reason: '…' }]\`.`;
    return [{ rule: 'shared-domain', path: ['services', index], what, fix }];
  });
}

/** The domain that two hosts share; where one is no registrable domain, the name itself when it is the same. */
function sharedDomain(host: string, service: string): string | undefined {
  const domain = registrableDomain(host) ?? host;
  return domain === (registrableDomain(service) ?? service.toLowerCase()) ? domain : undefined;
}

function unknownServices({ services, waivers }: SiteConfig): Finding[] {
  return waivers.flatMap((waiver, index): Finding[] => {
    if (services.includes(waiver.with)) return [];
    const what = `${code(waiver.with)} is not among \`services\`.`;
    const fix = didYouMean(waiver.with, services);
    return [{ rule: 'unknown-service', path: ['waivers', index, 'with'], what, fix }];
  });
}
