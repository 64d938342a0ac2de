import { isIP, isIPv4 } from 'node:net';
import {
  dataOf,
  type Dependency,
  domainOf,
  learnDependencies,
  learnAddresses,
  learnNameServers,
  plain,
  type Questions,
} from './dependencies.ts';
import { askServer, impossibleName, type Patience, type Reply, type Server } from './dns-client.ts';

/** Whom the audit asks. */
export interface Sources {
  readonly resolver: Server;
  readonly patience: Patience;
  /** The port of the name servers of domains. */
  readonly authorityPort: number;
  /** Zones that say to which network an address belongs, one for each kind of address. */
  readonly originZones: { readonly v4: string; readonly v6: string };
}

/** What DNS says of one host. Each list holds only what was answered; what was not stands in `unknown`. */
export interface HostFacts {
  readonly host: string;
  /** The registrable domain. An address has none, and nothing else that names have. */
  readonly domain: string | undefined;
  /** Those of the registrable domain. */
  readonly nameServers: readonly string[];
  /** Everything without which the host is not found. */
  readonly dependencies: readonly Dependency[];
  /** Names that the host is only another name for, in order. */
  readonly chain: readonly string[];
  readonly hasIpv4: boolean | undefined;
  readonly hasIpv6: boolean | undefined;
  readonly addresses: readonly string[];
  /** `192.0.2.0/24`, `2001:db8:1::/48`. */
  readonly ranges: readonly string[];
  /** Numbers of autonomous systems. */
  readonly networks: readonly string[];
  /** In seconds, the longest on the way from the name to its addresses. */
  readonly ttl: number | undefined;
  /** The name at the end of the chain, where there is nothing at it. */
  readonly dangling: string | undefined;
  /** Name servers that do not answer for the domain. */
  readonly lame: readonly string[];
  /** What could not be learned, and why. */
  readonly unknown: readonly string[];
}

/** Whether the resolver tells of names that cannot exist: then nothing that it says can be believed. */
export async function isLying({ resolver, patience }: Sources): Promise<boolean> {
  const reply = await askServer(resolver, impossibleName(), 'A', patience);
  return reply.kind === 'found';
}

/**
 * Learns everything that DNS says of a host. Takes a bounded time and never throws.
 * @param host a name, or an address as it stands in a URL
 * @param steps how often the domains of name servers are asked for their own name servers
 */
export async function learnHost(host: string, steps: number, sources: Sources): Promise<HostFacts> {
  const unknown: string[] = [];
  const questions = questionsTo(sources, unknown);
  const name = plain(host.replace(/^\[|\]$/g, ''));
  const facts = isIP(name)
    ? { ...ofAddress, addresses: [name] }
    : await learnName(name, steps, questions, sources);
  const { addresses } = facts;
  const networks = await Promise.all(addresses.map((each) => networksOf(each, questions, sources)));
  return {
    host,
    ...facts,
    ranges: [...new Set(addresses.map(rangeOf))],
    networks: [...new Set(networks.flat())],
    unknown,
  };
}

/** What is known of a host by its name; networks are known by addresses. */
type NameFacts = Omit<HostFacts, 'host' | 'ranges' | 'networks' | 'unknown'>;

const ofAddress: NameFacts = {
  domain: undefined,
  nameServers: [],
  dependencies: [],
  chain: [],
  hasIpv4: undefined,
  hasIpv6: undefined,
  addresses: [],
  ttl: undefined,
  dangling: undefined,
  lame: [],
};

