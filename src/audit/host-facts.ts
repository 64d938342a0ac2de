import { isIPv4 } from 'node:net';
import { registrableDomain } from '../check/registrable-domain.ts';
import {
  askServer,
  impossibleName,
  type Patience,
  type RecordType,
  type Reply,
  type Server,
} from './dns-client.ts';

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
  readonly domain: string;
  readonly nameServers: readonly string[];
  /** Who runs the name servers: their domains, and the domain of the zone's mail address. */
  readonly dnsProviders: readonly string[];
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

/** Learns everything that DNS says of a host. Takes a bounded time and never throws. */
export async function learnHost(host: string, sources: Sources): Promise<HostFacts> {
  const unknown: string[] = [];
  const ask = async (name: string, type: RecordType): Promise<Reply> => {
    const reply = await askServer(sources.resolver, name, type, sources.patience);
    if (reply.kind === 'unknown') unknown.push(`${type} of ${name}: ${reply.why}`);
    return reply;
  };
  const domain = registrableDomain(host) ?? host;
  const [ns, soa, a, aaaa] = await Promise.all([
    ask(domain, 'NS'),
    ask(domain, 'SOA'),
    ask(host, 'A'),
    ask(host, 'AAAA'),
  ]);
  const nameServers = dataOf(ns, 'NS');
  const found = [a, aaaa].flatMap((reply) => (reply.kind === 'found' ? reply.records : []));
  const addresses = [...new Set([...dataOf(a, 'A'), ...dataOf(aaaa, 'AAAA')])];
  const chain = [...new Set(dataOf({ ...emptyReply, records: found }, 'CNAME'))];
  const isAnswered = a.kind !== 'unknown' && aaaa.kind !== 'unknown';
  // What is not there cannot be compared: it may be shared all the same.
  if (ns.kind === 'nothing') unknown.push(`name servers of ${domain}: there are none`);
  if (isAnswered && addresses.length === 0) unknown.push(`addresses of ${host}: there are none`);
  const networks = await Promise.all(
    addresses.map((address) => networksOf(address, ask, sources, unknown)),
  );
  const lame = await Promise.all(
    nameServers.map(async (server) =>
      (await isLame(server, domain, ask, sources, unknown)) ? server : [],
    ),
  );
  return {
    host,
    domain,
    nameServers,
    dnsProviders: [
      ...new Set([...nameServers, ...mailHost(soa)].map((name) => registrableDomain(name) ?? name)),
    ],
    chain,
    hasIpv4: a.kind === 'unknown' ? undefined : dataOf(a, 'A').length > 0,
    hasIpv6: aaaa.kind === 'unknown' ? undefined : dataOf(aaaa, 'AAAA').length > 0,
    addresses,
    ranges: [...new Set(addresses.map(rangeOf))],
    networks: [...new Set(networks.flat())],
    ttl: found.length === 0 ? undefined : Math.max(...found.map(ttlOf)),
    dangling: isAnswered && addresses.length === 0 ? (chain.at(-1) ?? host) : undefined,
    lame: lame.flat(),
    unknown,
  };
}

type Ask = (name: string, type: RecordType) => Promise<Reply>;

const emptyReply = { kind: 'found', isAuthoritative: false } as const;

/** What records of one type say, as text in lower case. */
function dataOf(reply: Reply, type: RecordType): string[] {
  if (reply.kind !== 'found') return [];
  return reply.records.flatMap((record) =>
    record.type === type && 'data' in record && typeof record.data === 'string'
      ? [record.data.toLowerCase().replace(/\.$/, '')]
      : [],
  );
}

function ttlOf(record: object): number {
  return 'ttl' in record && typeof record.ttl === 'number' ? record.ttl : 0;
}

/** The host in the mail address of a zone: one provider has names in many domains, and one address. */
function mailHost(reply: Reply): string[] {
  if (reply.kind !== 'found') return [];
  return reply.records.flatMap((record) => {
    if (record.type !== 'SOA') return [];
    const [, ...host] = record.data.rname.toLowerCase().replace(/\.$/, '').split('.');
    return host.length > 1 ? [host.join('.')] : [];
  });
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
  ask: Ask,
  { originZones }: Sources,
  unknown: string[],
): Promise<string[]> {
  const name = isIPv4(address)
    ? `${address.split('.').reverse().join('.')}.${originZones.v4}`
    : `${[...fullIpv6(address).join('')].reverse().join('.')}.${originZones.v6}`;
  const reply = await ask(name, 'TXT');
  if (reply.kind === 'nothing') unknown.push(`network of ${address}: nobody says`);
  if (reply.kind !== 'found') return [];
  return reply.records.flatMap((record) => {
    if (record.type !== 'TXT') return [];
    const text = [record.data].flat().map(String).join('');
    return (text.split('|')[0] ?? '').split(' ').filter((number) => /^\d{1,10}$/.test(number));
  });
}

/** Whether a name server that is said to answer for a domain does not. One that does not answer at all is not known. */
async function isLame(
  server: string,
  domain: string,
  ask: Ask,
  { patience, authorityPort }: Sources,
  unknown: string[],
): Promise<boolean> {
  const reply = await ask(server, 'A');
  if (reply.kind === 'unknown') return false;
  const [host] = dataOf(reply, 'A');
  if (host === undefined) return true;
  const own = await askServer({ host, port: authorityPort }, domain, 'SOA', patience, false);
  if (own.kind !== 'unknown') return !own.isAuthoritative;
  if (['REFUSED', 'SERVFAIL', 'NOTAUTH'].includes(own.why)) return true;
  unknown.push(`whether ${server} answers for ${domain}: ${own.why}`);
  return false;
}
