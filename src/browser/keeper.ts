/*
 * A worker that keeps the pages that a reader has seen, and gives them when the site does not answer. It never gives a
 * kept page while the site answers. The page itself says that the site is away, and when it was made.
 */

const worker = self as unknown as ServiceWorkerGlobalScope;
const store = 'pages';

interface ServiceWorkerGlobalScope {
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

interface WorkerEvent {
  readonly request: Request;
  waitUntil(done: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
}

/** How long the site may take before a kept page is shown instead. */
const patience = 8_000;

async function fetchAndKeep(request: Request): Promise<Response> {
  const kept = await caches.open(store);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(patience) });
    if (response.status >= 500) throw new Error();
    if (response.ok) await kept.put(request, response.clone());
    return response;
  } catch {
    return (await kept.match(request)) ?? Response.error();
  }
}

/** Pages, and what they are made of. What the page asks for itself must not be answered from what is kept. */
function isKept({ method, mode, destination, url }: Request): boolean {
  const isOurs = new URL(url).origin === location.origin;
  return (
    method === 'GET' &&
    isOurs &&
    (mode === 'navigate' || /^(script|image|style)$/.test(destination))
  );
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  if (isKept(event.request)) event.respondWith(fetchAndKeep(event.request));
});
