import { registrableDomain } from '../check/registrable-domain.ts';
import type { RecordType, Reply } from './dns-client.ts';

/** Something without which a host is not found. */
export interface Dependency {
  /** What it is: the domain of the host itself, of a link of its CNAME chain, a name server, or who runs one. */
  readonly kind: 'domain' | 'cname' | 'name-servers' | 'dns-provider';
  /**
   * A registrable domain; a name server by its name, or by an address; who runs one by the domain of its name, or by a
   * mail address.
   */
  readonly value: string;
  /** Links of the chain and name servers that lead from the host to it. None where it is the host's own. */
  readonly through: readonly string[];
}

/** Asks the resolver, each question once. What is not answered is noted. */
export interface Questions {
  readonly ask: (name: string, type: RecordType) => Promise<Reply>;
  /** Notes something that could not be learned, and why. */
  readonly note: (what: string) => void;
}

/**
 * Everything without which a host is not found: its domain, those of its CNAME chain, their name servers, and the
 * domains that these are in.
 * @param chain names that the host is only another name for, in order
 * @param steps how often the domains of name servers are asked for their own name servers
 */
export async function learnDependencies(
  host: string,
  chain: readonly string[],
  steps: number,
  questions: Questions,
): Promise<Dependency[]> {
  const own = domainOf(host);
  const links = chain.map(async (link): Promise<Dependency[]> => {
    const domain = domainOf(link);
    // A link into the domain of the host itself is nothing more to depend on, unless others answer for it.
    if (domain === own) return servedBy(link, [], steps, questions);
    const through = [link];
    const served = await servedBy(link, through, steps, questions);
    return [{ kind: 'cname', value: domain, through }, ...served];
  });
  const served = await Promise.all([servedBy(host, [], steps, questions), ...links]);
  const found = uniqueOf(served.flat());
  const addresses = found.filter(isOwnServer).map(async ({ value: server }) => {
    const learned = await learnAddresses(server, questions);
    return learned.addresses.map(
      (value) => ({ kind: 'name-servers', value, through: [server] }) as const,
    );
  });
  // One machine may have names in many domains.
  const machines = (await Promise.all(addresses)).flat();
  return [{ kind: 'domain', value: own, through: [] }, ...found, ...machines];
}

function uniqueOf(found: readonly Dependency[]): Dependency[] {
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

function isOwnServer({ kind, through }: Dependency): boolean {
  return kind === 'name-servers' && through.length === 0;
}

/** Name servers on the way to a name, and who runs them. */
async function servedBy(
  name: string,
  through: readonly string[],
  steps: number,
  questions: Questions,
): Promise<Dependency[]> {
  const zones = zonesOf(name).map((zone) => learnNameServers(zone, questions));
  // A server whose own domain it serves as well has been met on the way.
  const servers = [...new Set((await Promise.all(zones)).flat())].filter(
    (server) => !through.includes(server),
  );
  const found = servers.map(async (server): Promise<Dependency[]> => {
    const itself = { kind: 'name-servers', value: server, through } as const;
    const domain = domainOf(server);
    if (domain === domainOf(name)) return [itself];
    const way = [...through, server];
    const [operators, deeper] = await Promise.all([
      learnOperators(domain, questions),
      steps > 0 ? servedBy(domain, way, steps - 1, questions) : [],
    ]);
    const providers = [domain, ...operators].map(
      (value) => ({ kind: 'dns-provider', value, through: way }) as const,
    );
    return [itself, ...providers, ...deeper];
  });
  return (await Promise.all(found)).flat();
}

/**
 * The name servers of a zone. A registrable domain always has some: none is noted as not known. A name below it need
 * not be a zone of its own.
 */
export async function learnNameServers(zone: string, { ask, note }: Questions): Promise<string[]> {
  const reply = await ask(zone, 'NS');
  const servers = dataOf(reply, 'NS', zone);
  const isRequired = zone === domainOf(zone);
  if (isRequired && reply.kind !== 'unknown' && servers.length === 0) {
    note(`name servers of ${zone}: there are none`);
  }
  return servers;
}

/** The addresses of a name, and whether these are all. */
export async function learnAddresses(
  name: string,
  { ask }: Questions,
): Promise<{ readonly addresses: readonly string[]; readonly isWhole: boolean }> {
  const [a, aaaa] = await Promise.all([ask(name, 'A'), ask(name, 'AAAA')]);
  return {
    addresses: [...dataOf(a, 'A'), ...dataOf(aaaa, 'AAAA')],
    isWhole: a.kind !== 'unknown' && aaaa.kind !== 'unknown',
  };
}

/**
 * Who runs name servers whose names are in a domain, as the mail address that its zone gives: one provider has names in
 * many domains, and one address for all. The zones of its customers carry addresses of their own.
 */
async function learnOperators(domain: string, { ask }: Questions): Promise<string[]> {
  const reply = await ask(domain, 'SOA');
  if (reply.kind !== 'found') return [];
  return reply.records.flatMap((record) =>
    record.type === 'SOA' && plain(record.name) === domain
      ? [plain(record.data.rname).replace('.', '@')]
      : [],
  );
}

/** The registrable domain of a name, and each name between both: any can have name servers of its own. */
function zonesOf(name: string): string[] {
  const domain = domainOf(name);
  const labels = name.slice(0, -domain.length).split('.').filter(Boolean);
  return [
    domain,
    ...labels.map((_label, index) => [...labels.slice(index), domain].join('.')).reverse(),
  ];
}

/** The registrable domain of a name; the name itself where it has none. */
export function domainOf(name: string): string {
  return registrableDomain(name) ?? name;
}

/**
 * What records of one type say, as text in lower case.
 * @param owner whose records they have to be; without it, those of every name that the answer came by
 */
export function dataOf(reply: Reply, type: RecordType, owner?: string): string[] {
  if (reply.kind !== 'found') return [];
  return reply.records.flatMap((record) =>
    record.type === type &&
    (owner === undefined || plain(record.name) === owner) &&
    'data' in record &&
    typeof record.data === 'string'
      ? [plain(record.data)]
      : [],
  );
}

/** A name as it is compared. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
