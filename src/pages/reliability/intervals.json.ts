import type { APIRoute } from 'astro';
import { pageContext } from '../../content.ts';
import { intervalsJson } from '../../views/reliability-data.ts';

export const GET: APIRoute = async () =>
  new Response(intervalsJson(await pageContext()), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
