import type { Locator } from '@playwright/test';
import {
  answer,
  checkData,
  expect,
  grade,
  logged,
  openReview,
  readyOffline,
  reviewCard,
  saved,
  test,
} from './support';

test('after one visit every route opens with the server gone, reviews, and loses nothing', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await readyOffline(page);
  await site.stop();
  for (const route of [
    '/review',
    '/settings',
    '/readiness/plan',
    '/readiness/progress',
    '/practise',
    '/readiness',
    '/quiz?count=2',
    '/checkpoint',
    '/simulate',
    '/',
  ]) {
    await page.goto(`${site.url}${route}`);
    await expect(page.getByRole('main')).not.toBeEmpty();
  }
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.getByRole('link', { name: 'Drydock' }).click();
  await page.getByRole('button', { name: /Start|Continue/ }).click();
  for (let i = 0; i < 3; i++) await reviewCard(page);
  await page.reload();
  await expect(page.getByText('3 / 12')).toBeVisible();
  expect((await logged(page, 'answered')).length).toBe(3);
  await page.goto(`${site.url}/no-such-page`);
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await checkData(page, site.url);
});

test('with the server gone a way through every kind of page asks for nothing the device does not have', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await readyOffline(page);
  await site.stop();
  const missed: string[] = [];
  page.on('requestfailed', (request) => {
    // Whoever asks with HEAD lets go of the answer, and a page that is left of what it had not used.
    if (!/abort/i.test(request.failure()?.errorText ?? '')) missed.push(request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) missed.push(response.url());
  });
  await page.goto(`${site.url}/learn`);
  const inPage = (address: string) => page.locator(`#main a[href^="${address}"]`).first();
  const tab = (name: string) => page.getByRole('link', { name, exact: true }).filter({ visible: true });
  const ways: [link: Locator, path: RegExp][] = [
    [inPage('/learn/'), /\/learn\/[a-z]+$/],
    [page.getByRole('link', { name: 'Drydock' }), /\/$/],
    [tab('Simulate'), /\/simulate$/],
    [inPage('/simulate/limits'), /\/simulate\/limits$/],
    [inPage('/simulate'), /\/simulate$/],
    [inPage('/simulate/inside'), /\/simulate\/inside$/],
    [tab('Practise'), /\/practise$/],
    [inPage('/library'), /\/library$/],
    [tab('Readiness'), /\/readiness$/],
    [page.getByRole('link', { name: 'Settings' }), /\/settings$/],
  ];
  for (const [link, path] of ways) {
    await link.click();
    await expect.poll(() => new URL(page.url()).pathname).toMatch(path);
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    // Next looks ahead along the links that are in sight.
    await page.waitForLoadState('networkidle');
  }
  expect(missed).toEqual([]);
});

test('diagrams are drawn with the server gone', async ({ page, site }) => {
  await page.goto(site.url);
  await readyOffline(page);
  await site.stop();
  await openReview(page, site.url);
  for (let i = 0; i < 12; i++) {
    await answer(page);
    if (await page.locator('figure').count()) {
      await expect(page.locator('figure svg').first()).toBeVisible();
      return;
    }
    await grade(page, 'Easy');
    await saved(page);
  }
  throw new Error('no diagram among twelve items');
});
