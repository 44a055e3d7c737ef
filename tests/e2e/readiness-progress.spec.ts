import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { progressBackup } from '../support/progress-log';
import { checkData, expect, logged, looksRight, readyOffline, temporaryFolder, test } from './support';

/** A year until yesterday, made once: the days are lived through one by one. */
const year = progressBackup({ days: 365, minutesADay: 60, seed: 'progress', nowMs: Date.now() }, [
  'go-api-stalls-under-its-limit',
  'ci-runner-that-cannot-fork',
  'jvm-killed-after-the-move',
]);

async function restored(page: Page, url: string, backup = year) {
  const file = join(temporaryFolder(), 'progress.json');
  writeFileSync(file, backup);
  await page.goto(`${url}/settings`);
  await page.getByLabel('Backup file to restore').setInputFiles(file);
  await page.getByRole('button', { name: 'Add what is missing here' }).click();
  await expect(page.getByText(/Restored: \d+ events added/)).toBeVisible();
}

async function open(page: Page, url: string) {
  await page.goto(`${url}/readiness/progress`);
  await expect(page.getByRole('heading', { name: 'Over time' })).toBeVisible();
}

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const period = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();
/** Opens a table and reads its cells. */
async function table(page: Page, title: string | RegExp): Promise<string[][]> {
  const figure = page.getByRole('figure').filter({ hasText: title });
  const details = figure.locator('details');
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  await expect(figure.locator('tbody tr').first()).toBeVisible();
  return figure
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent!)));
}
const number = (text: string | undefined) => Number(text!.replace(/[^\d]/g, ''));

/** The tallies of the days, read past the app. */
const storedDays = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ day: number; answered: number; recall: Record<string, { n: number }> }[]>((resolve) => {
        const open = indexedDB.open('drydock');
        open.onsuccess = () => {
          const all = open.result.transaction('days').objectStore('days').getAll();
          all.onsuccess = () => {
            open.result.close();
            resolve(all.result);
          };
        };
      }),
  );

test('a year of study stands in charts whose tables add up to the days, for whichever period', async ({
  page,
  site,
}) => {
  await restored(page, site.url);
  await open(page, site.url);
  for (const name of [
    'Readiness',
    'Retention',
    'Answers and minutes',
    'Due next',
    'Mock reviews',
    'Days',
    'Forgotten most',
    'A week to show',
  ])
    await expect(part(page, name)).toBeVisible();
  const days = await storedDays(page);
  const last = days.at(-1)!.day;
  const within = (length: number) => days.filter((d) => d.day > last + 1 - length);
  const answers = (list: typeof days) => list.reduce((sum, d) => sum + d.answered, 0);
  const recalled = (list: typeof days) =>
    list.flatMap((d) => Object.values(d.recall)).reduce((sum, c) => sum + c.n, 0);
  for (const [name, length] of [
    ['4 weeks', 28],
    ['3 months', 91],
    ['1 year', 365],
    ['All', 9999],
  ] as const) {
    await period(page, name);
    const work = await table(page, /^Answers, by/);
    expect(
      work.reduce((sum, row) => sum + number(row[1]), 0),
      name,
    ).toBe(answers(within(length)));
    const retention = await table(page, /^Cards seen before/);
    expect(
      retention.reduce((sum, row) => sum + number(row[2]), 0),
      name,
    ).toBe(recalled(within(length)));
    const course = await table(page, /^Expected share right/);
    expect(course.length, name).toBe(within(length).length);
  }
  await expect(part(page, 'Readiness')).toContainText('the level was set to senior');
  const heat = await table(page, /^Answers of each day/);
  expect(heat).toHaveLength(53);
  const today = last + 1;
  const inSquares = days.filter((d) => d.day >= today - ((today + 3) % 7) - 52 * 7);
  expect(heat.reduce((sum, row) => sum + number(row[8]), 0)).toBe(answers(inSquares));
  const due = await table(page, /^Cards due/);
  expect(due).toHaveLength(31);
  const total = due.reduce((sum, row) => sum + number(row[1]), 0);
  const [now] = due;
  await expect(part(page, 'Due next')).toContainText(`${total - number(now![1])} more in the 30 days`);
  await expect(part(page, 'Mock reviews').getByRole('row', { name: /^By the rubric/ })).toContainText('60 %');
});

test('a day is read off the squares by slider and by tap, and the newest is in sight', async ({
  page,
  site,
}) => {
  await restored(page, site.url);
  await open(page, site.url);
  const days = part(page, 'Days');
  const slider = days.getByRole('slider', { name: 'Day to read' });
  await expect(slider).toHaveAttribute('aria-valuetext', /: nothing answered$/);
  await slider.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /: \d+ answers?, \d+ right, \d+ minutes?$/);
  const yesterday = await slider.inputValue();
  const picture = days.locator('figure svg').first();
  const box = (await picture.boundingBox())!;
  const { width } = page.viewportSize()!;
  expect(box.x + box.width, 'the last week is in sight').toBeLessThanOrEqual(width);
  await picture.click({ position: { x: box.width - 3 * 16 + 8, y: 18 + 8 } });
  await expect.poll(() => slider.inputValue()).not.toBe(yesterday);
  await expect(days.getByText(/^Mon, \d+ \w+ \d{4}/)).toBeVisible();
});

