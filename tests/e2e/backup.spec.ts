import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { checkData, expect, logged, openReview, reviewCard, temporaryFolder, test } from './support';

async function makeBackup(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/settings`);
  await page.getByRole('button', { name: 'Make a backup' }).click();
  await expect(page.getByText(/Read back and whole/)).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the file' }).click();
  const file = join(temporaryFolder(), 'backup.json');
  await (await download).saveAs(file);
  return file;
}

const choose = (page: Page, file: string) => page.getByLabel('Backup file to restore').setInputFiles(file);

test('a backup restores into an empty browser, twice adds nothing, and bad files are refused whole', async ({
  page,
  site,
  browser,
}) => {
  // Some phones share instead of downloading; headless Chromium has no share sheet to look at.
  await page.addInitScript(() => Object.defineProperty(navigator, 'canShare', { value: undefined }));
  await openReview(page, site.url);
  for (let i = 0; i < 3; i++) await reviewCard(page);
  const file = await makeBackup(page, site.url);
  await expect(page.getByText(/Last backup:/)).toBeVisible();

  const empty = await browser.newContext();
  const fresh = await empty.newPage();
  await fresh.goto(`${site.url}/settings`);
  await choose(fresh, file);
  await fresh.getByRole('button', { name: 'Add what is missing here' }).click();
  await expect(fresh.getByText(/Restored: \d+ events added, 0 were here/)).toBeVisible();
  expect((await logged(fresh, 'answered')).map((e) => e.id).sort()).toEqual(
    (await logged(page, 'answered')).map((e) => e.id).sort(),
  );
  await choose(fresh, file);
  await fresh.getByRole('button', { name: 'Add what is missing here' }).click();
  await expect(fresh.getByText(/Restored: 0 events added/)).toBeVisible();
  await checkData(fresh, site.url);

  const whole = readFileSync(file, 'utf8');
  const bad: [string, string, RegExp][] = [
    ['cut.json', whole.slice(0, whole.length - 300), /breaks off/],
    ['foreign.json', '{"hello": "world"}', /not a Drydock backup/],
    ['text.json', 'not json at all', /no JSON file/],
    ['empty.json', '', /empty/],
    ['newer.json', whole.replace('"version":1', '"version":99'), /newer Drydock/],
    ['damaged.json', whole.replace('"grade":"easy"', '"grade":"superb"'), /damaged/],
  ];
  for (const [name, text, words] of bad) {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, text);
    await choose(fresh, path);
    await expect(fresh.getByRole('main').getByRole('alert')).toContainText(words);
    await expect(fresh.getByRole('main').getByRole('alert')).toContainText('Nothing was changed');
  }
  // The same id with other content: the log here wins by refusing the file.
  const contradicting = join(temporaryFolder(), 'other.json');
  writeFileSync(contradicting, whole.replace('"grade":"easy"', '"grade":"again"'));
  await choose(fresh, contradicting);
  await fresh.getByRole('button', { name: 'Add what is missing here' }).click();
  await expect(fresh.getByRole('main').getByRole('alert')).toContainText('refused whole');
  expect((await logged(fresh, 'answered')).length).toBe(3);
  await checkData(fresh, site.url);
  await empty.close();
});
