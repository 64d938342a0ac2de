import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { contentTypeOf } from '../../../src/publish/media-type.ts';
import { type BuiltFiles, listingOf } from './built-sites.ts';

/** Answers instead of the host, for one file. */
export type Trick = (response: ServerResponse, bytes: Buffer) => void;

/** What a host does other than it should, by file. */
export type Tricks = Readonly<Record<string, Trick>>;

/** A web host with a built site, which may do wrong things. Returns its address. */
export async function hostOf(
  files: BuiltFiles,
  tricks: Tricks = {},
  now?: string,
): Promise<string> {
  const all: BuiltFiles = { ...files, 'generation.json': listingOf(files, now) };
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').slice(1));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const text = all[file];
    const trick = tricks[file];
    const bytes = Buffer.from(text ?? '');
    if (trick) trick(response, bytes);
    else if (text === undefined) response.writeHead(404).end('There is no such page.');
    else response.writeHead(200, { 'content-type': contentTypeOf(file) }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers with this text as HTML. */
export function answering(text: string): Trick {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/html;charset=utf-8' }).end(text);
  };
}
