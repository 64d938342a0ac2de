import pRetry, { AbortError } from 'p-retry';
import type { Served, Source } from './source.ts';

/** How often a request is tried, and how long to wait, in milliseconds. */
export interface Patience {
  /** How often it is tried again. */
  readonly retries: number;
  /** Before the first time; each later one waits twice as long. */
  readonly minTimeout: number;
  /** For a whole answer. */
  readonly timeout: number;
}

export const usualPatience: Patience = { retries: 3, minTimeout: 500, timeout: 30_000 };

/** What readers get from a host. */
export function urlSource(url: string, patience: Patience = usualPatience): Source {
  const base = new URL(url.endsWith('/') ? url : `${url}/`);
  return {
    name: url,
    read: (file, limit) => readAgainAndAgain(addressOf(file, base), file, limit, patience),
    list: () => Promise.resolve(undefined),
    published: () => undefined,
    former: () => [],
  };
}

/** Readers ask for folders; a host may not even know `index.html` by its name. */
function addressOf(file: string, base: URL): URL {
  const path = file.replace(/(^|\/)index\.html$/, '$1');
  return new URL(path.split('/').map(encodeURIComponent).join('/'), base);
}

/** The answer ended too early. */
class CutOff extends Error {
  readonly served: Served;

  constructor(served: Served) {
    super('the connection ended in the middle of the file');
    this.served = served;
  }
}

async function readAgainAndAgain(
  address: URL,
  file: string,
  limit: number,
  { retries, minTimeout, timeout }: Patience,
): Promise<Served | undefined> {
  try {
    return await pRetry(() => readOnce(address, file, limit, timeout), { retries, minTimeout });
  } catch (error) {
    if (error instanceof CutOff) return error.served;
    throw error;
  }
}

async function readOnce(
  address: URL,
  file: string,
  limit: number,
  timeout: number,
): Promise<Served | undefined> {
  const response = await answer(address, AbortSignal.timeout(timeout));
  const { status } = response;
  const isFound = response.ok || (status === 404 && file === '404.html');
  if (isFound) return readBody(response, limit);
  await response.body?.cancel();
  if (status === 404 || status === 410) return undefined;
  const failure = new Error(`${address.href} answers with ${status}`);
  throw status >= 500 || status === 429 ? failure : new AbortError(failure);
}

async function answer(address: URL, signal: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { signal, cache: 'no-store' });
  } catch (error) {
    throw new Error(`${address.href} does not answer: ${reasonOf(error)}`, { cause: error });
  }
  if (new URL(response.url).origin === address.origin) return response;
  await response.body?.cancel();
  throw new AbortError(`${address.href} leads to another site, ${response.url}`);
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message || String(cause) : message;
}

async function readBody(response: Response, limit: number): Promise<Served> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const served = (isCutOff: boolean): Served => ({
    bytes: Buffer.concat(parts),
    contentType: response.headers.get('content-type') ?? '',
    isCutOff,
  });
  try {
    for await (const part of response.body ?? []) {
      parts.push(part);
      size += part.byteLength;
      if (size > limit) break;
    }
  } catch {
    throw new CutOff(served(true));
  }
  return served(false);
}
