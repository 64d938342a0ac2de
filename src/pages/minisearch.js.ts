import type { APIRoute } from 'astro';
import library from 'minisearch?raw';

/** The library as its package holds it: the browser asks for it when somebody searches. */
export const GET: APIRoute = () =>
  new Response(library.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'), {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
