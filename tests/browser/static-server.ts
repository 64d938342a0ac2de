import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { headersInFile } from '../formats/headers-file.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.json': 'application/json',
  '.rss': 'application/rss+xml; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.atom': 'application/atom+xml; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
};

export interface StaticServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a folder on a free port of this machine, as a web host does that reads `_headers`: `index.html` for folders,
 * `404.html` for the rest. So every browser test runs under the site's own policy.
 */
export async function serveFolder(
  folder: string,
  { brotli = false }: { readonly brotli?: boolean } = {},
): Promise<StaticServer> {
  const headers = readFileSync(join(folder, '_headers'), 'utf8');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = findFile(folder, decodeURIComponent(pathname));
    const file = found ?? join(folder, '404.html');
    const bytes = readFileSync(file);
    response.writeHead(found === undefined ? 404 : 200, {
      ...headersInFile(headers, pathname),
      'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream',
      ...(brotli && { 'content-encoding': 'br' }),
    });
    response.end(brotli ? brotliCompressSync(bytes) : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function findFile(folder: string, pathname: string): string | undefined {
  const path = join(folder, normalize(pathname));
  const file = path.endsWith('/') ? join(path, 'index.html') : path;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
