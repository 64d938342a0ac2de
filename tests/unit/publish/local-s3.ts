import S3rver from '@20minutes/s3rver';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { memoryFolder } from './memory-folder.ts';

export const bucket = 'status';

/** A local S3 server. What it lacks, conditional writes, stands in front of it. */
export interface LocalS3 {
  readonly endpoint: string;
  /** Every request that changes something, in order: `PUT index.html`. */
  readonly changes: string[];
  /** Asked before every request: an answer instead of the server's, if it gives one. */
  trouble: (request: string) => number | undefined;
  /** Whether entity tags in conditions are known without their quotes only, as by Ceph's gateway. */
  withoutQuotes: boolean;
  /** How far its clock is ahead of ours, in milliseconds. */
  ahead: number;
}

/** Starts a server with an empty bucket, for one test. The credentials of the environment are set as it wants them. */
export async function startS3(): Promise<LocalS3> {
  process.env['AWS_ACCESS_KEY_ID'] = 'S3RVER';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'S3RVER';
  const server = new S3rver({
    directory: memoryFolder(),
    silent: true,
    vhostBuckets: false,
    // It computes the signature of listings otherwise than S3 does.
    allowMismatchedSignatures: true,
    configureBuckets: [{ name: bucket }],
  });
  await server.configureBuckets();
  const answer = server.callback();
  const local: LocalS3 = {
    endpoint: '',
    changes: [],
    trouble: () => undefined,
    withoutQuotes: false,
    ahead: 0,
  };
  const queues = new Map<string, Promise<void>>();

  const front = createServer((request, response) => {
    const key = keyOf(request);
    const name = `${request.method} ${key}`;
    response.setHeader('date', new Date(Date.now() + local.ahead).toUTCString());
    const status = local.trouble(name);
    if (status !== undefined) {
      request.resume().once('end', () => refuse(response, status));
      return;
    }
    // One after the other for each key: a condition and its write belong together.
    const turn = (queues.get(key) ?? Promise.resolve()).then(async () => {
      if (!(await holds(server, key, request, local.withoutQuotes))) {
        refuse(response, 412);
        return;
      }
      if (request.method !== 'GET') local.changes.push(name);
      const closed = new Promise<void>((resolve) => response.once('close', resolve));
      answer(request, response);
      await closed;
    });
    queues.set(key, turn);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    front.closeAllConnections();
    await new Promise((resolve) => front.close(resolve));
  });
  return Object.assign(local, {
    endpoint: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
  });
}

function keyOf({ url = '/' }: IncomingMessage): string {
  const { pathname } = new URL(url, 'http://localhost');
  return decodeURIComponent(pathname).replace(`/${bucket}/`, '');
}

/** Whether the condition of a write holds, as S3 judges it. */
async function holds(
  server: S3rver,
  key: string,
  request: IncomingMessage,
  withoutQuotes: boolean,
): Promise<boolean> {
  const { 'if-match': wanted, 'if-none-match': unwanted } = request.headers;
  if (request.method !== 'PUT') return true;
  const isThere = await server.store.existsObject(bucket, key);
  if (unwanted === '*') return !isThere;
  if (wanted === undefined) return true;
  if (!isThere) return false;
  const { etag } = await server.store.getMetadata(bucket, key);
  return wanted === (withoutQuotes ? etag.replaceAll('"', '') : etag);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(
    `<Error><Code>Refused${status}</Code><Message>Refused with ${status}</Message></Error>`,
  );
}
