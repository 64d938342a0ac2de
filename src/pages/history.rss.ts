import type { APIRoute } from 'astro';
import { pageContext } from '../content.ts';
import { historyRss } from '../views/history-rss.ts';

export const GET: APIRoute = async () =>
  new Response(historyRss(await pageContext()), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
