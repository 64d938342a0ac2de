import type { APIRoute } from 'astro';
import script from './_search.js?raw';

export const GET: APIRoute = () =>
  new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
