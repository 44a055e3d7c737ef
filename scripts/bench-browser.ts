/** The browser of the bench: headless at phone size, with a profile that is filled once and copied for every run. */
import { constants, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { BROWSER_ARGS, ensureBrowser } from './browser.mjs';

const SETTLE_MS = 30_000;
const executablePath = ensureBrowser();

export const newProfile = () => mkdtempSync(join(tmpdir(), 'drydock-bench-'));
export const removeProfile = (profile: string) => rmSync(profile, { recursive: true, force: true });

export const launch = (profile: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...BROWSER_ARGS, '--js-flags=--expose-gc'],
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    timezoneId: 'UTC',
  });

export const pageOf = async (context: BrowserContext): Promise<Page> =>
  context.pages()[0] ?? (await context.newPage());

/**
 * LevelDB under IndexedDB puts in order, at the next opening, what was written all at once; nobody's reviews of years are.
 * The browser is given that time before anything is measured.
 */
export async function settle(profile: string, url: string) {
  const context = await launch(profile);
  const page = await pageOf(context);
  await page.goto(url);
  await page.waitForTimeout(SETTLE_MS);
  await context.close();
}

/** `measure` in a copy of the filled profile, so that every run finds the same; `watch` runs in each page before its own. */
export async function inCopy<T>(
  filled: string,
  slowdown: number,
  watch: () => void,
  measure: (page: Page, session: CDPSession) => Promise<T>,
): Promise<T> {
  const profile = newProfile();
  cpSync(filled, profile, { recursive: true, mode: constants.COPYFILE_FICLONE, verbatimSymlinks: true });
  const context = await launch(profile);
  const page = await pageOf(context);
  // The browser's own start is not the app's.
  await page.waitForTimeout(2000);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  // tsx wraps named functions in a helper that a page does not have.
  await page.addInitScript('globalThis.__name = (f) => f');
  await page.addInitScript(watch);
  const measured = await measure(page, session);
  await context.close();
  removeProfile(profile);
  return measured;
}
