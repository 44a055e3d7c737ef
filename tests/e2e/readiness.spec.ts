import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type Lived, livedBackup } from '../support/readiness-log';
import {
  answer,
  expect,
  gradeGroup,
  logged,
  looksRight,
  readyOffline,
  temporaryFolder,
  test,
} from './support';

const FORTY_DAYS = { days: 40, minutesADay: 20, seed: 'e2e' };

async function restore(page: Page, url: string, lived: Omit<Lived, 'nowMs'>) {
  const file = join(temporaryFolder(), 'lived.json');
  writeFileSync(file, livedBackup({ ...lived, nowMs: Date.now() }));
  await page.goto(`${url}/settings`);
  await page.getByLabel('Backup file to restore').setInputFiles(file);
  await page.getByRole('button', { name: 'Add what is missing here' }).click();
  await expect(page.getByText(/Restored: \d+ events added/)).toBeVisible();
}

const number = (page: Page) => page.getByRole('region', { name: /If the test were today|^On / });
/** The number in whole per cent, once it is on screen. */
async function shown(page: Page): Promise<number> {
  await expect(number(page)).toBeVisible();
  return Number(/(\d+)\s%/.exec(await number(page).innerText())![1]);
}

const figure = (text: string) => Number(text.replace('−', '-').replace(/[^\d.-]/g, ''));
/** The last column of a table: its rows, and its sum. */
async function lastColumn(table: Locator) {
  await expect(table.locator('tfoot td').last()).toBeVisible();
  const read = async (part: string) =>
    (await table.locator(`${part} tr td:last-child`).allInnerTexts()).map(figure);
  return { rows: await read('tbody'), sum: (await read('tfoot'))[0]! };
}
const sumOf = (values: number[]) => values.reduce((a, b) => a + b, 0);

/** Opens everything that can be opened, from the outside in. */
async function openAll(page: Page) {
  const shut = page.locator('#main details:not([open]) > summary');
  while (await shut.filter({ visible: true }).count()) await shut.filter({ visible: true }).first().click();
}

