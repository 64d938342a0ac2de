import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import {
  type Answer as Record,
  decode,
  encode,
  type Packet,
  RECURSION_DESIRED,
  streamDecode,
  streamEncode,
} from 'dns-packet';

export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'NS' | 'SOA' | 'TXT';

/** Where a name server listens. */
export interface Server {
  readonly host: string;
  readonly port: number;
}

/** What came of a question. Only `found` and `nothing` were answered; everything else is not known. */
export type Reply =
  | {
      readonly kind: 'found';
      readonly records: readonly Record[];
      readonly isAuthoritative: boolean;
    }
  | { readonly kind: 'nothing'; readonly doesNameExist: boolean; readonly isAuthoritative: boolean }
  | { readonly kind: 'unknown'; readonly why: string };

/** How long and how often a server is asked. */
export interface Patience {
  readonly tries: number;
  /** For each try, in milliseconds. */
  readonly timeout: number;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** A name that cannot exist (RFC 6761) and that nobody has asked for before. */
export function impossibleName(): string {
  const label = Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${label}.invalid`;
}

/**
 * Asks a name server one question, and again when it does not answer in time. Never throws.
 * @param isRecursive whether the server shall ask others; false asks what it knows itself
 */
export async function askServer(
  server: Server,
  name: string,
  type: RecordType,
  { tries, timeout }: Patience,
  isRecursive = true,
): Promise<Reply> {
  let why = '';
  for (let count = 0; count < tries; count += 1) {
    try {
      return replyOf(await exchange(server, name, type, timeout, isRecursive));
    } catch (error) {
      why = (error as Error).message;
    }
  }
  return { kind: 'unknown', why };
}

function replyOf(packet: Packet & { readonly rcode?: string; readonly flag_aa?: boolean }): Reply {
  const { rcode = 'NOERROR', answers = [], flag_aa: isAuthoritative = false } = packet;
  if (rcode !== 'NOERROR' && rcode !== 'NXDOMAIN') return { kind: 'unknown', why: rcode };
  if (answers.length > 0) return { kind: 'found', records: answers, isAuthoritative };
  return { kind: 'nothing', doesNameExist: rcode === 'NOERROR', isAuthoritative };
}

/** Over UDP, and over TCP where the answer is too long for it. */
async function exchange(
  server: Server,
  name: string,
  type: RecordType,
  timeout: number,
  isRecursive: boolean,
): Promise<Packet> {
  const query: Packet = {
    type: 'query',
    id: randomInt(65_536),
    flags: isRecursive ? RECURSION_DESIRED : 0,
    questions: [{ type, name, class: 'IN' }],
  };
  const packet = await overUdp(server, query, timeout);
  return (packet as { flag_tc?: boolean }).flag_tc ? overTcp(server, query, timeout) : packet;
}

function overUdp({ host, port }: Server, query: Packet, timeout: number): Promise<Packet> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      socket.close();
      settle();
    };
    const timer = setTimeout(() => end(() => reject(new Error('time-out'))), timeout);
    socket.on('error', (error) => end(() => reject(error)));
    // What does not answer this question, whoever sent it, is passed over: the right answer may come yet.
    socket.on('message', (message) => {
      const packet = decoded(() => decode(message));
      if (packet && answers(packet, query)) end(() => resolve(packet));
    });
    socket.on('connect', () => socket.send(encode(query)));
    // A connected socket takes nothing from another address.
    socket.connect(port, host);
  });
}

function overTcp({ host, port }: Server, query: Packet, timeout: number): Promise<Packet> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      socket.destroy();
      settle();
    };
    const timer = setTimeout(() => end(() => reject(new Error('time-out'))), timeout);
    let received = Buffer.alloc(0);
    socket.on('error', (error) => end(() => reject(error)));
    socket.on('close', () => end(() => reject(new Error('connection closed'))));
    socket.on('connect', () => socket.write(streamEncode(query)));
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      const packet = decoded(() => streamDecode(received));
      end(() => {
        if (packet && answers(packet, query)) resolve(packet);
        else reject(new Error('an answer that makes no sense'));
      });
    });
  });
}

function decoded(read: () => Packet | null): Packet | undefined {
  try {
    return read() ?? undefined;
  } catch {
    return undefined;
  }
}

function answers(packet: Packet, query: Packet): boolean {
  const [asked] = query.questions ?? [];
  const [echoed] = packet.questions ?? [];
  return (
    packet.type === 'response' &&
    packet.id === query.id &&
    echoed?.type === asked?.type &&
    echoed?.name.toLowerCase() === asked?.name.toLowerCase()
  );
}
