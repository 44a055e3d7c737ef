/// <reference lib="webworker" />
/**
 * The service worker: everything the app can show is precached when it is installed, and answered from there.
 * A new version waits, whole, until the person accepts it; until then every page and chunk comes from the old one.
 * Bundled by scripts/build-worker, which fills in the manifest.
 */
import { clientsClaim, setCacheNameDetails } from 'workbox-core';
import {
  cleanupOutdatedCaches,
  PrecacheController,
  type PrecacheEntry,
  PrecacheRoute,
} from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;
/** Filled in by the build. */
declare const __PRECACHE__: PrecacheEntry[];

setCacheNameDetails({ prefix: 'drydock' });

const precache = new PrecacheController();
precache.addToCacheList(__PRECACHE__);
/** The controller fetches one file after another, which a phone's round trips make a long wait; a few at a time do. */
const AT_ONCE = 6;

async function install(event: ExtendableEvent): Promise<void> {
  const waiting = [...precache.getURLsToCacheKeys()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [url, cacheKey] = next;
      // A name without a hash must not be answered from the browser's own cache.
      const cache = cacheKey === url ? 'default' : 'reload';
      const request = new Request(url, { cache, credentials: 'same-origin' });
      await Promise.all(precache.strategy.handleAll({ params: { cacheKey }, request, event }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

self.addEventListener('install', (event) => {
  event.waitUntil(install(event));
});
self.addEventListener('activate', (event) => {
  event.waitUntil(precache.activate(event));
});

/**
 * A worker learns from the fragment of its address which chunks to load. An answer from a cache brings its own address,
 * without a fragment, and the worker would take that for its own; an answer made here has none.
 */
registerRoute(
  ({ request, sameOrigin }) => sameOrigin && request.destination === 'worker',
  async ({ request, url }) => {
    const key = precache.getCacheKeyForURL(url.pathname);
    const hit = key ? await caches.match(key) : undefined;
    return hit ? new Response(hit.body, { headers: hit.headers }) : fetch(request);
  },
);

registerRoute(
  new PrecacheRoute(precache, {
    // Ids are query parameters, and Next adds its own.
    ignoreURLParametersMatching: [/.*/],
    directoryIndex: 'index.html',
    cleanURLs: true,
  }),
);

/** Next asks HEAD before it prefetches; the precache answers GET only. */
registerRoute(
  ({ sameOrigin }) => sameOrigin,
  async ({ url }) => {
    for (const path of [url.pathname, `${url.pathname}.html`, `${url.pathname}index.html`]) {
      const key = precache.getCacheKeyForURL(path);
      const hit = key ? await caches.match(key) : undefined;
      if (hit) return new Response(null, { status: hit.status, headers: hit.headers });
    }
    return fetch(url.href, { method: 'HEAD' });
  },
  'HEAD',
);

/** An address the app does not have, with the network gone: its own page says so. */
registerRoute(
  ({ request, sameOrigin }) => sameOrigin && request.mode === 'navigate',
  async ({ request }) => {
    try {
      return await fetch(request);
    } catch {
      const key = precache.getCacheKeyForURL('/404.html');
      const page = key ? await caches.match(key) : undefined;
      return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
    }
  },
);

self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});

cleanupOutdatedCaches();
// The first visit is offline-ready at once, without a reload.
clientsClaim();
