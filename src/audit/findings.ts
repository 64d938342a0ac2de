import type { SiteConfig } from '../schema/site-config.ts';
import type { SharedThing } from '../schema/waivers.ts';
import { registrableDomain } from '../check/registrable-domain.ts';
import type { HostFacts } from './host-facts.ts';

/** What the audit found, for people and machines. Its keys are a contract. */
export interface AuditFinding {
  readonly kind:
    | SharedThing
    | 'dangling'
    | 'lame-delegation'
    | 'one-family'
    | 'long-ttl'
    | 'unknown'
    /** What hosts show when they are asked themselves. */
    | 'certificate'
    | 'issuer'
    | 'header'
    | 'unanswered';
  /**
   * `error` is shared fate or a page that browsers refuse, `warning` wants something done, `note` was waived or is good
   * to know, `unknown` was not answered.
   */
  readonly level: 'error' | 'warning' | 'note' | 'unknown';
  /** The host of the status page, or of a service, that it is about. */
  readonly host: string;
  /** The service with which it is shared. */
  readonly service?: string;
  readonly what: string;
  /** What would happen. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
}

/** How soon a name should follow when the page moves to another host, in seconds. */
const longTtl = 3600;

type AboutShared = Readonly<Record<SharedThing, readonly [why: string, fix: string]>>;

const shared: AboutShared = {
  domain: [
    'When the domain lapses, is seized, or its DNS fails, both are gone.',
    'Move the page to a domain of its own.',
  ],
  'name-servers': [
    'When these name servers fail, neither name is found.',
    'Move the domain of the page to another DNS provider.',
  ],
  'dns-provider': [
    'When this provider fails, neither name is found; its servers have different names, but one operator.',
    'Move the domain of the page to another DNS provider.',
  ],
  cname: [
    'When this delivery network fails, neither is reached.',
    'Serve the page from another network.',
  ],
  'address-range': [
    'When the route or the machines behind these addresses fail, neither is reached.',
    'Serve the page from another host.',
  ],
  network: [
    'When this network fails, neither is reached.',
    'Serve the page from a host in another network.',
  ],
  publishing: [
    'When the service is down, nothing can be published through it.',
    'Practise publishing from a laptop, or keep the repository elsewhere.',
  ],
};

/**
 * What the status page shares with the services, and what else is wrong with its names.
 * @param page the hosts from which the page is read
 */
export function findings(
  config: Pick<SiteConfig, 'waivers' | 'repository' | 'services'>,
  page: readonly HostFacts[],
  services: readonly HostFacts[],
): AuditFinding[] {
  return [
    ...page.flatMap((host) =>
      services.flatMap((service) => sharedBy(host, service, config.waivers)),
    ),
    ...publishing(config),
    ...page.flatMap(troubles),
    ...[...page, ...services].flatMap(notLearned),
  ];
}

function sharedBy(
  page: HostFacts,
  service: HostFacts,
  waivers: SiteConfig['waivers'],
): AuditFinding[] {
  const common = (read: (host: HostFacts) => readonly string[]): string[] =>
    read(page).filter((each) => read(service).includes(each));
  const servers = common(({ nameServers }) => nameServers);
  // A network of its own that a host is another name in: not the domain that it is in itself.
  const networks = ({ chain, domain }: HostFacts): string[] => [
    ...new Set(
      chain.map((name) => registrableDomain(name) ?? name).filter((name) => name !== domain),
    ),
  ];
  const parts: readonly (readonly [SharedThing, readonly string[]])[] = [
    ['domain', common(({ domain }) => [domain])],
    ['name-servers', servers],
    // Said only where it is not said by the servers' names already.
    ['dns-provider', servers.length > 0 ? [] : common(({ dnsProviders }) => dnsProviders)],
    ['cname', common(networks)],
    ['address-range', common(({ ranges }) => ranges)],
    ['network', common((host) => host.networks.map((number) => `AS${number}`))],
  ];
  return parts.flatMap(([kind, values]) =>
    values.length === 0 ? [] : [sharedFinding(kind, values, page.host, service.host, waivers)],
  );
}

function sharedFinding(
  kind: SharedThing,
  values: readonly string[],
  host: string,
  service: string,
  waivers: SiteConfig['waivers'],
): AuditFinding {
  const waiver = waivers.find((each) => each.shares === kind && each.with === service);
  const [why, fix] = shared[kind];
  const what = `${host} and ${service} share ${kind}: ${[...new Set(values)].sort().join(', ')}.`;
  return waiver
    ? { kind, level: 'note', host, service, what, why, fix: `Waived: ${waiver.reason}` }
    : { kind, level: 'error', host, service, what, why, fix };
}

/** Publishing must not need what is down. */
function publishing({
  repository,
  services,
  waivers,
}: Parameters<typeof findings>[0]): AuditFinding[] {
  if (repository === undefined) return [];
  const { hostname } = new URL(repository);
  const domain = registrableDomain(hostname) ?? hostname;
  return services
    .filter((service) => (registrableDomain(service) ?? service) === domain)
    .map((service) => sharedFinding('publishing', [hostname], 'the repository', service, waivers));
}

function troubles({
  host,
  dangling,
  lame,
  domain,
  hasIpv4,
  hasIpv6,
  ttl,
}: HostFacts): AuditFinding[] {
  const warn = (
    kind: AuditFinding['kind'],
    what: string,
    why: string,
    fix: string,
  ): AuditFinding => ({
    kind,
    level: 'warning',
    host,
    what,
    why,
    fix,
  });
  const family = hasIpv4 === false ? 'IPv4 (A)' : 'IPv6 (AAAA)';
  const isOneSided = dangling === undefined && (hasIpv4 === false || hasIpv6 === false);
  return [
    ...(dangling === undefined
      ? []
      : [
          warn(
            'dangling',
            `${host} leads to ${dangling}, and there is no address.`,
            'Nobody reaches the page, and whoever registers that name can put another page there.',
            'Point the name to a host that is yours, or remove it.',
          ),
        ]),
    ...lame.map((server) =>
      warn(
        'lame-delegation',
        `${server} is named for ${domain} and does not answer for it.`,
        'Readers who ask it wait or find nothing.',
        'Remove it from the delegation, or set it up.',
      ),
    ),
    ...(isOneSided
      ? [
          warn(
            'one-family',
            `${host} has no address for ${family}.`,
            'Readers who have nothing else do not reach the page.',
            'Add the missing record.',
          ),
        ]
      : []),
    ...(ttl !== undefined && ttl > longTtl
      ? [
          warn(
            'long-ttl',
            `${host} may be remembered for ${ttl} seconds.`,
            'That is how long readers go to the old place after the page has moved to another host.',
            `Lower the TTL to ${longTtl} seconds or less.`,
          ),
        ]
      : []),
  ];
}

function notLearned({ host, unknown }: HostFacts): AuditFinding[] {
  return unknown.map((what) => ({
    kind: 'unknown',
    level: 'unknown',
    host,
    what: `Not known: ${what}.`,
    why: 'What was not answered may be shared.',
    fix: 'Ask again later, or another resolver with --resolver.',
  }));
}
