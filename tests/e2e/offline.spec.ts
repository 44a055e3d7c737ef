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
    '/practise',
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
