import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, readyOffline, test } from './support';

const PATH = '/simulate/layers';

async function open(page: Page, url: string) {
  await page.goto(url + PATH);
  await expect(page.getByRole('heading', { level: 1, name: 'Layers' })).toBeVisible();
}

const preset = (page: Page, title: RegExp) =>
  page
    .getByLabel('Start from')
    .locator('option')
    .filter({ hasText: title })
    .getAttribute('value')
    .then((value) => page.getByLabel('Start from').selectOption(value!));
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const words = (page: Page) => page.getByRole('region', { name: 'What happens' });

async function toTheEnd(page: Page) {
  const step = page.getByRole('button', { name: 'Step', exact: true });
  while (await step.isEnabled()) await step.click();
}

/** What a build made of the instruction: the cells beside its name. */
const slabs = (page: Page, instruction: string) =>
  page
    .getByRole('table', { name: /What each build made/ })
    .getByRole('row', { name: instruction })
    .getByRole('cell');

async function looksRight(page: Page, name: string) {
  await page.locator('details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '');
  });
  const { violations } = await new AxeBuilder({ page: page as never }).analyze();
  expect(violations.map((v) => `${name}: ${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}

test('an edit of one source file installs everything again, and with the manifest first it does not', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  await expect(slabs(page, 'RUN npm ci').nth(1)).toHaveText('not yet');
  await toTheEnd(page);
  await expect(slabs(page, 'RUN npm ci').nth(0)).toContainText('miss');
  await expect(slabs(page, 'RUN npm ci').nth(1)).toContainText('miss');
  await expect(words(page)).toContainText('RUN npm ci');
  await preset(page, /The manifest first/);
  await toTheEnd(page);
  await expect(slabs(page, 'RUN npm ci').nth(1)).toContainText('hit');
  await expect(slabs(page, 'COPY . .').nth(1)).toContainText('miss');
  await expect(page.getByRole('region', { name: 'Both builds to their end' })).toContainText('as before');
});

test('instructions are moved, a cache mount and a second stage switched on, another file edited', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  await preset(page, /The manifest first/);
  await toTheEnd(page);
  await page.getByRole('button', { name: 'Move COPY . . up' }).click();
  await expect(slabs(page, 'RUN npm ci').nth(1)).toContainText('miss');
  await page
    .getByLabel('Between the builds')
    .selectOption({ label: 'package.json: only its modification time' });
  await expect(slabs(page, 'RUN npm ci').nth(1)).toContainText('hit');
  await page.getByLabel('Between the builds').selectOption({ label: 'package.json changes' });
  await expect(slabs(page, 'RUN npm ci').nth(1)).toContainText('40 s');
  await page.getByLabel('Cache mount for npm ci').check();
  await expect(slabs(page, 'RUN --mount=type=cache').nth(1)).toContainText('8 s');
  await page.getByLabel(/Multi-stage/).check();
  await expect(page.getByRole('table', { name: /What each build made/ })).toContainText('COPY --from=build');
  await expect.poll(() => new URL(page.url()).searchParams.get('scenario')).toContain('"from":"build"');
  await page.reload();
  await expect(page.getByLabel(/Multi-stage/)).toBeChecked();
});

test('a Dockerfile that cannot be built is refused at its line, and the last picture stays', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  await page.getByRole('button', { name: 'Move FROM node:24-slim down' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'build.instructions[0]: the first instruction must be FROM',
  );
  await expect(page.getByText('Refused: the first instruction must be FROM')).toBeVisible();
  await expect(slabs(page, 'FROM node:24-slim').nth(0)).toContainText('hit');
});

test('appending a byte copies the whole file up, deleting leaves a whiteout, and going back takes it away', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  await page.getByLabel('On disk').check();
  const a = page.getByRole('region', { name: 'Upper layer of container-a' });
  const b = page.getByRole('region', { name: 'Upper layer of container-b' });
  await expect(a).toContainText('empty');
  for (let i = 0; i < 4; i++) await press(page, 'Step');
  await expect(a).toContainText('copied up from application, 256 MiB');
  await expect(words(page)).toContainText('The whole file, 256 MiB, is copied up');
  for (let i = 0; i < 2; i++) await press(page, 'Step');
  await expect(b).toContainText('whiteout');
  await expect(page.getByRole('region', { name: 'Image layer application' })).toContainText(
    'not seen by container-b',
  );
  await press(page, 'Back');
  await expect(b).not.toContainText('whiteout');
  await page.getByText('What container-b sees at this step').click();
  await expect(page.getByRole('table', { name: 'Merged view of container-b' })).toContainText(
    '/app/static/index.html',
  );
});

test('renaming a lower directory fails with EXDEV, and one more operation can be added', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  await preset(page, /EXDEV/);
  await press(page, 'Step');
  await expect(page.getByRole('region', { name: 'Upper layer of container-a' })).toContainText('EXDEV');
  await expect(words(page)).toContainText('moves no such directory');
  const form = page.getByRole('form', { name: 'Add an operation' });
  await form.getByLabel('Operation').selectOption('chmod');
  await form.getByLabel('Path').fill('/app/server');
  await form.getByRole('button', { name: 'Add as the last step' }).click();
  await toTheEnd(page);
  await expect(words(page)).toContainText('chmod(/app/server, 0600)');
  await form.getByLabel('Path').fill('server');
  await form.getByRole('button', { name: 'Add as the last step' }).click();
  await expect(page.getByText('Refused: must be an absolute path such as /etc/hosts')).toBeVisible();
});

test('a warm node fetches only what it lacks, and a damaged blob is refused', async ({ page, site }) => {
  await open(page, site.url);
  await page.getByLabel('Pull').check();
  await toTheEnd(page);
  const warm = page.getByRole('region', { name: 'Node warm' });
  await expect(warm.getByText('here already')).toHaveCount(2);
  await expect(warm.getByText('downloaded')).toHaveCount(1);
  await page.getByLabel('application').selectOption('damaged');
  await expect(warm).toContainText('refused: digest');
  await page.getByLabel('From registry').fill('fast');
  await expect(page.getByText('Refused: must be a number')).toBeVisible();
  await expect(warm).toContainText('refused: digest');
});

test('keyboard alone steps, plays back and changes a build @keyboard', async ({ page, site }) => {
  await open(page, site.url);
  await page.keyboard.press('.');
  await expect(page.getByText('2 / 9')).toBeVisible();
  await page.keyboard.press(',');
  await expect(page.getByText('1 / 9')).toBeVisible();
  await page.getByLabel('Step', { exact: true }).focus();
  await page.keyboard.press('End');
  await expect(words(page)).toContainText('RUN npm ci');
  await page.getByRole('button', { name: 'Move COPY . . down' }).focus();
  await page.keyboard.press('Enter');
  await expect(slabs(page, 'RUN npm ci').nth(1)).toContainText('hit');
  await page.getByRole('radio', { name: 'Build' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('region', { name: 'Upper layer of container-a' })).toBeVisible();
});

test('an address that cannot be read is refused with words, and the first preset is there', async ({
  page,
  site,
}) => {
  await page.goto(
    `${site.url}${PATH}?scenario=${encodeURIComponent('{"version":1,"type":"layers","seed":"a"}')}`,
  );
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'at least one of build, disk and pull',
  );
  await expect(slabs(page, 'FROM node:24-slim').nth(0)).toContainText('hit');
});

test('after one visit the screen runs with the server gone', async ({ page, site }) => {
  await page.goto(site.url);
  await readyOffline(page);
  await site.stop();
  await open(page, site.url);
  await toTheEnd(page);
  await expect(slabs(page, 'RUN npm ci').nth(1)).toContainText('miss');
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any part of layers and nothing scrolls sideways, ${theme}`, async ({
    page,
    site,
    isMobile,
  }) => {
    if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await open(page, site.url);
    for (const title of [
      /COPY . before/,
      /Multi-stage/,
      /Two containers/,
      /EXDEV/,
      /metacopy/,
      /cold and on a warm/,
    ]) {
      await preset(page, title);
      await toTheEnd(page);
      await looksRight(page, String(title));
    }
    await page.getByLabel('From registry').fill('');
    await expect(page.getByText(/^Refused/)).toBeVisible();
    await looksRight(page, 'a refused number');
  });
}
