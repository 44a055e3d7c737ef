/**
 * `npm run bench`: one JSON line a measure. Headless Chromium at phone size, server off after the first visit, decks of
 * several sizes, with a 4× CPU slowdown and without; runs are interleaved so that a noisy minute hits all alike.
 * `npm run bench -- --sizes=100,10000 --runs=9 --slowdowns=4`
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { build } from 'esbuild';
import { inCopy, launch, newProfile, pageOf, removeProfile, settle } from './bench-browser';
import { option, quantile, round } from './bench-figures';
import { serve } from './server.mjs';

const root = join(import.meta.dirname, '..');
const out = join(root, 'out');
const sizes = option('sizes', '100,10000,100000').split(',').map(Number);
const runs = Number(option('runs', '9'));
const slowdowns = option('slowdowns', '4,1').split(',').map(Number);
const GRADES_A_RUN = 20;
/**
 * The database is let go of in between, as it is over years. Chromium keeps what a transaction might have to undo under
 * numbers that start anew whenever it opens a database, and reads over all that it deleted there: filled in one sitting, a
 * million events make every opening 0.5 s longer; in a hundred sittings, less than 0.1 s.
 */
const CARDS_A_SITTING = 1000;
/** Chromium lets go of a database two seconds after the last connection to it is closed. */
const LET_GO_MS = 2600;
/** Nobody answers in the frame in which a question appears, nor grades in that of the key. */
const READING_MS = 300;
/** A finger rests on what it taps; what is measured begins when it is lifted. */
const DWELL_MS = 80;

const seeder = await build({
  entryPoints: [join(root, 'scripts/bench-seed.ts')],
  bundle: true,
  format: 'iife',
  globalName: 'benchSeed',
  write: false,
});

/** Times, in the page, from its own clock: when the first card can be answered, and what follows a grade. */
interface Times {
  firstCard: Promise<number>;
  painted: number[];
  saved: number[];
  /** The next grade tapped: its card painted and its answer saved. */
  graded: Promise<unknown>;
  expectGrade(): void;
}
type Watched = Window & { times: Times };

function watch() {
  const afterPaint = (then: (at: number) => void) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => then(performance.now());
      channel.port2.postMessage(0);
    });
  /** Resolves at the first change of the page after which the state holds. */
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!holds()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true });
    });
  const painted = () => new Promise<number>(afterPaint);
  const question = () =>
    (document.querySelector('.uncovered h1') ?? document.querySelector('.in-sight h1'))?.textContent ?? '';
  const times: Times = {
    firstCard: until(() => document.querySelector('[aria-labelledby=how-sure]') !== null).then(painted),
    painted: [],
    saved: [],
    graded: Promise.resolve(),
    expectGrade: () => {
      times.graded = new Promise((resolve) => {
        const onGrade = (event: Event) => {
          const gradedAt = event.timeStamp;
          const before = question();
          const nextPainted = until(() => question() !== '' && question() !== before)
            .then(painted)
            .then((at) => times.painted.push(at - gradedAt));
          const saved = until(() => document.querySelector('[data-saved=saved]') !== null).then(() =>
            times.saved.push(performance.now() - gradedAt),
          );
          resolve(Promise.all([nextPainted, saved]));
        };
        addEventListener('click', onGrade, { capture: true, once: true });
      });
    },
  };
  Object.assign(window, { times });
}

interface Sample {
  coldStartMs: number;
  paintedMs: number[];
  savedMs: number[];
  heapMb: number;
  firstLoadKb: number;
}

