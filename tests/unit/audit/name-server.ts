import { type AddressInfo, createServer as createTcpServer, isIPv6 } from 'node:net';
import dns2 from 'dns2';
import { onTestFinished } from 'vitest';

const { Packet } = dns2;

/** A record as a test writes it down: type, and what it says. */
export type ZoneRecord = readonly [
  type: 'A' | 'AAAA' | 'CNAME' | 'NS' | 'TXT' | 'SOA',
  data: string,
  ttl?: number,
];

/** Records by name. */
export type Zone = Readonly<Record<string, readonly ZoneRecord[]>>;

export type Behaviour =
  'answers' | 'is slow' | 'fails' | 'refuses' | 'is silent' | 'lies' | 'is confused' | 'truncates';

export interface NameServerOptions {
  readonly host?: string;
  readonly port?: number;
  readonly behaviour?: Behaviour;
  /** Names about which it fails. */
  readonly failsFor?: readonly string[];
  readonly isAuthoritative?: boolean;
}

/** A real name server on the loopback interface, stopped when the test is over; gives its port. */
export async function nameServer(zone: Zone, options: NameServerOptions = {}): Promise<number> {
  const { host = '127.0.0.1', behaviour = 'answers' } = options;
  const port = options.port ?? (await freePort());
  const asked = new Set<string>();
  const server = dns2.createServer({
    udp: { type: isIPv6(host) ? 'udp6' : 'udp4' },
    tcp: behaviour === 'truncates',
    handle: (request, send) => {
      const [{ name, type } = {}] = request.questions;
      const question = `${type} ${name}`;
      const isFirst = !asked.has(question);
      asked.add(question);
      if (behaviour === 'is silent' || (behaviour === 'is slow' && isFirst)) return;
      const response = answer(request, zone, options);
      if (behaviour === 'is confused') response.header.id = (response.header.id + 1) % 65_536;
      if (behaviour === 'truncates') pad(response);
      send(response);
    },
  });
  const address = { port, address: host };
  await server.listen({ udp: address, ...(behaviour === 'truncates' && { tcp: address }) });
  onTestFinished(async () => {
    await server.close();
  });
  return port;
}

type Message = InstanceType<typeof Packet>;

function answer(request: Message, zone: Zone, options: NameServerOptions): Message {
  const { behaviour, failsFor = [], isAuthoritative = false } = options;
  const response = Packet.createResponseFromRequest(request) as Message;
  const [question] = request.questions;
  const name = String(question?.name).toLowerCase();
  const type = Number(question?.type);
  response.header.aa = isAuthoritative ? 1 : 0;
  if (behaviour === 'fails' || failsFor.includes(name)) response.header.rcode = 2;
  else if (behaviour === 'refuses') response.header.rcode = 5;
  else if (behaviour === 'lies') add(response, name, ['A', '192.0.2.66']);
  else if (!(name in zone)) response.header.rcode = 3;
  else resolve(response, zone, name, type);
  return response;
}

function resolve(response: Message, zone: Zone, name: string, type: number): void {
  for (const record of zone[name] ?? []) {
    const [kind, data] = record;
    if (Packet.TYPE[kind] === type) add(response, name, record);
    else if (kind === 'CNAME') {
      add(response, name, record);
      resolve(response, zone, data, type);
    }
  }
}

function add(response: Message, name: string, [kind, data, ttl = 300]: ZoneRecord): void {
  const fields = {
    A: { address: data },
    AAAA: { address: data },
    CNAME: { domain: data },
    NS: { ns: data },
    TXT: { data },
    SOA: {
      primary: `ns.${name}`,
      admin: data,
      serial: 1,
      refresh: 3600,
      retry: 600,
      expiration: 86_400,
      minimum: 300,
    },
  }[kind];
  const record = { name, type: Packet.TYPE[kind], class: Packet.CLASS.IN, ttl, ...fields };
  response.answers.push(record as unknown as Message['answers'][number]);
}

/** More than fits into a datagram, so that the answer has to be fetched over TCP. */
function pad(response: Message): void {
  const name = String(response.questions[0]?.name);
  if (response.answers.length > 0) {
    for (let count = 0; count < 10; count += 1) add(response, name, ['TXT', 'x'.repeat(200)]);
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createTcpServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
