import { isIP } from 'node:net';
import { checkServerIdentity, connect, type PeerCertificate } from 'node:tls';
import type { Patience } from './dns-client.ts';

/** How hosts are reached. */
export interface Reach {
  readonly patience: Patience;
  /** Where hosts listen for TLS whose address names no port. */
  readonly port: number;
  /** Certificates that are trusted beside those of this machine, as PEM. */
  readonly trusted?: string;
}

/** What a host shows when it is asked for its certificate. */
export type CertificateFacts =
  | {
      readonly kind: 'shown';
      readonly host: string;
      /** The organisation that issued it, else the name of the issuing certificate. */
      readonly issuer: string;
      /** In milliseconds since 1970. */
      readonly from: number;
      readonly to: number;
      /** Why browsers refuse it, beside its dates. */
      readonly fault: string | undefined;
    }
  | { readonly kind: 'unknown'; readonly host: string; readonly why: string };

/** Addresses of one host that are tried, one after the other. */
export const mostAddresses = 2;

/**
 * Asks a host for its certificate, at the addresses that the resolver gave. Takes a bounded time and never throws.
 * @param addresses none means that it cannot be asked
 */
export async function learnCertificate(
  host: string,
  addresses: readonly string[],
  reach: Reach,
): Promise<CertificateFacts> {
  let why = 'it has no address';
  for (const address of addresses.slice(0, mostAddresses)) {
    for (let count = 0; count < reach.patience.tries; count += 1) {
      try {
        return await handshake(host, address, reach);
      } catch (error) {
        why = (error as Error).message;
      }
    }
  }
  return { kind: 'unknown', host, why };
}

/** What a host is called when TLS begins: an address is no name for it (RFC 6066). */
export function serverName(host: string): string {
  return isIP(host.replace(bracket, '')) ? '' : host;
}

/** Addresses with colons stand in brackets in a URL. */
const bracket = /^\[|\]$/g;

function handshake(host: string, address: string, reach: Reach): Promise<CertificateFacts> {
  const { port, trusted, patience } = reach;
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: address,
      port,
      servername: serverName(host),
      // A bad certificate is what we came to see.
      rejectUnauthorized: false,
      ...(trusted !== undefined && { ca: trusted }),
    });
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      socket.destroy();
      settle();
    };
    const timer = setTimeout(() => end(() => reject(new Error('time-out'))), patience.timeout);
    socket.on('error', (error) => end(() => reject(error)));
    socket.on('close', () => end(() => reject(new Error('connection closed'))));
    socket.on('secureConnect', () => {
      const facts = factsOf(host, socket.getPeerCertificate(), socket.authorizationError);
      end(() => resolve(facts));
    });
  });
}

function factsOf(host: string, certificate: PeerCertificate, fault: unknown): CertificateFacts {
  const { issuer, valid_from, valid_to } = certificate;
  const name = [issuer.O ?? issuer.CN ?? 'an issuer without a name'].flat().join(', ');
  const [chain] = [fault instanceof Error ? fault.message : fault].filter(
    (code): code is string => typeof code === 'string' && !isAboutDates(code),
  );
  return {
    kind: 'shown',
    host,
    issuer: name,
    from: Date.parse(valid_from),
    to: Date.parse(valid_to),
    fault: chain ?? checkServerIdentity(host.replace(bracket, ''), certificate)?.message,
  };
}

/** Whether it is the time for it, its dates say, by the clock that the caller goes by. */
function isAboutDates(code: string): boolean {
  return /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|expired|not yet valid/i.test(code);
}
