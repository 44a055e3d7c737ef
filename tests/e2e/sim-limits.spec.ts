/** The Limits simulator on the production build: limits moved and typed, a run gone through, offline, and for every eye. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, readyOffline, test } from './support';

const PATH = '/simulate/limits';
const exact = (page: Page) => expect(page.locator('[data-run="exact"]')).toHaveCount(2);
const preset = (page: Page, id: string) => page.getByLabel('Start from').selectOption(id);
const kernelText = (page: Page) => page.getByRole('region', { name: 'Kernel files' });
const happens = (page: Page) => page.getByRole('region', { name: 'What happens' });

async function open(page: Page, url: string) {
  await page.goto(url + PATH);
  await exact(page);
}

test('a tighter cpu.max throttles App and its p99 grows; the kernel files and the words say so', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  await expect(page.getByRole('heading', { name: 'Limits of app' })).toBeVisible();
  await expect(kernelText(page)).toContainText('nr_throttled 0');
  await page.getByRole('textbox', { name: 'cpu.max', exact: true }).fill('200m');
  await exact(page);
  await expect(kernelText(page)).toContainText('20000 100000');
  await expect(kernelText(page)).not.toContainText('nr_throttled 0');
  await expect(page.getByRole('list', { name: 'Translation' }).first()).toContainText(
    'cpu.max: 200m → cpu.max 20000 100000',
  );
  await expect(happens(page)).toContainText('has used its quota');
  const app = page.getByRole('button', { name: 'Container app' });
  await expect(app).toContainText('throttled');
});

test('a slider moved by hand writes the file, and the address brings it back', async ({ page, site }) => {
  await open(page, site.url);
  const slider = page.getByRole('slider', { name: 'cpu.max slider' });
  await slider.fill('10');
  await exact(page);
  await expect(page.getByRole('textbox', { name: 'cpu.max', exact: true })).toHaveValue('20000 100000');
  await expect.poll(() => page.url()).toContain('scenario=');
  await page.reload();
  await exact(page);
  await expect(page.getByRole('textbox', { name: 'cpu.max', exact: true })).toHaveValue('20000 100000');
});

test('what the kernel would refuse is refused at its field, and the last good picture stays', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  const field = page.getByRole('textbox', { name: 'cpu.max', exact: true });
  await field.fill('-5 100000');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription('quota is negative');
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be run' })).toContainText(
    'quota is negative',
  );
  await expect(page.getByRole('button', { name: 'Container app' })).toBeVisible();
  await field.fill('800m');
  await expect(page.getByText('This scenario cannot be run.')).toHaveCount(0);
});

test('one can go from kill to kill and from refusal to refusal', async ({ page, site }) => {
  await open(page, site.url);
  await preset(page, 'oom');
  await exact(page);
  await page.getByLabel('Step through').selectOption('kills');
  await expect(happens(page)).toContainText('was killed (SIGKILL');
  await expect(page.getByRole('button', { name: 'Container app' })).toContainText('killed');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(happens(page)).toContainText('is gone');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(happens(page)).toContainText('was killed (SIGKILL');
  await preset(page, 'fork-bomb');
  await exact(page);
  await page.getByLabel('Step through').selectOption('refusals');
  await expect(happens(page)).toContainText('EAGAIN');
  await expect(page.getByRole('button', { name: 'Container queue' })).toContainText('refused');
  await page.getByText('The picture in words').click();
  await expect(page.getByText(/forks refused so far/).first()).toBeVisible();
});

test('limits written as a pod’s requests and limits show their QoS class and their files', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  await page.getByText('As a pod: requests and limits').click();
  await page.getByLabel('Write app as requests and limits').check();
  await expect(page.getByText('QoS class Guaranteed')).toBeVisible();
  await page.getByRole('textbox', { name: 'requests.cpu' }).fill('100m');
  await expect(page.getByText('QoS class Burstable')).toBeVisible();
  await exact(page);
  await expect(kernelText(page)).toContainText('80000 100000');
  await page.getByText('kubectl: a pod').click();
  await expect(page.getByText('cpu: 100m').first()).toBeVisible();
});

test('a container and its limits are reached and moved by the keyboard alone @keyboard', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  const worker = page.getByRole('button', { name: 'Container worker' });
  await worker.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Limits of worker' })).toBeVisible();
  await page.getByRole('slider', { name: 'cpu.max slider' }).focus();
  await page.keyboard.press('Home');
  await exact(page);
  await expect(kernelText(page)).toContainText('1000 100000');
  await page.getByRole('heading', { name: 'Limits of worker' }).click();
  const where = page.getByRole('slider', { name: 'Step', exact: true });
  const before = await where.inputValue();
  await page.keyboard.press('.');
  await expect(where).not.toHaveValue(before);
  await page.keyboard.press(',');
  await expect(where).toHaveValue(before);
});

test('the exact run is made with the network gone', async ({ page, site }) => {
  await page.goto(site.url);
  await readyOffline(page);
  await site.stop();
  await open(page, site.url);
  await preset(page, 'noisy-neighbour');
  await exact(page);
  await expect(page.getByRole('region', { name: 'Over the run' }).locator('canvas').first()).toBeVisible();
});

test('an address that cannot be read says why and leaves the first host', async ({ page, site }) => {
  await page.goto(`${site.url}${PATH}?scenario=${encodeURIComponent('{"version":1,"type":"limits"')}`);
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be run' })).toContainText('is no JSON');
  await expect(page.getByRole('button', { name: 'Container nginx' })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing and nothing scrolls sideways, ${theme}`, async ({ page, site, isMobile }) => {
    if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await open(page, site.url);
    for (const id of ['p99-jump', 'oom', 'qos']) {
      await preset(page, id);
      await exact(page);
      // Everything that opens is open.
      await page.evaluate(() => {
        for (const part of document.querySelectorAll('details')) part.open = true;
      });
      await page.waitForTimeout(400);
      const { violations } = await new AxeBuilder({ page: page as never }).analyze();
      expect(violations.map((v) => `${id}: ${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual([]);
      const { width } = page.viewportSize()!;
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}
