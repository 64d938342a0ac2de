import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { mostAddresses, type Reach, serverName } from './certificate-facts.ts';

/** What a host sends with one address of the page. */
export type HeaderFacts =
  | {
      readonly kind: 'sent';
      readonly url: string;
      /** By their names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'unknown'; readonly url: string; readonly why: string };

/**
 * Asks a host for the headers of an address, at the addresses that the resolver gave. Takes a bounded time and never
 * throws. Whether the certificate is good, another look says.
 */
export async function learnHeaders(
  url: URL,
  addresses: readonly string[],
  reach: Reach,
): Promise<HeaderFacts> {
  let why = 'the host has no address';
  for (const address of addresses.slice(0, mostAddresses)) {
    for (let count = 0; count < reach.patience.tries; count += 1) {
      try {
        return { kind: 'sent', url: url.href, headers: await ask(url, address, reach) };
      } catch (error) {
        why = (error as Error).message;
      }
    }
  }
  return { kind: 'unknown', url: url.href, why };
}

function ask(url: URL, address: string, reach: Reach): Promise<Record<string, string>> {
  const isSecure = url.protocol === 'https:';
  const { patience, port } = reach;
  return new Promise((resolve, reject) => {
    const request = (isSecure ? secureRequest : plainRequest)(
      {
        host: address,
        port: url.port || (isSecure ? port : 80),
        path: url.pathname,
        headers: { host: url.host },
        agent: false,
        signal: AbortSignal.timeout(patience.timeout),
        ...(isSecure && { servername: serverName(url.hostname), rejectUnauthorized: false }),
      },
      (response) => {
        const { statusCode, headers } = response;
        response.destroy();
        if (statusCode !== 200) return reject(new Error(`it answers with ${statusCode}`));
        resolve(
          Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
          ),
        );
      },
    );
    request.on('error', ({ name, message }) =>
      reject(new Error(name === 'AbortError' || name === 'TimeoutError' ? 'time-out' : message)),
    );
    request.end();
  });
}
