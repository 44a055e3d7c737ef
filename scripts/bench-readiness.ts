/**
 * Opening the readiness page with 100,000 reviews in the log and the server off: from the address to the number painted, one
 * JSON line a slowdown. The log is a deck of own cards and a year of study of the real bank, restored as a person would.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { studiedBackup } from '../tests/support/studied-log';
import { inCopy, launch, newProfile, pageOf, removeProfile, settle } from './bench-browser';
import { serve } from './server.mjs';

const root = join(import.meta.dirname, '..');
const OWN_CARDS = 9_600;
const REVIEWS_A_CARD = 10;
const RUNS = 9;
const SLOWDOWNS = [4, 1];

type Watched = Window & { numberAt: Promise<number> };

/** In the page, from its own clock: when the number is painted. */
function watch() {
  const painted = () =>
    new Promise<number>((resolve) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(0);
      }),
    );
  const there = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.getElementById('number-title')) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document, { subtree: true, childList: true });
  });
  Object.assign(window, { numberAt: there.then(painted) });
}

/** @returns reviews in the log */
async function seed(profile: string, url: string): Promise<number> {
  const file = join(profile, 'studied.json');
  const backup = studiedBackup({ days: 365, minutesADay: 60, seed: 'bench', nowMs: Date.now() });
  writeFileSync(file, backup);
  const seeder = await build({
    entryPoints: [join(root, 'scripts/bench-seed.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'benchSeed',
    write: false,
  });
  const context = await launch(profile);
  const page = await pageOf(context);
  await page.goto(url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.goto(`${url}/settings`);
  await page.evaluate(`${seeder.outputFiles[0]!.text}; benchSeed.seed(0, ${OWN_CARDS})`);
  await page.getByLabel('Backup file to restore').setInputFiles(file);
  await page.getByRole('button', { name: 'Add what is missing here' }).click();
  await page.getByText(/Restored: \d+ events added/).waitFor({ timeout: 600_000 });
  // Once, so that today's readiness is on record: what is measured is an ordinary opening.
  await page.goto(`${url}/readiness`);
  await page.locator('#number-title').waitFor();
  await page.waitForTimeout(2000);
  await context.close();
  await settle(profile, url);
  return OWN_CARDS * REVIEWS_A_CARD + backup.split('"type":"answered"').length - 1;
}

const measure = (seeded: string, url: string, slowdown: number): Promise<number> =>
  inCopy(seeded, slowdown, watch, async (page) => {
    await page.goto(`${url}/readiness`, { waitUntil: 'commit' });
    return page.evaluate(() => (window as never as Watched).numberAt);
  });

const server = await serve(join(root, 'out'), 0);
const seeded = newProfile();
const reviews = await seed(seeded, server.url);
await server.close();
const taken = new Map<number, number[]>(SLOWDOWNS.map((slowdown) => [slowdown, []]));
for (let run = 0; run < RUNS; run++)
  for (const [slowdown, times] of taken) times.push(await measure(seeded, server.url, slowdown));
for (const [slowdown, times] of taken) {
  const sorted = times.sort((a, b) => a - b).map(Math.round);
  const [least, median, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  const line = {
    measure: 'readiness offline to the number, ms',
    reviews,
    slowdown,
    runs: RUNS,
    median,
    least,
    most,
  };
  console.log(JSON.stringify(line));
}
removeProfile(seeded);
