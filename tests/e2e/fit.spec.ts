import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Law } from '../../scripts/fit/learners';
import { learnedBackup } from '../support/learned-log';
import { checkData, expect, logged, looksRight, readyOffline, temporaryFolder, test } from './support';

async function restore(page: Page, url: string, law: Law, reviews: number) {
  const file = join(temporaryFolder(), 'learned.json');
  writeFileSync(file, learnedBackup(law, reviews, 'e2e', Date.now()));
  await page.goto(`${url}/settings`);
  await page.getByLabel('Backup file to restore').setInputFiles(file);
  await page.getByRole('button', { name: 'Add what is missing here' }).click();
  await expect(page.getByText(/Restored: \d+ events added/)).toBeVisible();
}

const section = (page: Page) => page.getByRole('region', { name: 'How you forget' });

/** What every card would be remembered by and when it comes back, read past the app. */
const memories = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ stability: number; dueDay: number }[]>((resolve) => {
        const open = indexedDB.open('drydock');
        open.onsuccess = () => {
          const all = open.result.transaction('cards').objectStore('cards').getAll();
          all.onsuccess = () => {
            open.result.close();
            resolve(all.result.map((row) => row.state.memory));
          };
        };
      }),
  );

test('numbers fitted to one’s reviews are offered with what they gain, used, and taken back without a trace', async ({
  page,
  site,
}) => {
  await restore(page, site.url, 'half-life', 900);
  const before = await memories(page);
  await expect(section(page)).toContainText('The usual numbers are in force.');
  await section(page).getByRole('button', { name: 'Fit to my 900 reviews' }).click();
  await expect(section(page).getByText(/^log loss 0\.\d+ → 0\.\d+$/)).toBeVisible();
  await expect(section(page)).toContainText('on 540 reviews the fitted numbers had not seen');
  await looksRight(page, 'the offer');
  await section(page).getByRole('button', { name: 'Keep what I have' }).click();
  await expect(section(page)).toContainText('Kept as it was.');
  expect(await logged(page, 'settings-changed')).toEqual([]);

  await section(page).getByRole('button', { name: 'Fit to my 900 reviews' }).click();
  await section(page).getByRole('button', { name: 'Use my own numbers' }).click();
  await expect(section(page)).toContainText('Your own numbers are in force.');
  const own = await memories(page);
  expect(own.map((m) => m.dueDay)).toEqual(before.map((m) => m.dueDay));
  expect(own.map((m) => m.stability)).not.toEqual(before.map((m) => m.stability));
  await checkData(page, site.url);
  await section(page).getByText('Your 21 numbers').click();
  await looksRight(page, 'own numbers');

  // Fitted to all there is: once more gains nothing.
  await section(page).getByRole('button', { name: 'Fit again, to 900 reviews' }).click();
  await expect(section(page)).toContainText('Fitted again, your numbers predict you no better.');
  await expect(section(page).getByRole('button', { name: 'Use my own numbers' })).toHaveCount(0);

  await section(page).getByRole('button', { name: 'Back to the usual numbers' }).click();
  await expect(section(page)).toContainText('The usual numbers are in force again.');
  expect(await memories(page)).toEqual(before);
  await checkData(page, site.url);
});

test('fewer than 400 reviews are told of, and nothing is fitted to them', async ({ page, site }) => {
  await page.goto(`${site.url}/settings`);
  await expect(section(page)).toContainText('You have 0 reviews; from 400 on the numbers can be fitted.');
  await restore(page, site.url, 'breaks', 213);
  await expect(section(page)).toContainText('You have 213 reviews; from 400 on');
  await expect(section(page).getByRole('button')).toHaveCount(0);
  await looksRight(page, 'too few reviews');
});

test('the curve of retention against work is shown without a network, and a point on it can be set', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await readyOffline(page);
  await restore(page, site.url, 'breaks', 500);
  await site.stop();
  const region = page.getByRole('region', { name: 'Retention against work', exact: true });
  await region.getByRole('button', { name: 'Show the curve' }).click();
  const slider = region.getByRole('slider');
  await expect(slider).toHaveAttribute('aria-valuetext', /^90 %, [\d.]+ minutes a day$/);
  await expect(region).toContainText('90 % is in force.');
  for (let i = 0; i < 4; i++) await slider.press('ArrowLeft');
  await region.getByText('As a table').click();
  await looksRight(page, 'the curve');
  const minutes = async () =>
    Number(/, ([\d.]+) minutes/.exec((await slider.getAttribute('aria-valuetext'))!)![1]);
  const at86 = await minutes();
  await region.getByRole('button', { name: 'Set desired retention to 86 %' }).click();
  await expect(region).toContainText('Desired retention is now 86 %.');
  await expect(page.getByLabel('Desired retention, in per cent').first()).toHaveValue('86');
  await expect(region).toContainText('86 % is in force.');
  await slider.press('End');
  expect(await minutes()).toBeGreaterThan(at86);
  expect((await logged(page, 'settings-changed')).map((e) => e.event.changes)).toEqual([{ retention: 0.86 }]);
});
