/**
 * Moving a slider of the Limits simulator, one JSON line a measure: from the input to the first redraw painted, and to the
 * exact run of the default host (8 containers, 2 CPUs, 10 simulated seconds) painted; with 4× CPU slowdown and without.
 */
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { quantile, round } from './bench-figures';
import { BROWSER_ARGS, ensureBrowser } from './browser.mjs';
import { serve } from './server.mjs';

const out = join(import.meta.dirname, '../out');
const MOVES = 30;

interface Times {
  first: number[];
  exact: number[];
  settled: Promise<unknown>;
}
type Watched = Window & { times: Times };

/** In the page, from its own clock; the slider's input event starts both. */
function watch() {
  const painted = () =>
    new Promise<number>((resolve) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(0);
      }),
    );
  const times: Times = { first: [], exact: [], settled: Promise.resolve() };
  Object.assign(window, { times });
  addEventListener(
    'input',
    (event) => {
      const from = event.timeStamp;
      const first = painted().then((at) => times.first.push(at - from));
      const exact = new Promise<void>((resolve) => {
        // The mark first turns to the preview, then to the exact run.
        let previewed = false;
        const observer = new MutationObserver(() => {
          const run = document.querySelector('[data-run]')?.getAttribute('data-run');
          if (run !== 'exact') previewed = true;
          else if (previewed) {
            observer.disconnect();
            resolve();
          }
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true });
      })
        .then(painted)
        .then((at) => times.exact.push(at - from));
      times.settled = Promise.all([first, exact]);
    },
    true,
  );
}

async function measure(page: Page, url: string, slowdown: number): Promise<Times> {
  await page.addInitScript('globalThis.__name = (f) => f');
  await page.goto(`${url}/simulate/limits`);
  await page.locator('[data-run=exact]').first().waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.waitForTimeout(1500);
  await page.evaluate(watch);
  await page.getByRole('slider', { name: 'cpu.max slider' }).focus();
  for (let i = 0; i < MOVES; i++) {
    await page.keyboard.press(i % 5 === 4 ? 'ArrowRight' : 'ArrowLeft');
    await page.evaluate(() => (window as never as Watched).times.settled);
    await page.waitForTimeout(150);
  }
  return page.evaluate(() => {
    const { first, exact } = (window as never as Watched).times;
    return { first, exact, settled: Promise.resolve() };
  });
}

const server = await serve(out, 0);
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
for (const slowdown of [4, 1]) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    serviceWorkers: 'block',
  });
  const { first, exact } = await measure(await context.newPage(), server.url, slowdown);
  const line = (name: string, values: number[]) =>
    console.log(
      JSON.stringify({
        measure: name,
        slowdown,
        moves: values.length,
        p50: round(quantile(values, 0.5)),
        p95: round(quantile(values, 0.95)),
      }),
    );
  line('slider to first redraw painted, ms', first);
  line('slider to exact run painted, ms', exact);
  await context.close();
}
await browser.close();
await server.close();
