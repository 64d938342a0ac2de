import type { APIRoute, GetStaticPaths } from 'astro';
import { pageContext } from '../content.ts';
import { dataOutputs } from '../views/data-outputs.ts';

/*
 * Everything that is no page: which files there are, and what stands in them, the views say. Astro wants an endpoint
 * for each ending: without one in its name it takes the address for a folder's.
 */

interface DataEndpoint {
  readonly getStaticPaths: GetStaticPaths;
  readonly GET: APIRoute;
}

/** The endpoint of all such files with one ending: `rss`, `json` … */
export function dataEndpoint(ending: string): DataEndpoint {
  const suffix = `.${ending}`;
  return {
    getStaticPaths: async () =>
      [...dataOutputs(await pageContext()).keys()]
        .filter((path) => path.endsWith(suffix))
        .map((path) => ({ params: { name: path.slice(1, -suffix.length) } })),
    GET: async ({ params }) => {
      const output = dataOutputs(await pageContext()).get(`/${params['name']}${suffix}`);
      if (!output) return new Response(null, { status: 404 });
      return new Response(output.print(), { headers: { 'content-type': output.mediaType } });
    },
  };
}
