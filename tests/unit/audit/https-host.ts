import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { createServer } from 'node:https';
import { generate } from 'selfsigned';
import { onTestFinished } from 'vitest';

/** What a host that is asked does. */
export type Manner = 'answers' | 'is silent' | 'hangs up' | 'is slow at first' | 'never ends';

export interface HttpsHost {
  readonly port: number;
  /** The certificate, as PEM. */
  readonly certificate: string;
}

export interface HttpsHostOptions {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly issuer?: string;
  readonly manner?: Manner;
  /** What it sends with an address; 404 where that is undefined. */
  readonly headersOf?: (path: string) => Readonly<Record<string, string>> | undefined;
}

/** A real HTTPS server on the loopback interface with a certificate of its own, stopped when the test is over. */
export async function httpsHost(options: HttpsHostOptions): Promise<HttpsHost> {
  const { name, from, to, issuer = 'Quay Trust', manner = 'answers' } = options;
  const { private: key, cert } = await generate(
    [
      { name: 'commonName', value: name },
      { name: 'organizationName', value: issuer },
    ],
    {
      notBeforeDate: new Date(from),
      notAfterDate: new Date(to),
      keyType: 'ec',
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
      ],
    },
  );
  const secure = createServer({ key, cert }, (request, response) => {
    const headers = (options.headersOf ?? (() => ({})))(request.url ?? '');
    response.writeHead(headers ? 200 : 404, headers);
    response.flushHeaders();
    if (manner !== 'never ends') response.end();
  });
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    connections += 1;
    if (manner === 'hangs up') socket.destroy();
    else if (manner === 'is silent' || (manner === 'is slow at first' && connections === 1)) {
      socket.resume();
    } else secure.emit('connection', socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    secure.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { port: (server.address() as AddressInfo).port, certificate: cert };
}
