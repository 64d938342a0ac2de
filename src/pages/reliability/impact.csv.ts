import type { APIRoute } from 'astro';
import { pageContext } from '../../content.ts';
import { impactCsv } from '../../views/reliability-data.ts';

export const GET: APIRoute = async () =>
  new Response(impactCsv(await pageContext()), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