test('too little evidence gives no number but what to answer, and each line starts a quiz of questions never met', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/readiness`);
  await expect(page.getByRole('heading', { name: 'No number yet' })).toBeVisible();
  await expect(page.getByText('You have 0: 60 are missing.')).toBeVisible();
  const needs = page.getByRole('link', { name: /^Answer \d+ more in / });
  await expect(needs).toHaveCount(11);
  const [, more, topic] = /Answer (\d+) more in (.+)/.exec(await needs.first().innerText())!;
  await needs.first().click();
  const next = page.getByRole('button', { name: 'Next' });
  await answer(page, next.or(gradeGroup(page)));
  if (await next.isVisible()) await next.click();
  else await gradeGroup(page).getByRole('button', { name: 'Good' }).click();
  await expect.poll(async () => (await logged(page, 'answered')).length).toBe(1);
  const [started] = await logged(page, 'session-started');
  expect(started!.event.queue).toHaveLength(Number(more));
  await page.goto(`${site.url}/readiness`);
  await expect(page.getByText('You have 1: 59 are missing.')).toBeVisible();
  await expect(page.getByRole('link', { name: `Answer ${Number(more) - 1} more in ${topic}` })).toBeVisible();
});

test('forty days of study give a number whose parts, opened, add up to it', async ({ page, site }) => {
  await restore(page, site.url, FORTY_DAYS);
  await page.goto(`${site.url}/readiness`);
  const mean = await shown(page);
  const [, low, high] = /between (\d+) and (\d+)\s%/.exec(await number(page).innerText())!.map(Number);
  expect(low!).toBeLessThan(mean);
  expect(high!).toBeGreaterThan(mean);
  // It is worked out once the number is there.
  await expect(page.getByRole('heading', { name: /because/ })).toBeVisible();
  await openAll(page);
  const table = (name: string) => page.getByRole('region', { name, exact: true }).getByRole('table');
  const tables = ['What the number adds up from', 'What each topic adds'];
  for (const name of tables) {
    const { rows, sum } = await lastColumn(table(name));
    expect(sumOf(rows), name).toBeCloseTo(sum, 6);
    expect(Math.round(sum), name).toBe(mean);
  }
  for (const name of ['What the uncertainty comes from', 'The uncertainty by topic']) {
    const { rows, sum } = await lastColumn(table(name));
    expect([sumOf(rows), sum], name).toEqual([100, 100]);
  }
  await expect(page.getByText('First answers it rests on')).toHaveCount(11);
  const weakest = page.getByRole('region', { name: 'Weakest topics' }).getByRole('link').first();
  await weakest.click();
  await expect(page.getByRole('group', { name: /How sure|first/ })).toBeVisible();
});

test('the level of the role moves the number, and is kept', async ({ page, site }) => {
  await restore(page, site.url, FORTY_DAYS);
  await page.goto(`${site.url}/readiness`);
  const asMid = await shown(page);
  await page.getByRole('radio', { name: 'Staff' }).check();
  await expect(number(page)).toContainText('as for a staff role');
  const asStaff = await shown(page);
  expect(asStaff).toBeLessThan(asMid);
  expect((await logged(page, 'settings-changed')).map((e) => e.event.changes)).toEqual([{ role: 'staff' }]);
  await page.reload();
  expect(await shown(page)).toBe(asStaff);
  await expect(page.getByRole('radio', { name: 'Staff' })).toBeChecked();
});

test('with a target day the number is that day’s, and today’s stands beside it; it opens without a network', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await readyOffline(page);
  const today = Math.floor((Date.now() - 4 * 3_600_000) / 86_400_000);
  await restore(page, site.url, { ...FORTY_DAYS, settings: { targetDay: today + 30 } });
  await site.stop();
  await page.goto(`${site.url}/readiness`);
  await expect(number(page)).toContainText(/in 30 days/i);
  const onTheDay = await shown(page);
  const now = Number(/today it would be about (\d+)/.exec(await number(page).innerText())![1]);
  expect(onTheDay).toBeLessThan(now);
});

test('what the page showed is on record once a day', async ({ page, site }) => {
  await restore(page, site.url, FORTY_DAYS);
  await page.goto(`${site.url}/readiness`);
  const mean = await shown(page);
  await expect.poll(async () => (await logged(page, 'readiness-noted')).length).toBe(1);
  const [noted] = await logged(page, 'readiness-noted');
  expect(Math.round((noted!.event.expected as { mean: number }).mean * 100)).toBe(mean);
  await page.reload();
  await shown(page);
  await page.waitForLoadState('networkidle');
  expect(await logged(page, 'readiness-noted')).toHaveLength(1);
});

test('rows of an older version are derived anew, and then the number is there', async ({ page, site }) => {
  await restore(page, site.url, FORTY_DAYS);
  await page.goto(`${site.url}/readiness`);
  const mean = await shown(page);
  await page.goto(`${site.url}/library`);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const open = indexedDB.open('drydock');
        open.onsuccess = () => {
          const transaction = open.result.transaction(['days', 'cards', 'notes'], 'readwrite');
          const without = (store: string, change: (row: never) => unknown) => {
            transaction.objectStore(store).openCursor().onsuccess = ({ target }) => {
              const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
              if (!cursor) return;
              cursor.update(change(cursor.value as never));
              cursor.continue();
            };
          };
          without('days', ({ recall, predicted, confidence, ...row }: Record<string, unknown>) => row);
          without('cards', (row: { state: Record<string, unknown> }) => {
            const { first, ...state } = row.state;
            return { ...row, state };
          });
          transaction.objectStore('notes').delete('rows');
          transaction.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
  );
  await page.goto(`${site.url}/readiness`);
  expect(await shown(page)).toBe(mean);
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the page, empty or all opened, and nothing scrolls sideways, ${theme}`, async ({
    page,
    site,
    isMobile,
  }) => {
    if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto(`${site.url}/readiness`);
    await expect(page.getByRole('heading', { name: 'No number yet' })).toBeVisible();
    await looksRight(page, 'no number');
    const mocks = [0.45, 0.52, 0.5, 0.64].map((share, i) => ({
      promptId: 'a-few-nodes-always-behind',
      daysAgo: 21 - 7 * i,
      share,
    }));
    await restore(page, site.url, { ...FORTY_DAYS, mocks });
    await page.goto(`${site.url}/readiness`);
    await shown(page);
    const axis = page.getByRole('region', { name: 'Mock reviews' });
    await expect(axis).toContainText('no part of it');
    await expect(axis).toContainText(/64\s%/);
    await expect(axis).toContainText('15 points above the mean of the 3 before.');
    await openAll(page);
    await looksRight(page, 'readiness, all opened');
  });
}
