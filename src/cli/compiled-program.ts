import type { Built, BuildTarget } from '../publish/build-site.ts';
import type { OpenedSite, openSite } from '../render/open-site.ts';
import type { PageContext } from '../views/page-context.ts';

/** What commands need of the compiled program: everything that knows the pages. */
export interface CompiledProgram {
  /** Names the state of all code. */
  readonly key: string;
  readonly openSite: typeof openSite;
  /** Builds a site that was opened, with the pages of the bundle. */
  readonly buildSite: (
    opened: OpenedSite,
    context: PageContext,
    target: BuildTarget,
  ) => Promise<Built>;
  /** Why a build failed; undefined when the machine or the program is to blame, and nothing was changed. */
  readonly failureIn: (error: unknown) => BuildFailure | undefined;
}

/** Why a site was not built. */
export type BuildFailure =
  /** The output folder holds something that no build made. */
  | { readonly kind: 'foreign-folder' }
  /** What is at this path was made by no build, and stands in the place of a file or a folder of the site. */
  | { readonly kind: 'obstacle'; readonly path: string }
  /** What would be loaded from elsewhere, a line each. */
  | { readonly kind: 'foreign-loads'; readonly loads: string }
  /** Some of the new files are in their places, and some are not: what the system said. */
  | { readonly kind: 'unfinished'; readonly message: string };

/** Gives the compiled program: itself where it runs already, else it is loaded, and compiled where need be. */
export type LoadCompiled = () => Promise<CompiledProgram>;
