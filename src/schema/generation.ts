import { z } from 'zod';

/** No host has to serve a longer path, in UTF-16 units. */
export const longestPath = 1024;

/** What no part of the path of a published file holds: many programs take a backslash for a slash. */
export const notInPaths = /[\\\p{Cc}]/gu;

/** Path of a published file: parts between single slashes, none of which leads elsewhere. */
const filePath = z
  .string()
  .max(longestPath)
  .refine(
    (path) =>
      path.search(notInPaths) === -1 &&
      path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
    'a plain path',
  );

const sha256 = z.stringFormat('a SHA-256 in hexadecimal', /^[0-9a-f]{64}$/);

/**
 * `/generation.json` as it comes from a host: nothing in it is trusted. Its keys are a contract; a later version may
 * have more.
 */
export const generationSchema = z.object({
  now: z.iso.datetime(),
  nextTransition: z.iso.datetime(),
  contentHash: z.string(),
  site: z.string(),
  files: z.record(filePath, z.object({ sha256, bytes: z.int().min(0) })),
});