test('a leech is told with what can be done, is suspended and comes back', async ({ page, site }) => {
  await restored(page, site.url);
  await open(page, site.url);
  const hard = part(page, 'Forgotten most');
  await expect(hard).toContainText('forgotten 8 times after it was learned is a leech');
  const leeches = hard.getByRole('listitem').filter({ hasText: /Forgotten \d+ times/ });
  await expect(leeches).toHaveCount(5);
  await hard.getByRole('button', { name: /^Show \d+ more/ }).click();
  await expect.poll(() => leeches.count()).toBeGreaterThan(5);
  const first = leeches.first();
  const link = first.getByRole('link').first();
  const address = (await link.getAttribute('href'))!;
  expect(address).toMatch(/^\/item\?id=/);
  await first.getByRole('button', { name: /^Suspend/ }).click();
  const same = leeches.filter({ has: page.locator(`a[href="${address}"]`) });
  await expect(same).toContainText('suspended');
  await expect(first, 'it stays where it was').toContainText('suspended');
  await page.goto(site.url + address);
  await expect(page.getByText('Suspended: it is not asked until you resume it.').first()).toBeVisible();
  expect((await logged(page, 'suspended')).map((e) => e.event.on)).toEqual([true]);
  await open(page, site.url);
  await expect(same).toBeHidden();
  await hard
    .locator('summary')
    .filter({ hasText: /Suspended leeches\s*1$/ })
    .click();
  await same.getByRole('button', { name: /^Resume/ }).click();
  await expect(same.getByRole('button', { name: /^Suspend/ })).toBeVisible();
  for (const name of [/^Explain/, /^Notes/]) await expect(same.getByRole('link', { name })).toBeVisible();
  await same.getByRole('link', { name: /^Explain/ }).click();
  await expect(page.getByRole('textbox', { name: /Your answer/ })).toBeVisible();
  await checkData(page, site.url);
});

test('a week is saved as a picture of 1080 by 1350, and the same stands beside it as text', async ({
  page,
  site,
}) => {
  await restored(page, site.url);
  await open(page, site.url);
  const week = part(page, 'A week to show');
  await week.getByRole('button', { name: 'Earlier week' }).click();
  await expect(week.getByRole('heading', { name: /^My week, / })).toBeVisible();
  await expect(week.locator('dl')).toContainText(/Days studied: [67] of 7/);
  await expect(week.locator('dl')).toContainText(/Readiness: About \d+\s%/);
  const saved = page.waitForEvent('download');
  await week.getByRole('button', { name: 'Share or save the picture' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^drydock-week-\d{4}-\d\d-\d\d\.png$/);
  const png = readFileSync(await download.path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1080, 1350]);
  await expect(week.getByText(/^Saved as drydock-week/)).toBeVisible();
  // It is drawn: an empty picture of this size is a few kilobytes.
  expect(png.length).toBeGreaterThan(20_000);
});

test('before the first answer it says what will stand here and what to do; after it the same without a network', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await readyOffline(page);
  await site.stop();
  await open(page, site.url);
  await expect(page.getByText(/Nothing has been answered on this device yet/)).toBeVisible();
  await expect(page.getByRole('link', { name: /today’s session/ })).toBeVisible();
  await looksRight(page, 'nothing yet');
  await restored(page, site.url);
  await open(page, site.url);
  await expect(part(page, 'Readiness').locator('canvas')).toBeVisible();
  await expect(part(page, 'Forgotten most').getByRole('listitem').first()).toBeVisible();
  await expect(part(page, 'A week to show').locator('canvas')).toBeVisible();
});

test('text of twice the size needs no sideways scroll, with a year of study', async ({ page, site }) => {
  await restored(page, site.url);
  await open(page, site.url);
  await expect(part(page, 'Forgotten most').getByRole('listitem').first()).toBeVisible();
  await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()!.width);
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing over time and nothing scrolls sideways, ${theme}`, async ({
    page,
    site,
    isMobile,
  }) => {
    if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await restored(page, site.url);
    await open(page, site.url);
    await expect(part(page, 'Forgotten most').getByRole('link').first()).toBeVisible();
    for (const summary of await page.locator('#main summary').all()) await summary.click();
    await looksRight(page, 'over time');
    await period(page, 'All');
    await looksRight(page, 'over all time');
  });
}
