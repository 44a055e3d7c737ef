import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { PackFile } from '@/lib/content/pack';
import type { BankIndex } from '@/lib/domain/bank/item';
import {
  bankFile,
  checkData,
  expect,
  logged,
  OUT,
  openReview,
  question,
  readyOffline,
  reviewCard,
  test,
} from './support';

const index = bankFile(
  readdirSync(join(OUT, 'bank')).find((name) => name.startsWith('index.'))!,
) as BankIndex;
const transfer = index.items.find((e) => e.use === 'transfer' && e.kind === 'choice')!;
const study = index.items.find((e) => e.use === 'study' && e.kind === 'choice')!;

const box = (page: Page) =>
  page.getByRole('searchbox', { name: 'Search questions, notes and review prompts' });
const results = (page: Page) => page.locator('#main ul a[data-result]:visible');
const opened = (page: Page) => page.getByRole('button', { name: 'Show answer' });

async function search(page: Page, url: string, words: string) {
  await page.goto(`${url}/library`);
  await box(page).pressSequentially(words);
}

test('a word with a slip finds its question, which opens, tells its answer, and Back is where it was', async ({
  page,
  site,
}) => {
  await search(page, site.url, 'throtled');
  await expect(page.getByText('here is what comes nearest').first()).toBeVisible();
  await expect(results(page).first().locator('mark').first()).toHaveText(/throttled/i);
  await expect(page.getByRole('status').filter({ hasText: /\d+ questions/ })).toBeAttached();
  const item = page.locator('#main a[data-result][href^="/item"]:visible').first();
  const id = new URL((await item.getAttribute('href'))!, site.url).searchParams.get('id')!;
  await item.click();
  await expect(opened(page)).toBeVisible();
  expect(new URL(page.url()).searchParams.get('id')).toBe(id);
  await opened(page).click();
  await expect(page.getByRole('heading', { name: 'The answer' })).toBeFocused();
  await page.goBack();
  await expect(box(page)).toHaveValue('throtled');
  await expect(results(page).first()).toBeVisible();
});

test('a long result is drawn on while the typing pauses, counted whole, and more of it comes when asked for', async ({
  page,
  site,
}) => {
  await search(page, site.url, 'container');
  await expect(results(page)).toHaveCount(20);
  const counts = (await page.getByRole('main').locator('p.label').first().innerText()).match(/\d+/g)!;
  const whole = counts.reduce((sum, count) => sum + Number(count), 0);
  await page.getByRole('button', { name: `Show 20 more of ${whole - 20}` }).click();
  await expect(results(page)).toHaveCount(40);
  await box(page).fill('containe');
  await expect(results(page)).toHaveCount(20);
});

test('a letter alone searches nothing yet, and says so; the second does', async ({ page, site }) => {
  await search(page, site.url, 'c');
  const topic = page.getByRole('button', { name: index.topics[0]!.title });
  const words = 'Searched from the second letter on; words of nearly every text are passed over.';
  const hint = page.getByText(words, { exact: true });
  await expect(hint).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: words })).toHaveCount(1);
  await expect(topic).toBeVisible();
  await box(page).pressSequentially('p');
  await expect(results(page).first()).toBeVisible();
  await expect(topic).toBeHidden();
  await expect(hint).toBeHidden();
});

