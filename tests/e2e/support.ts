/** A site of its own for each test, and the hands of a person answering cards. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { serve } from '../../scripts/server.mjs';

export { expect };
export const OUT = join(import.meta.dirname, '../../out');

export interface Site {
  url: string;
  /** Kills the server; the address stays the same for a later start. */
  stop(): Promise<void>;
  start(folder?: string): Promise<void>;
}

export const test = base.extend<{ site: Site }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for it
  site: async ({}, use) => {
    let server = await serve(OUT, 0);
    const { url } = server;
    const port = Number(new URL(url).port);
    const site: Site = {
      url,
      stop: () => server.close(),
      start: async (folder = OUT) => {
        server = await serve(folder, port);
      },
    };
    await use(site);
    await server.close().catch(() => undefined);
  },
  page: async ({ page, site }, use) => {
    const foreign: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== site.url) foreign.push(request.url());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await use(page);
    expect(foreign, 'requests to another origin').toEqual([]);
    expect(errors, 'errors nobody caught').toEqual([]);
  },
});

/** A file of the built bank. */
export function bankFile(name: string): unknown {
  const bytes = readFileSync(join(OUT, 'bank', name));
  return JSON.parse((name.endsWith('.bin') ? gunzipSync(bytes) : bytes).toString());
}

export const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'drydock-'));

/** The worker has stored everything and answers for this page. */
export async function readyOffline(page: Page) {
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          return registration?.active?.state === 'activated' && navigator.serviceWorker.controller !== null;
        }),
      // Some hundred files are fetched and written first.
      { timeout: 60_000 },
    )
    .toBe(true);
}

export const gradeGroup = (page: Page) => page.getByRole('group', { name: 'Grade' });
export const question = (page: Page) => page.getByRole('heading', { level: 1 });
/** Which card is on screen: the address of its inputs changes with every asking. */
export const stem = async (page: Page) => (await question(page).innerText()).trim();

export async function openReview(page: Page, url: string) {
  await page.goto(url);
  await page.getByRole('button', { name: /Start|Continue/ }).click();
  await expect(page.getByRole('group', { name: /How sure|first/ }).or(gradeGroup(page))).toBeVisible();
}

/** What the card is answered with; some inputs are loaded when the first card needs them. */
export const inputShown = (page: Page) =>
  expect(
    page
      .locator('#main :is(fieldset, [data-step])')
      .or(page.getByRole('textbox'))
      .or(page.getByText('Answer aloud'))
      .first(),
  ).toBeVisible();

/** Gives some answer to whatever is asked, by taps; `then` is what must stand afterwards. */
export async function answer(page: Page, then = gradeGroup(page)) {
  await expect(page.getByRole('group', { name: /How sure|first/ })).toBeVisible();
  const boxes = page.locator('#main fieldset');
  const textbox = page.getByRole('textbox', { name: /Your number/ });
  await inputShown(page);
  const knob = page.getByRole('group', { name: 'What you may set' }).locator('input, select').first();
  // An open question is handed in as it is: nothing has to be written.
  if (await page.getByRole('textbox', { name: /Your answer/ }).count()) await expect(boxes).toHaveCount(0);
  else if (await knob.count()) await turn(knob);
  else if (await textbox.count()) await textbox.fill('12');
  else if ((await boxes.count()) > 1) {
    for (let i = 0; i < (await boxes.count()); i++) await boxes.nth(i).locator('label').nth(i).click();
  } else if (await boxes.count()) await boxes.locator('label').first().click();
  await page.getByRole('button', { name: 'Fairly' }).click();
  await expect(then).toBeVisible();
}

/** Sets a slider or a choice to another value than it has. */
async function turn(knob: Locator) {
  if ((await knob.evaluate((element) => element.tagName)) === 'SELECT') {
    const value = await knob.inputValue();
    const others = await knob
      .locator('option')
      .evaluateAll((all) => all.map((o) => (o as HTMLOptionElement).value));
    await knob.selectOption(others.find((other) => other !== value)!);
  } else {
    const before = await knob.inputValue();
    await knob.press('ArrowRight');
    if ((await knob.inputValue()) === before) await knob.press('ArrowLeft');
  }
}

export async function grade(page: Page, name: 'Again' | 'Hard' | 'Good' | 'Easy') {
  await gradeGroup(page).getByRole('button', { name }).click();
}

/** "Saved" may stand before a card that was uncovered is drawn: no person acts within that frame or two. */
export async function saved(page: Page) {
  await expect(page.locator('[data-saved]')).toHaveAttribute('data-saved', 'saved');
  await expect(page.locator('.uncovered')).toHaveCount(0);
}

export async function reviewCard(page: Page, name: 'Again' | 'Hard' | 'Good' | 'Easy' = 'Easy') {
  await answer(page);
  await grade(page, name);
  await saved(page);
}

/** What the log holds, read past the app. */
export const logged = (page: Page, type: string) =>
  page.evaluate(
    (wanted) =>
      new Promise<{ id: string; cardId: string; event: Record<string, unknown> }[]>((resolve, reject) => {
        const open = indexedDB.open('drydock');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const all = open.result.transaction('events').objectStore('events').getAll();
          all.onsuccess = () => {
            open.result.close();
            resolve(
              all.result
                .map((row: { event: Record<string, unknown> }) => row.event)
                .filter((event: Record<string, unknown>) => event.type === wanted)
                .map((event: Record<string, unknown>) => ({
                  id: String(event.id),
                  cardId: String(event.cardId),
                  event,
                })),
            );
          };
        };
      }),
    type,
  );

export async function checkData(page: Page, url: string) {
  await page.goto(`${url}/settings`);
  await page.getByRole('button', { name: 'Check my data' }).click();
  await expect(page.getByText('Everything agrees with the log')).toBeVisible();
}

/** axe finds nothing, and nothing scrolls sideways. */
export async function looksRight(page: Page, name: string) {
  const { violations } = await new AxeBuilder({ page: page as never }).analyze();
  expect(violations.map((v) => `${name}: ${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual([]);
  const { width } = page.viewportSize()!;
  const sideways = (await page.evaluate(() => document.documentElement.scrollWidth)) - width;
  expect(sideways, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}
