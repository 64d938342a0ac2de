import { z } from 'zod';
import { shortId } from './ids.ts';

const shared = {
  id: shortId.describe('What `publish`, `rollback` and `verify` call it.'),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where readers reach what is published there: `verify` asks there as well.'),
};

const directoryTarget = z.strictObject({
  ...shared,
  type: z.literal('directory').describe('A folder that a web server on this machine serves.'),
  path: z
    .string()
    .min(1)
    .describe(
      'The folder, relative to the site’s folder. The web server serves the link `current` in it.',
    ),
  keep: z
    .int()
    .min(1)
    .max(1000)
    .default(10)
    .describe('How many generations are kept, the current one included, for `rollback`.'),
});

const s3Target = z.strictObject({
  ...shared,
  type: z.literal('s3').describe('A bucket of an S3-compatible store.'),
  bucket: z.string().min(1).max(255).describe('Name of the bucket.'),
  endpoint: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of the store; that of AWS unless said.'),
  region: z.string().min(1).default('us-east-1').describe('Region of the bucket.'),
  prefix: z
    .stringFormat(
      'a path such as status/, with a slash at the end and none at the beginning',
      /^([\w.-]+\/)+$/,
    )
    .optional()
    .describe('Beginning of every key, where the site is not at the top of the bucket.'),
  graceMinutes: z
    .int()
    .min(0)
    .default(60)
    .describe(
      'For how many minutes a file that is no longer part of the site can still be had: older pages may refer to it.',
    ),
});

const commandTarget = z.strictObject({
  ...shared,
  type: z.literal('command').describe('A program of yours that takes the site to its host.'),
  run: z
    .string()
    .min(1)
    .describe(
      'The command, for a shell, in the site’s folder. `LIFEBOAT_GENERATION` is the folder with the site.',
    ),
  timeoutMinutes: z
    .int()
    .min(1)
    .default(15)
    .describe('After how many minutes it counts as failed and is stopped.'),
});

/** A place that generations are published to. */
export const targetSchema = z.discriminatedUnion('type', [
  directoryTarget,
  s3Target,
  commandTarget,
]);

export type DirectoryTarget = z.output<typeof directoryTarget>;
export type S3Target = z.output<typeof s3Target>;
export type CommandTarget = z.output<typeof commandTarget>;
export type Target = z.output<typeof targetSchema>;
