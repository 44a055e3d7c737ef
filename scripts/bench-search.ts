/**
 * The library's search with the server off: from a key to what it found painted, one JSON line a slowdown. Each run opens
 * the library anew; of each key the median of its runs counts. A key that changes nothing of what is in sight of the list
 * is not counted, nor is emptying the box; the rest of a page is drawn once the typing pauses.
 * `npm run bench -- --slowdowns=4 --runs=9`
 */
import { join } from 'node:path';
import { launch, newProfile, pageOf, removeProfile } from './bench-browser';
import { option, quantile, round } from './bench-figures';
import { serve } from './server.mjs';

const RUNS = Number(option('runs', '9'));
const SLOWDOWNS = option('slowdowns', '4,1').split(',').map(Number);
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
/** Nobody types in the moment in which the library opens. */
const READING_MS = 1000;

/** What stood in the box, and how long the key took that brought it there. */
type Key = [typed: string, ms: number];
type Watched = Window & { found: Key[] };

/** In the page, from its own clock. */
function watch() {
  const found: Key[] = [];
  const typed = () => document.querySelector<HTMLInputElement>('[type=search]')!.value;
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
        if (shown() === before || typed() === '') return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => found.push([typed(), performance.now() - timeStamp]);
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

const times = new Map<number, Map<string, number[]>>(SLOWDOWNS.map((slowdown) => [slowdown, new Map()]));
for (let run = 0; run < RUNS; run++) {
  for (const slowdown of SLOWDOWNS) {
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(`${server.url}/library`);
    const box = page.getByRole('searchbox');
    await page.getByText('Opening the library').waitFor({ state: 'detached' });
    await page.waitForTimeout(READING_MS);
    for (const query of QUERIES) {
      await box.pressSequentially(query, { delay: BETWEEN_KEYS_MS });
      await page.waitForTimeout(BETWEEN_KEYS_MS);
      await box.fill('');
      await page.waitForTimeout(BETWEEN_KEYS_MS);
    }
    const ofKeys = times.get(slowdown)!;
    for (const [typed, ms] of await page.evaluate(() => (window as never as Watched).found))
      ofKeys.set(typed, [...(ofKeys.get(typed) ?? []), ms]);
  }
}
for (const [slowdown, ofKeys] of times) {
  const medians = [...ofKeys].map(([typed, taken]) => [typed, round(quantile(taken, 0.5))] as const);
  const values = medians.map(([, ms]) => ms);
  const slowest = medians.sort((a, b) => b[1] - a[1]).slice(0, 5);
  const line = {
    keys: values.length,
    slowdown,
    runs: RUNS,
    p50: round(quantile(values, 0.5)),
    p95: round(quantile(values, 0.95)),
  };
  const ofAll = round(quantile([...ofKeys.values()].flat(), 0.95));
  console.log(
    JSON.stringify({ measure: 'key to what it found painted, ms', ...line, p95OfAll: ofAll, slowest }),
  );
}
await context.close();
removeProfile(profile);
