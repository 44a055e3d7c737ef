import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, OUT, test } from './support';

test('every page carries a policy without unsafe-eval or unhashed scripts, and an injected script does not run', async ({
  page,
  site,
}) => {
  for (const name of readdirSync(OUT).filter((n) => n.endsWith('.html'))) {
    const html = readFileSync(join(OUT, name), 'utf8');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    const scripts = /script-src ([^;]+)/.exec(policy)?.[1] ?? '';
    expect(scripts, name).toContain("'self'");
    expect(scripts, name).toContain('sha256-');
    expect(scripts, name).not.toContain('unsafe');
  }
  const response = await page.goto(site.url);
  expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    return 'injected' in window;
  });
  expect(ran).toBe(false);
  const evaluated = await page.evaluate(async () => {
    // A string handed to a timer is eval; it runs in the page's own policy.
    const timer = setTimeout as (code: string) => void;
    timer('window.evaluated = true');
    await new Promise((resolve) => setTimeout(resolve, 100));
    return 'evaluated' in window;
  });
  expect(evaluated).toBe(false);
});

/** KB gzipped of the scripts asked for before the first card can be answered. */
const BUDGET = 215;

test(`the review route asks for at most ${BUDGET} KB of scripts before its first card`, async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[aria-labelledby=how-sure]')) return;
      performance.mark('first-card');
      observer.disconnect();
    }).observe(document, { subtree: true, childList: true });
  });
  // What waits for a while after the start must not come before the card of a slow phone either.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await page.goto(`${site.url}/review`, { waitUntil: 'commit' });
  await expect(page.getByRole('button', { name: 'Fairly' })).toBeVisible();
  const scripts = await page.evaluate(() => {
    const { startTime } = performance.getEntriesByName('first-card')[0]!;
    return performance
      .getEntriesByType('resource')
      .filter((e) => e.startTime < startTime && e.name.endsWith('.js'))
      .map((e) => new URL(e.name).pathname);
  });
  expect(scripts.length).toBeGreaterThan(5);
  const sizes = [...new Set(scripts)].map((path) => gzipSync(readFileSync(join(OUT, path))).length);
  const total = sizes.reduce((a, b) => a + b, 0) / 1000;
  test.info().annotations.push({ type: 'KB gzipped', description: total.toFixed(1) });
  console.log(
    `first-load JavaScript of the review route: ${total.toFixed(1)} KB gzipped in ${scripts.length} files`,
  );
  expect(total).toBeLessThanOrEqual(BUDGET);
});
