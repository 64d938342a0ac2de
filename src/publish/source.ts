import type { Generation } from './generation.ts';

/** A place that readers, or we, can get published files from. */
export interface Source {
  /** What a report calls it. */
  readonly name: string;
  /**
   * What is served for a file; undefined when there is none.
   * @param limit after how many bytes more are of no interest
   * @throws {Error} when it cannot be told
   */
  readonly read: (file: string, limit: number) => Promise<Served | undefined>;
  /** All files that it holds; undefined where a source cannot list them. */
  readonly list: () => Promise<readonly string[] | undefined>;
  /**
   * The id of the generation that was published there; undefined where a source does not know it apart from
   * `generation.json`.
   * @throws {Error} when it cannot be told
   */
  readonly published: () => string | undefined;
  /** Generations that it still knows; the one that it shows may be among them. */
  readonly former: () => readonly FormerGeneration[];
}

/** What a source serves for a file. */
export interface Served {
  readonly bytes: Uint8Array;
  /** The header `content-type`, empty where it is missing; undefined where there are no headers. */
  readonly contentType: string | undefined;
  /** Whether the connection ended before the file did. */
  readonly isCutOff: boolean;
}

/** A generation that was published once. */
export interface FormerGeneration {
  readonly id: string;
  readonly files: Generation['files'];
}
