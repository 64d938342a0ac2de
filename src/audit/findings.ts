import type { SiteConfig } from '../schema/site-config.ts';
import { type SharedThing, sharedThings } from '../schema/waivers.ts';
import { commonDependencies } from './common-dependencies.ts';
import { type Dependency, domainOf } from './dependencies.ts';
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
    'When the domain or the network behind it fails, neither is reached.',
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

/** One thing that the page shares with a service. */
interface Shared {
  readonly kind: SharedThing;
  readonly value: string;
  /** What leads from the page to it. */
  readonly through: readonly string[];
  /** How to part it. */
  readonly fix: string;
}

function sharedBy(
  page: HostFacts,
  service: HostFacts,
  waivers: SiteConfig['waivers'],
): AuditFinding[] {
  const common = (
    kind: 'address-range' | 'network',
    read: (host: HostFacts) => readonly string[],
  ): Shared[] =>
    read(page)
      .filter((value) => read(service).includes(value))
      .map((value) => ({ kind, value, through: [], fix: shared[kind][1] }));
  const found: readonly Shared[] = [
    ...commonDependencies(page.dependencies, service.dependencies).map((each) => ({
      ...each,
      fix: fixOf(each, page),
    })),
    ...common('address-range', ({ ranges }) => ranges),
    ...common('network', (host) => host.networks.map((number) => `AS${number}`)),
  ];
  return sharedThings.flatMap((kind) => {
    const fixes = Map.groupBy(
      found.filter((each) => each.kind === kind),
      ({ fix }) => fix,
    );
    return [...fixes].map(([fix, each]) =>
      sharedFinding(kind, valueTexts(each), fix, page.host, service.host, waivers),
    );
  });
}

/** How to part what both depend on: the domain, the DNS provider or the host of the page has to be another one. */
function fixOf({ kind, through }: Dependency, page: HostFacts): string {
  const [first] = through;
  if (first === undefined) return shared[kind === 'name-servers' ? kind : 'domain'][1];
  const isOfHost = kind !== 'cname' && page.chain.includes(first);
  return isOfHost
    ? 'Serve the page from a host whose domain has another DNS provider.'
    : shared[kind][1];
}

/** Each value once, with the first way to it. */
function valueTexts(found: readonly Shared[]): string[] {
  const ways = new Map(found.toReversed().map(({ value, through }) => [value, through]));
  return [...ways].map(([value, through]) =>
    through.length === 0 ? value : `${value} (through ${through.join(', ')})`,
  );
}

function sharedFinding(
  kind: SharedThing,
  values: readonly string[],
  fix: string,
  host: string,
  service: string,
  waivers: SiteConfig['waivers'],
): AuditFinding {
  const waiver = waivers.find((each) => each.shares === kind && each.with === service);
  const [why] = shared[kind];
  const what = `${host} and ${service} share ${kind}: ${values.toSorted().join(', ')}.`;
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
  const domain = domainOf(hostname);
  return services
    .filter((service) => domainOf(service) === domain)
    .map((service) =>
      sharedFinding(
        'publishing',
        [hostname],
        shared.publishing[1],
        'the repository',
        service,
        waivers,
      ),
    );
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
