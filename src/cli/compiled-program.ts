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
  /** Whether a build failed because the output folder holds something that no build made. */
  readonly isForeignFolder: (error: unknown) => boolean;
  /** What a build that failed would have loaded from elsewhere, a line each; undefined when it failed otherwise. */
  readonly foreignLoadsIn: (error: unknown) => string | undefined;
}

/** Gives the compiled program: itself where it runs already, else it is loaded, and compiled where need be. */
export type LoadCompiled = () => Promise<CompiledProgram>;