async function measure(seeded: string, url: string, slowdown: number): Promise<Sample> {
  return inCopy(seeded, slowdown, watch, async (page, session) => {
    const scripts = new Set<string>();
    const note = (request: { resourceType(): string; url(): string }) => {
      if (request.resourceType() === 'script') scripts.add(new URL(request.url()).pathname);
    };
    page.on('request', note);
    await page.goto(`${url}/review`, { waitUntil: 'commit' });
    const coldStartMs = await page.evaluate(() => (window as never as Watched).times.firstCard);
    page.off('request', note);
    const firstLoadKb = [...scripts].reduce(
      (sum, path) => sum + gzipSync(readFileSync(join(out, path))).length / 1000,
      0,
    );
    await page.waitForTimeout(600 * slowdown);
    for (let i = 0; i < GRADES_A_RUN; i++) await gradeOne(page);
    await session.send('HeapProfiler.collectGarbage');
    const heap = (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
    const { painted, saved } = await page.evaluate(() => {
      const { painted, saved } = (window as never as Watched).times;
      return { painted, saved };
    });
    return { coldStartMs, paintedMs: painted, savedMs: saved, heapMb: heap, firstLoadKb };
  });
}

/** Clicks at places and waits inside the page: no looking up or polling takes the thread that is measured. */
async function gradeOne(page: Page) {
  const tap = async (target: Locator) => {
    const box = (await target.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { delay: DWELL_MS });
  };
  await page.waitForTimeout(READING_MS);
  await tap(page.locator('fieldset label').first());
  await tap(page.getByRole('button', { name: 'Fairly' }));
  const easy = page.getByRole('group', { name: 'Grade' }).getByRole('button', { name: 'Easy' });
  await easy.waitFor();
  await page.waitForTimeout(READING_MS);
  await page.evaluate(() => (window as never as Watched).times.expectGrade());
  await tap(easy);
  await page.evaluate(() => (window as never as Watched).times.graded);
}

const print = (measureName: string, fields: Record<string, unknown>) =>
  console.log(JSON.stringify({ measure: measureName, ...fields }));

const server = await serve(out, 0);
const profiles = new Map<number, string>();
for (const size of sizes) {
  const profile = newProfile();
  profiles.set(size, profile);
  const context = await launch(profile);
  const page = await pageOf(context);
  await page.goto(server.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForFunction(() => document.querySelector('h1') !== null);
  // Of the same origin, without the app, which would hold the database open.
  await page.goto(`${server.url}/manifest.webmanifest`);
  await page.evaluate(`${seeder.outputFiles[0]!.text}; globalThis.benchSeed = benchSeed`);
  const startedAt = Date.now();
  for (let from = 0; from < size; from += CARDS_A_SITTING) {
    await page.evaluate(`benchSeed.seed(${from}, ${Math.min(size, from + CARDS_A_SITTING)})`);
    await page.waitForTimeout(LET_GO_MS);
  }
  print('seeded', { cards: size, reviews: size * 10, seconds: round((Date.now() - startedAt) / 1000) });
  await context.close();
  await settle(profile, server.url);
}
await server.close();

const samples = new Map<string, Sample[]>();
for (let run = 0; run < runs; run++) {
  for (const size of sizes) {
    for (const slowdown of slowdowns) {
      const key = `${size}/${slowdown}`;
      const sample = await measure(profiles.get(size)!, server.url, slowdown);
      samples.set(key, [...(samples.get(key) ?? []), sample]);
    }
  }
}

for (const [key, taken] of samples) {
  const [cards, slowdown] = key.split('/').map(Number);
  const at = { cards, slowdown, runs: taken.length };
  const median = (of: (s: Sample) => number) => round(quantile(taken.map(of), 0.5));
  /** Of each run, and of the runs the median: one noisy run does not decide. */
  const spread = (of: (s: Sample) => number[]) => ({
    p50: median((s) => quantile(of(s), 0.5)),
    p95: median((s) => quantile(of(s), 0.95)),
    p95OfAll: round(quantile(taken.flatMap(of), 0.95)),
  });
  print('first-load JavaScript of the review route, KB gzipped', {
    ...at,
    median: median((s) => s.firstLoadKb),
  });
  print('cold start offline to the first card, ms', { ...at, median: median((s) => s.coldStartMs) });
  print('grade to next card painted, ms', { ...at, ...spread((s) => s.paintedMs) });
  print('grade to saved, ms', { ...at, ...spread((s) => s.savedMs) });
  print('heap after garbage collection, MB', { ...at, median: median((s) => s.heapMb) });
}
for (const profile of profiles.values()) removeProfile(profile);
