import type { IncidentFrontmatter } from './incident.ts';
import type { Instant } from './instant.ts';
import type { MaintenanceFrontmatter } from './maintenance.ts';
import type { PostmortemFrontmatter } from './postmortem.ts';
import type { SiteConfig } from './site-config.ts';

interface Event {
  /** The folder's name: id, address and feed id, for ever. */
  readonly id: string;
  /** Markdown below the frontmatter, `''` when there is none. */
  readonly body: string;
  /** File names of the pictures in the folder, sorted. */
  readonly pictures: readonly string[];
}

export type Incident = Readonly<Omit<IncidentFrontmatter, 'impact'>> &
  Event & { readonly impact: NonNullable<IncidentFrontmatter['impact']> };

export type Maintenance = Readonly<MaintenanceFrontmatter> & Event;

export type Postmortem = Readonly<PostmortemFrontmatter> & {
  /** The id of the incident in whose folder it stands. */
  readonly incident: string;
  readonly body: string;
};

/** A record that has errors and was left out by `--keep-going`. */
export interface LeftOut {
  /** The folder's name. */
  readonly id: string;
  /** Path of the file, relative to the site's folder. */
  readonly file: string;
  /** What it is, as far as one can tell: what cannot be told counts as an incident. */
  readonly record: 'incident' | 'maintenance' | 'postmortem';
  /**
   * When it may be about an outage that goes on, half-open, as far as that can be told from what can be read: without
   * ends where nothing is certain, undefined where it is known to be over.
   */
  readonly mayBeOpen: { readonly from: Instant; readonly to: Instant } | undefined;
}

/** Everything that one status page says, valid and complete: what the domain works on. */
export interface Site {
  readonly config: SiteConfig;
  /** Newest first, by id. */
  readonly incidents: readonly Incident[];
  /** Newest first, by id. */
  readonly maintenances: readonly Maintenance[];
  /** Published ones only, newest first, by id of the incident. */
  readonly postmortems: readonly Postmortem[];
  readonly leftOut: readonly LeftOut[];
  /** Files that are published as they are: paths from the site's root, without a slash before them. */
  readonly publicFiles: readonly string[];
}