test('filters, the empty result and the way out of it', async ({ page, site }) => {
  await search(page, site.url, 'cpu.max');
  await expect(results(page).first()).toBeVisible();
  await page.getByRole('combobox', { name: 'State' }).selectOption('Flagged');
  await expect(page.getByRole('heading', { name: 'Nothing found with these filters' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(box(page)).toHaveValue('');
  const topic = page.getByRole('button', { name: index.topics[0]!.title });
  await topic.click();
  await expect(topic).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('link', { name: /Read the notes/ })).toHaveAttribute('href', /^\/learn\//);
  await page.reload();
  await expect(topic).toHaveAttribute('aria-expanded', 'true');
});

test('a transfer item is not found, not listed and not shown before it is spent', async ({ page, site }) => {
  const pack = bankFile(index.packs[transfer.concept]!) as PackFile;
  const item = pack.items.find((i) => i.id === transfer.id)!;
  const stem = item.stem.replace(/<[^>]*>.*$/s, '') || item.stem.replace(/<[^>]*>/g, ' ').trim();
  await search(page, site.url, stem.slice(0, 80));
  await expect(page.getByText('Opening the library')).toHaveCount(0);
  await expect(page.locator(`a[href="/item?id=${transfer.id}"]`)).toHaveCount(0);
  await page.goto(`${site.url}/library?topic=${transfer.topic}`);
  await expect(results(page).nth(3)).toBeVisible();
  await expect(page.locator(`a[href="/item?id=${transfer.id}"]`)).toHaveCount(0);
  await page.goto(`${site.url}/item?id=${transfer.id}`);
  await expect(page.getByRole('heading', { name: 'Not yet' })).toBeVisible();
  const text = await page.getByRole('main').innerText();
  expect(text).not.toContain(stem.slice(0, 30));
  expect(text).not.toContain(item.claim.slice(0, 30));
});

test('a question is suspended, resumed and flagged from its page, and the log has it', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/item?id=${study.id}`);
  const state = page.locator('[data-state]');
  await expect(state).toHaveText(/^New/);
  await page.getByRole('button', { name: 'Suspend' }).click();
  await expect(state).toHaveText(/^Suspended/);
  await page.getByRole('button', { name: 'Flag' }).click();
  await expect(state).toHaveText(/Flagged\.$/);
  await page.goto(`${site.url}/library?state=suspended`);
  await page.getByRole('button', { expanded: false }).click();
  await expect(page.locator(`a[href="/item?id=${study.id}"]:visible`)).toHaveCount(1);
  await page.goto(`${site.url}/item?id=${study.id}`);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(state).toHaveText(/^New/);
  expect((await logged(page, 'suspended')).map(({ event }) => event.on)).toEqual([true, false]);
  await expect(page.getByRole('link', { name: 'Ask me this' })).toHaveAttribute(
    'href',
    `/quiz?items=${study.id}`,
  );
  await checkData(page, site.url);
});

test('what was answered in a review stands on the page of its question', async ({ page, site }) => {
  await openReview(page, site.url);
  await reviewCard(page, 'Good');
  const [first] = await logged(page, 'answered');
  await page.goto(`${site.url}/item?id=${first!.event.itemId}`);
  await expect(page.getByText(/Review/).first()).toBeVisible();
  await expect(page.getByText(/Fairly · Good/)).toBeVisible();
  await expect(page.getByText(/^100 % today/)).toBeVisible();
});

test('a mistake is reported by a text that is copied, and nothing is sent', async ({
  page,
  site,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${site.url}/item?id=${study.id}`);
  await page.getByText('Report a mistake').click();
  const requests: string[] = [];
  await page.getByLabel('What is wrong').fill('The second option is right too.');
  page.on('request', (request) => requests.push(request.url()));
  await page.evaluate(() => {
    // No share sheet, as on a desktop.
    Object.defineProperty(navigator, 'canShare', { value: undefined });
  });
  await page.getByRole('button', { name: 'Share or copy the report' }).click();
  await expect(page.getByText(/^Copied\./)).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  for (const part of [study.id, study.meaning, index.version, 'The second option is right too.'])
    expect(copied).toContain(part);
  expect(requests).toEqual([]);
});

test('a result tapped right after typing opens, and Back finds what was typed', async ({ page, site }) => {
  await search(page, site.url, 'memory');
  await expect(results(page).first()).toBeVisible();
  // A key and a tap within the moment in which the address waits for the typing to pause.
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('input[type=search]')!;
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
    write.call(input, 'memory.hig');
    input.dispatchEvent(new Event('input', { bubbles: true }));
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('#main a[data-result][href^="/item"]:not([hidden] *)')!.click(),
    );
  });
  await expect(page).toHaveURL(/\/item\?id=/);
  await expect(question(page)).toBeVisible();
  await page.goBack();
  await expect(box(page)).toHaveValue('memory.hig');
});

test('library and questions work with the server gone', async ({ page, site }) => {
  await page.goto(site.url);
  await readyOffline(page);
  await site.stop();
  await search(page, site.url, 'memory.high');
  const item = page.locator('#main a[data-result][href^="/item"]:visible').first();
  await item.click();
  await expect(question(page)).toBeVisible();
  await opened(page).click();
  await expect(page.getByRole('heading', { name: 'The answer' })).toBeVisible();
  await page.goto(`${site.url}/item?id=no-such-question`);
  await expect(page.getByRole('heading', { name: 'There is no such question' })).toBeVisible();
});

test('the keyboard goes from the box into the results and back', { tag: '@keyboard' }, async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/library`);
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('oci');
  await expect(results(page).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(results(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(results(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
});
