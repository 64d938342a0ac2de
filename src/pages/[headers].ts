import type { APIRoute, GetStaticPaths } from 'astro';
import { pageContext } from '../content.ts';
import { headersFileOutput } from '../views/header-formats.ts';

/* A name of its own, because Astro makes no page of a file whose name begins as this output's does. */

export const getStaticPaths: GetStaticPaths = async () => {
  const { path } = headersFileOutput(await pageContext());
  return [{ params: { headers: path.slice(1) } }];
};

export const GET: APIRoute = async () => {
  const { print, mediaType } = headersFileOutput(await pageContext());
  return new Response(print(), { headers: { 'content-type': mediaType } });
};
