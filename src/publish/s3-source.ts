import { stateFolder } from './s3-lock.ts';
import type { S3Store } from './bucket.ts';
import { readRetired } from './s3-target.ts';
import type { Source } from './source.ts';

/** What a bucket holds. What is there for a time of grace, and our own records, are not looked at. */
export function s3Source(name: string, store: S3Store): Source {
  return {
    name,
    read: async (file) => {
      const object = await store.read(file);
      return object && { bytes: object.bytes, contentType: object.contentType, isCutOff: false };
    },
    list: async () => {
      const retired = await readRetired(store);
      const isOurs = (file: string): boolean =>
        file.startsWith(stateFolder) || Object.hasOwn(retired, file);
      return [...(await store.list()).keys()].filter((file) => !isOurs(file));
    },
    published: () => undefined,
    former: () => [],
  };
}
