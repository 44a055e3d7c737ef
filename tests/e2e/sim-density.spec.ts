import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, readyOffline, test } from './support';

const PATH = '/simulate/density';

async function open(page: Page, url: string) {
  await page.goto(url + PATH);
  await expect(page.getByRole('heading', { level: 1, name: 'Density' })).toBeVisible();
}

const section = (page: Page, name: string) => page.getByRole('region', { name });
const words = (page: Page) => page.getByRole('region', { name: 'What happens' });

test('a kernel panic takes every container down, and one VM', async ({ page, site }) => {
  await open(page, site.url);
  await page.getByLabel('The kernel under A panics').check();
  await expect(words(page)).toContainText(/Every instance, and the host: Containers \(runc\)\./);
  await expect(words(page)).toContainText(/One instance: .*gVisor/);
  const containers = page.getByRole('figure', { name: 'Containers (runc)' });
  await expect(containers.getByText('down', { exact: true })).toHaveCount(4);
  await expect(
    page.getByRole('figure', { name: 'VMs, hardware-assisted' }).getByText('down', { exact: true }),
  ).toHaveCount(2);
  await page.getByLabel('A breaks out').check();
  await expect(containers.getByText('taken', { exact: true })).toHaveCount(2);
  await expect(containers.getByText('in reach', { exact: true })).toHaveCount(2);
});

test('every figure stands with its source and date, and where there is none the screen says so', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  const overhead = section(page, 'Memory beside the workload');
  await expect(overhead.getByRole('listitem')).toHaveCount(7);
  await expect(overhead).toContainText(
    'recordings I-mem-runc and I-mem-plain (runc 1.1, Linux 6.18), as of 2026',
  );
  await expect(overhead).toContainText('runtimeclasses.yaml, as of 2026-08');
  await expect(overhead.getByText('no sourced figure', { exact: true })).toHaveCount(4);
  await expect(section(page, 'How many fit on this host').getByText('no sourced figure')).toHaveCount(4);
});

test("a figure of one's own fills the gap, and the link keeps it", async ({ page, site }) => {
  await open(page, site.url);
  await page.getByText('Figures of your own', { exact: true }).click();
  const own = page.getByRole('group', { name: 'gVisor (runsc)' });
  await own.getByLabel('Overhead').fill('32');
  const fit = section(page, 'How many fit on this host');
  const gvisor = fit.getByRole('listitem').filter({ hasText: 'gVisor' });
  await expect(gvisor).toContainText(/\d+/);
  await expect(gvisor).not.toContainText('no sourced figure');
  await expect(section(page, 'Memory beside the workload')).toContainText('your own figure');
  await expect.poll(() => new URL(page.url()).searchParams.get('scenario')).toContain('"gvisor"');
  await page.reload();
  await expect(gvisor).not.toContainText('no sourced figure');
  await page.getByText('Figures of your own', { exact: true }).click();
  await own.getByLabel('Overhead').fill('');
  await expect(gvisor).toContainText('no sourced figure');
});

test('a host that keeps back more than it has is refused at the field, and the last picture stays', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  const fit = section(page, 'How many fit on this host');
  const before = await fit.innerText();
  await page.getByLabel('Kept back').fill('99');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('host.reservedBytes: must be less');
  await expect(page.getByLabel('Kept back')).toHaveAccessibleDescription(/Refused: must be less/);
  expect(await fit.innerText()).toBe(before);
  await page.getByLabel('Kept back').fill('4');
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  await expect(fit).not.toHaveText(before);
});

test('keyboard alone picks a preset and a failure @keyboard', async ({ page, site }) => {
  await open(page, site.url);
  await page.getByLabel('Start from').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('figure')).toHaveCount(3);
  await page.getByRole('radio', { name: 'The kernel under A panics' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(words(page)).toContainText('The host kernel panics. Every instance, and the host');
});

test('an address that cannot be read is refused with words', async ({ page, site }) => {
  await page.goto(`${site.url}${PATH}?scenario=%7Bcut`);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('is no JSON');
  await expect(section(page, 'How many fit on this host')).toBeVisible();
});

test('after one visit the screen runs with the server gone', async ({ page, site }) => {
  await page.goto(site.url);
  await readyOffline(page);
  await site.stop();
  await open(page, site.url);
  await page.getByLabel('A breaks out').check();
  await expect(words(page)).toContainText('A breaks out.');
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in density and nothing scrolls sideways, ${theme}`, async ({
    page,
    site,
    isMobile,
  }) => {
    if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await open(page, site.url);
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '');
    });
    for (const failure of ['Nothing', 'The kernel under A panics', 'A breaks out']) {
      await page.getByLabel(failure).check();
      const { violations } = await new AxeBuilder({ page: page as never }).analyze();
      expect(violations.map((v) => `${failure}: ${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual(
        [],
      );
    }
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
  });
}
