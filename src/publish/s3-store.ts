import {
  DeleteObjectCommand,
  GetObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { S3Target } from '../schema/target.ts';
import { ConflictError, type ListedObject, type S3Store } from './bucket.ts';

/** How often a request is tried in all; the client waits longer each time. */
const attempts = 5;

/** Opens the bucket of a target. Credentials are found as all tools of AWS find them: environment, profile, machine. */
export function openS3Store(target: S3Target): S3Store {
  const { bucket, prefix = '' } = target;
  const client = clientOf(target);
  const now = serverClock(client);
  const place = (path: string) => ({ Bucket: bucket, Key: `${prefix}${path}` });
  const read: S3Store['read'] = async (path) => {
    try {
      const object = await client.send(new GetObjectCommand(place(path)));
      return {
        bytes: (await object.Body?.transformToByteArray()) ?? new Uint8Array(),
        etag: object.ETag ?? '',
        contentType: object.ContentType,
        written: object.LastModified?.getTime() ?? Number.NaN,
      };
    } catch (error) {
      if (statusOf(error) === 404 && nameOf(error) !== 'NoSuchBucket') return undefined;
      throw error;
    }
  };
  return {
    now,
    read,
    list: async () => {
      const found = new Map<string, ListedObject>();
      const below = prefix === '' ? {} : { Prefix: prefix };
      const pages = paginateListObjectsV2({ client }, { Bucket: bucket, ...below });
      for await (const { Contents = [] } of pages) {
        for (const { Key = '', ETag = '', Size = 0 } of Contents) {
          found.set(Key.slice(prefix.length), { etag: ETag, bytes: Size });
        }
      }
      return found;
    },
    write: async (path, bytes, { contentType, cacheControl, onlyIf }) => {
      const object = {
        ...place(path),
        Body: bytes,
        ContentType: contentType,
        CacheControl: cacheControl,
      };
      for (const condition of conditions(onlyIf)) {
        const etag = await put(client, { ...object, ...condition });
        if (etag !== undefined) return etag;
      }
      // An answer that was lost on the way makes the client write again: then the conflict is with ourselves.
      const there = await read(path);
      if (there && Buffer.compare(there.bytes, bytes) === 0) return there.etag;
      throw new ConflictError(path);
    },
    remove: async (path) => {
      await client.send(new DeleteObjectCommand(place(path)));
    },
  };
}

function clientOf({ region, endpoint }: S3Target): S3Client {
  return new S3Client({
    region,
    maxAttempts: attempts,
    // Most other stores know buckets by their path only, and no checksums that nobody asked for.
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: 10_000,
      requestTimeout: 60_000,
      throwOnRequestTimeout: true,
    },
  });
}

/** The time of a store, as each of its answers says it. */
function serverClock(client: S3Client): () => number {
  let time = Number.NaN;
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { headers } = result.response as { headers?: Readonly<Record<string, string>> };
      time = Date.parse(headers?.['date'] ?? '');
      return result;
    },
    // Nearest to the wire: answers that are errors pass here as well.
    { step: 'deserialize', priority: 'low', name: 'lifeboatServerTime' },
  );
  return () => time;
}

/** Conditions that mean the same: Ceph's gateway and what is built on it know entity tags only without their quotes. */
function conditions(onlyIf: string | null | undefined): Partial<PutObjectCommandInput>[] {
  if (onlyIf === undefined) return [{}];
  if (onlyIf === null) return [{ IfNoneMatch: '*' }];
  return [...new Set([onlyIf, onlyIf.replaceAll('"', '')])].map((IfMatch) => ({ IfMatch }));
}

/** Writes an object, and gives its entity tag; undefined when its condition does not hold. */
async function put(client: S3Client, input: PutObjectCommandInput): Promise<string | undefined> {
  try {
    const { ETag = '' } = await client.send(new PutObjectCommand(input));
    return ETag;
  } catch (error) {
    const status = statusOf(error);
    // A store answers 404 when an object that had to be there is gone.
    const isGone = status === 404 && input.IfMatch !== undefined;
    if (status === 412 || status === 409 || isGone) return undefined;
    throw error;
  }
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}

function nameOf(error: unknown): string | undefined {
  return error instanceof Error ? error.name : undefined;
}
