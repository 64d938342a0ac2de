/** A file of the site that is no page: a feed, a calendar, a badge, an answer of the API. */
export interface DataOutput {
  /** Address from the root; the file has the same name. */
  readonly path: string;
  readonly mediaType: string;
  /** The id of the only event that it is about, where there is one. */
  readonly about?: string;
  readonly print: () => string;
}
