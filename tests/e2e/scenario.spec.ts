import type { Page } from '@playwright/test';
import { expect, gradeGroup, logged, readyOffline, saved, test } from './support';

const ask = (page: Page, url: string, item: string) => page.goto(`${url}/quiz?items=${item}&session=${item}`);
const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click();
const run = (page: Page) => page.getByRole('button', { name: 'Run with these settings' }).click();
const knob = (page: Page, name: string) => page.getByRole('combobox', { name });

test('a prediction is locked in, then stands beside what the simulator did', async ({ page, site }) => {
  await ask(page, site.url, 'slowest-request-under-a-small-quota');
  await expect(page.getByText('Slowest request', { exact: true })).toBeHidden();
  await page.getByText('as without a limit').click();
  await page.getByRole('button', { name: 'Sure' }).click();
  await expect(page.getByRole('heading', { name: /Wrong, and you were sure/ })).toBeVisible();
  await expect(page.getByText('You predicted')).toBeVisible();
  // With the numbers drawn, and before the explanation.
  await expect(page.getByRole('definition').first()).toHaveText(/^About \d+ ms, as without a limit$/);
  await expect(page.getByRole('main')).not.toContainText('{{');
  const did = page.getByRole('definition').filter({ hasText: 'Between 85 and 120 ms' });
  await expect(did).toBeVisible();
  const measured = page.getByRole('region', { name: 'What the simulator did' });
  await expect(measured).toContainText('Slowest request');
  const link = page.getByRole('link', { name: 'Open this scenario in the simulator' });
  await expect(link).toHaveAttribute('href', /^\/simulate\/limits\?scenario=/);
  await next(page);
  await saved(page);
  const [written] = await logged(page, 'answered');
  expect(written!.event).toMatchObject({
    right: false,
    grade: 'again',
    answer: { type: 'scenario', picked: 'same', outcome: 'stalls', tries: [] },
  });
});

test('an almost-solution is refused with the goal it misses, and solving it later is Hard', async ({
  page,
  site,
}) => {
  await ask(page, site.url, 'proxy-speaks-before-the-client-leaves');
  await expect(page.getByRole('region', { name: 'Goals' })).toContainText(
    'Not met: The client gets status 504',
  );
  await knob(page, 'proxy_read_timeout').selectOption('15');
  await page.getByRole('button', { name: 'Fairly' }).click();
  await expect(page.getByRole('heading', { name: /Wrong/ })).toBeVisible();
  await expect(page.getByText('Not every goal is met yet.')).toBeVisible();
  await knob(page, 'limit of the callers').selectOption('20');
  await run(page);
  const goals = page.getByRole('region', { name: 'Goals' });
  await expect(goals).toContainText('Not met: It gets it in less than 8 s');
  await expect(goals).toContainText('Met: The client gets status 504');
  await knob(page, 'proxy_read_timeout').selectOption('5');
  await run(page);
  await expect(page.getByText(/Every goal is met, at try 3/)).toBeVisible();
  await next(page);
  await saved(page);
  const [written] = await logged(page, 'answered');
  expect(written!.event).toMatchObject({ score: 0.5, right: false, grade: 'hard' });
});

test('a cause is named from what the client and a capture saw, then mended and proved', async ({
  page,
  site,
}) => {
  await ask(page, site.url, 'page-inside-refused-outside');
  await expect(page.getByText(/curl: \(7\) Failed to connect/)).toBeVisible();
  await page.getByText('nginx listens on').click();
  await page.getByRole('button', { name: 'Fairly' }).click();
  await expect(page.getByRole('heading', { name: /Right, and you were fairly sure/ })).toBeVisible();
  await knob(page, 'nginx listen').selectOption('0.0.0.0:80');
  await run(page);
  await expect(
    page.getByText(/Every goal is met, at the first try, and with as little changed/),
  ).toBeVisible();
  await next(page);
  await saved(page);
  const [written] = await logged(page, 'answered');
  expect(written!.event).toMatchObject({
    right: true,
    grade: 'good',
    answer: { picked: 'loopback', outcome: 'loopback' },
  });
});

test('a simulator item runs with the server gone', async ({ page, site }) => {
  await page.goto(site.url);
  await readyOffline(page);
  await site.stop();
  await ask(page, site.url, 'two-hogs-and-one-counter');
  await page.locator('#main fieldset label').first().click();
  await page.getByRole('button', { name: 'Guess' }).click();
  await expect(page.getByRole('region', { name: 'What the simulator did' })).toBeVisible();
});

test('the keyboard alone tunes, tries and goes on', { tag: '@keyboard' }, async ({ page, site }) => {
  await ask(page, site.url, 'web-beside-a-report-on-one-cpu');
  const first = page.getByRole('group', { name: 'What you may set' }).locator('input, select').first();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Fairly' }).focus();
  await expect(page.getByRole('button', { name: 'Fairly' })).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Right|Wrong/ })).toBeVisible();
  await expect(gradeGroup(page)).toBeHidden();
  await page.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('Enter');
  await saved(page);
  expect(await logged(page, 'answered')).toHaveLength(1);
});
