/**
 * The library's search with the server off: from a key to what it found painted, one JSON line a slowdown. A key that
 * changes nothing of what is in sight of the list is not counted, nor is emptying the box; the rest of a page is drawn
 * once the typing pauses.
 */
import { join } from 'node:path';
import { launch, newProfile, pageOf, removeProfile } from './bench-browser';
import { serve } from './server.mjs';

const RUNS = 2;
const SLOWDOWNS = [4, 1];
/** Whole words, beginnings, slips, names with signs, and one that finds nothing. */
const QUERIES = [
  'throttled',
  'cpu.max',
  'overlay whiteout',
  'seccmp',
  '/proc/self',
  'kubelet evicts',
  'zzqx',
];
const BETWEEN_KEYS_MS = 250;

type Watched = Window & { found: number[] };

/** In the page, from its own clock. */
function watch() {
  const found: number[] = [];
  Object.assign(window, { found });
  const shown = () =>
    [...document.querySelectorAll('#main ul a[data-result]:not([hidden] *)')]
      .slice(0, 4)
      .map((a) => a.textContent)
      .join('\n');
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      const before = shown();
      const observer = new MutationObserver(() => {
        if (shown() === before || document.querySelector<HTMLInputElement>('[type=search]')!.value === '')
          return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => found.push(performance.now() - timeStamp);
          channel.port2.postMessage(0);
        });
      });
      observer.observe(document, { subtree: true, childList: true, characterData: true });
      addEventListener('keydown', () => observer.disconnect(), { capture: true, once: true });
    },
    { capture: true },
  );
}

const profile = newProfile();
const server = await serve(join(import.meta.dirname, '../out'), 0);
const context = await launch(profile);
const page = await pageOf(context);
await page.goto(server.url);
await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
await server.close();
// tsx wraps named functions in a helper that a page does not have.
await page.addInitScript('globalThis.__name = (f) => f');
await page.addInitScript(watch);
const session = await context.newCDPSession(page);

const times = new Map<number, number[]>(SLOWDOWNS.map((slowdown) => [slowdown, []]));
for (let run = 0; run < RUNS; run++) {
  for (const slowdown of SLOWDOWNS) {
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(`${server.url}/library`);
    const box = page.getByRole('searchbox');
    await page.getByText('Opening the library').waitFor({ state: 'detached' });
    for (const query of QUERIES) {
      await box.pressSequentially(query, { delay: BETWEEN_KEYS_MS });
      await page.waitForTimeout(BETWEEN_KEYS_MS);
      await box.fill('');
      await page.waitForTimeout(BETWEEN_KEYS_MS);
    }
    times.get(slowdown)!.push(...(await page.evaluate(() => (window as never as Watched).found)));
  }
}
for (const [slowdown, taken] of times) {
  const sorted = taken.sort((a, b) => a - b);
  const quantile = (q: number) => Math.round(sorted[Math.floor((sorted.length - 1) * q)]! * 10) / 10;
  const line = { keys: sorted.length, slowdown, runs: RUNS, p50: quantile(0.5), p95: quantile(0.95) };
  console.log(JSON.stringify({ measure: 'key to what it found painted, ms', ...line }));
}
await context.close();
removeProfile(profile);
