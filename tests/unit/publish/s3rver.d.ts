declare module '@20minutes/s3rver' {
  import type { RequestListener } from 'node:http';

  interface Options {
    readonly directory: string;
    readonly silent: boolean;
    readonly vhostBuckets: boolean;
    readonly allowMismatchedSignatures: boolean;
    readonly configureBuckets: readonly { readonly name: string }[];
  }

  /** The parts that our tests use. */
  export default class S3rver {
    constructor(options: Options);
    readonly store: {
      getMetadata(bucket: string, key: string): Promise<{ readonly etag: string }>;
      existsObject(bucket: string, key: string): Promise<boolean>;
    };
    configureBuckets(): Promise<unknown>;
    callback(): RequestListener;
  }
}
