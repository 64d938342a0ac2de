/** An object as a listing names it. */
export interface ListedObject {
  readonly etag: string;
  readonly bytes: number;
}

/** An object with what it holds. */
export interface StoredObject {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly contentType: string | undefined;
  /** When it was written, by the clock of the store, in milliseconds since 1970. */
  readonly written: number;
}

/** How an object is to be written. */
export interface Writing {
  readonly contentType: string;
  readonly cacheControl: string;
  /** Only while the object is as it was with this entity tag; `null`: only while there is none. */
  readonly onlyIf?: string | null;
}

/** A bucket, from a prefix on: keys are paths below it. */
export interface S3Store {
  readonly list: () => Promise<ReadonlyMap<string, ListedObject>>;
  readonly read: (path: string) => Promise<StoredObject | undefined>;
  /**
   * @returns its entity tag
   * @throws {ConflictError} when the condition does not hold
   */
  readonly write: (path: string, bytes: Uint8Array, writing: Writing) => Promise<string>;
  readonly remove: (path: string) => Promise<void>;
  /** What time the store says it is, as of its last answer, in milliseconds since 1970. */
  readonly now: () => number;
}

/** An object is not as it had to be for a conditional write. */
export class ConflictError extends Error {}
