/** A file of the site that is no page: a feed, a calendar, a badge, an answer of the API. */
export interface DataOutput {
  /** Address from the root; the file has the same name. */
  readonly path: string;
  readonly mediaType: string;
  readonly print: () => string;
}