async function learnName(
  host: string,
  steps: number,
  questions: Questions,
  sources: Sources,
): Promise<NameFacts> {
  const { ask, note } = questions;
  const domain = domainOf(host);
  const [nameServers, a, aaaa] = await Promise.all([
    learnNameServers(domain, questions),
    ask(host, 'A'),
    ask(host, 'AAAA'),
  ]);
  const found = [a, aaaa].flatMap((reply) => (reply.kind === 'found' ? reply.records : []));
  const addresses = [...new Set([...dataOf(a, 'A'), ...dataOf(aaaa, 'AAAA')])];
  const chain = [...new Set([a, aaaa].flatMap((reply) => dataOf(reply, 'CNAME')))];
  const isAnswered = a.kind !== 'unknown' && aaaa.kind !== 'unknown';
  // What is not there cannot be compared: it may be shared all the same.
  if (isAnswered && addresses.length === 0) note(`addresses of ${host}: there are none`);
  const [dependencies, lame] = await Promise.all([
    learnDependencies(host, chain, steps, questions),
    Promise.all(
      nameServers.map(async (server) =>
        (await isLame(server, domain, questions, sources)) ? server : [],
      ),
    ),
  ]);
  return {
    domain,
    nameServers,
    dependencies,
    chain,
    hasIpv4: a.kind === 'unknown' ? undefined : dataOf(a, 'A').length > 0,
    hasIpv6: aaaa.kind === 'unknown' ? undefined : dataOf(aaaa, 'AAAA').length > 0,
    addresses,
    ttl: found.length === 0 ? undefined : Math.max(...found.map(ttlOf)),
    dangling: isAnswered && addresses.length === 0 ? (chain.at(-1) ?? host) : undefined,
    lame: lame.flat(),
  };
}

function questionsTo({ resolver, patience }: Sources, unknown: string[]): Questions {
  const asked = new Map<string, Promise<Reply>>();
  const note = (what: string): void => {
    if (!unknown.includes(what)) unknown.push(what);
  };
  const ask: Questions['ask'] = (name, type) => {
    const question = `${type} of ${name}`;
    const reply =
      asked.get(question) ??
      askServer(resolver, name, type, patience).then((each) => {
        if (each.kind === 'unknown') note(`${question}: ${each.why}`);
        return each;
      });
    asked.set(question, reply);
    return reply;
  };
  return { ask, note };
}

function ttlOf(record: object): number {
  return 'ttl' in record && typeof record.ttl === 'number' ? record.ttl : 0;
}

/** The first 24 bits of an address, or the first 48 of one with colons: what is routed together at the least. */
export function rangeOf(address: string): string {
  if (isIPv4(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  return `${fullIpv6(address)
    .slice(0, 3)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')}::/48`;
}

function fullIpv6(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const parts = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const [before, after] = [parts(head), parts(tail ?? '')];
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(gap).fill('0'), ...after].map((part) =>
    part.padStart(4, '0'),
  );
}

/** Networks that say the address is theirs: one line for each way there, `64496 | 192.0.2.0/24 | …`. */
async function networksOf(
  address: string,
  { ask, note }: Questions,
  { originZones }: Sources,
): Promise<string[]> {
  const name = isIPv4(address)
    ? `${address.split('.').reverse().join('.')}.${originZones.v4}`
    : `${[...fullIpv6(address).join('')].reverse().join('.')}.${originZones.v6}`;
  const reply = await ask(name, 'TXT');
  const records = reply.kind === 'found' ? reply.records : [];
  const networks = records.flatMap((record) => {
    if (record.type !== 'TXT') return [];
    const text = [record.data].flat().map(String).join('');
    return (text.split('|')[0] ?? '').split(' ').filter((number) => /^\d{1,10}$/.test(number));
  });
  if (reply.kind !== 'unknown' && networks.length === 0) {
    note(`network of ${address}: nobody says`);
  }
  return networks;
}

/** Whether a name server that is said to answer for a domain does not. One that does not answer at all is not known. */
async function isLame(
  server: string,
  domain: string,
  questions: Questions,
  { patience, authorityPort }: Sources,
): Promise<boolean> {
  const { addresses, isWhole } = await learnAddresses(server, questions);
  const [host] = addresses;
  if (host === undefined) return isWhole;
  const own = await askServer({ host, port: authorityPort }, domain, 'SOA', patience, false);
  if (own.kind !== 'unknown') return !own.isAuthoritative;
  if (['REFUSED', 'SERVFAIL', 'NOTAUTH'].includes(own.why)) return true;
  questions.note(`whether ${server} answers for ${domain}: ${own.why}`);
  return false;
}
