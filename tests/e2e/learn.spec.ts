import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect, readyOffline, test } from './support';

const topics = parse(readFileSync(join(import.meta.dirname, '../../content/topics.yaml'), 'utf8')) as {
  slug: string;
  title: string;
}[];

async function noteIsOpen(page: Page) {
  await expect(page.getByRole('heading', { name: 'Say it in two minutes' })).toBeVisible();
  for (const figure of await page.locator('figure').all())
    await expect(figure.locator('svg').first()).toBeVisible();
}

test('the list leads to a note, and each part of the note to the question that asks for it', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/learn`);
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(topics.length);
  for (const { title } of topics) await expect(page.getByRole('link', { name: title })).toBeVisible();
  await page.getByRole('link', { name: 'cgroups and limits' }).click();
  await expect(page).toHaveURL(/\/learn\/cgroups$/);
  await expect(page).toHaveTitle(/cgroups and limits/);
  await noteIsOpen(page);
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(5);

  const asks = page.getByRole('link', { name: 'Ask me this' });
  expect(await asks.count()).toBeGreaterThan(10);
  await expect(asks.first()).toHaveAttribute('href', '/quiz?items=many-trees-or-one');
  await expect(asks.first()).toHaveAccessibleDescription(/Namespaces decide what a process sees/);

  const ideas = page.getByRole('region', { name: 'Ideas of this topic' });
  const idea = ideas.getByRole('link', { name: /cpu\.max and throttling/ });
  await expect(idea).toHaveAttribute('href', /^\/quiz\?items=[a-z0-9-]+(,[a-z0-9-]+)+$/);

  await page.getByRole('link', { name: 'Next Layers and images' }).click();
  await expect(page).toHaveURL(/\/learn\/layers$/);
  await noteIsOpen(page);
  await page.getByRole('link', { name: 'All topics' }).click();
  await expect(page).toHaveURL(/\/learn$/);
});

test('after one visit the list and every note open with the server gone, pictures drawn, nothing sideways', async ({
  page,
  site,
  isMobile,
}) => {
  test.setTimeout(180_000);
  if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(site.url);
  await readyOffline(page);
  await site.stop();
  await page.goto(`${site.url}/learn`);
  await expect(page.getByRole('heading', { name: 'Learn' })).toBeVisible();
  await page.getByRole('link', { name: 'Bridges to related chapters' }).click();
  await noteIsOpen(page);
  const { width } = page.viewportSize()!;
  for (const { slug } of topics) {
    await page.goto(`${site.url}/learn/${slug}`);
    await noteIsOpen(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), slug).toBeLessThanOrEqual(width);
  }
});

test('a wide table scrolls in its own frame, by keyboard too', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${site.url}/learn/cgroups`);
  const frame = page.getByRole('group', { name: 'Table' }).first();
  await expect(frame).toBeVisible();
  expect(await frame.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeGreaterThan(0);
  await frame.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => frame.evaluate((e) => e.scrollLeft)).toBeGreaterThan(0);
});

test('a note that cannot be had says so, and is there at the next try', async ({ page, site, context }) => {
  await context.route(/note-runtimes/, (route) => route.abort());
  await page.goto(`${site.url}/learn/runtimes`);
  await expect(page.getByRole('heading', { name: 'The note could not be loaded' })).toBeVisible();
  await context.unroute(/note-runtimes/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await noteIsOpen(page);
});
