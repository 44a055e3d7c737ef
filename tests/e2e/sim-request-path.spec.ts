/** The Request path simulator by touch, by keyboard alone, with the server gone, and with what cannot be run. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, readyOffline, test } from './support';

const PATH = '/simulate/request-path';
const addressOf = (url: string, scenario: Record<string, unknown>) =>
  `${url}${PATH}?scenario=${encodeURIComponent(JSON.stringify({ version: 1, type: 'request-path', ...scenario }))}`;

const picture = (page: Page) => page.getByRole('figure', { name: 'The five places' });
/** The point the packet is at. */
const here = (page: Page) => picture(page).locator('[aria-current="step"]');
const facts = (page: Page) => page.getByLabel('This step');
const client = (page: Page) => page.getByRole('region', { name: 'What the client sees' });
const step = (page: Page) => page.getByRole('button', { name: 'Step', exact: true });

async function press(page: Page, isMobile: boolean, name: string) {
  const button = page.getByRole('button', { name, exact: true });
  await (isMobile ? button.tap() : button.click());
}

test('a request is followed hop by hop, and DNAT is named where it happens', async ({
  page,
  site,
  isMobile,
}) => {
  await page.goto(site.url + PATH);
  await expect(client(page)).toContainText('200, 500 bytes of body');
  await expect(here(page)).toContainText('curl');
  await press(page, isMobile, 'Step');
  await press(page, isMobile, 'Step');
  await expect(here(page)).toContainText('ext0');
  await expect(here(page)).toContainText('DNAT');
  await expect(facts(page)).toContainText('PREROUTING, table nat: DNAT');
  await expect(facts(page)).toContainText('was 203.0.113.1:8080');
  await expect(facts(page)).toContainText('now 172.17.0.2:80');
  await expect(facts(page)).toContainText('SYN_SENT');
  await expect(page.getByRole('region', { name: 'What happens' })).toContainText('becomes 172.17.0.2:80');
  await press(page, isMobile, 'Back');
  await expect(here(page)).toContainText('eth0');
  await press(page, isMobile, 'Start');
  await expect(page.getByText('1 / 82')).toBeVisible();
  await page.getByRole('combobox', { name: 'Packet' }).selectOption({ label: '6 response back' });
  await expect(here(page)).toContainText('nginx');
});

test('playing goes on by itself and pausing holds it', async ({ page, site, isMobile }) => {
  await page.goto(site.url + PATH);
  await press(page, isMobile, 'Play');
  await expect(here(page)).toContainText('ext0');
  await press(page, isMobile, 'Pause');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('who wants no motion steps instead: nothing plays', { tag: '@keyboard' }, async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(site.url + PATH);
  await expect(page.getByText('1 / 82')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Play' })).toBeHidden();
  await page.keyboard.press('p');
  await expect(page.getByText('2 / 82')).toBeVisible();
  await page.waitForTimeout(1500);
  await expect(page.getByText('2 / 82')).toBeVisible();
});

test('a fault switched on shows what the client sees, where the packet ends and where to look, and comes back after a reload', async ({
  page,
  site,
  isMobile,
}) => {
  await page.goto(site.url + PATH);
  await page.getByText('Faults: none on').click();
  const drop = page.getByRole('checkbox', { name: 'FORWARD drops' });
  await (isMobile ? drop.tap() : drop.check());
  await expect(client(page)).toContainText('curl: (28) Connection timed out after 3000 milliseconds');
  await expect(client(page)).toContainText('3 SYN sent');
  await expect(page.getByText('Faults: FORWARD drops')).toBeVisible();
  for (let i = 0; i < 3; i++) await press(page, isMobile, 'Step');
  await expect(here(page)).toContainText('routing');
  await expect(facts(page)).toContainText('Ends here: dropped by a rule');
  await expect(page.getByRole('region', { name: 'Where to look' })).toContainText('iptables -L FORWARD');
  await expect(page).toHaveURL(/scenario=.*forward/);
  await page.reload();
  await expect(client(page)).toContainText('Connection timed out');
  await page.getByText('Faults: FORWARD drops').click();
  await page.getByRole('checkbox', { name: 'FORWARD drops' }).click();
  await expect(client(page)).toContainText('200, 500 bytes of body');
});

test('faults that set the same thing exclude each other, and one of another route brings it along', async ({
  page,
  site,
}) => {
  await page.goto(site.url + PATH);
  await page.getByText('Faults: none on').click();
  await page.getByRole('checkbox', { name: 'FORWARD drops' }).check();
  await page.getByRole('checkbox', { name: 'FORWARD rejects with ICMP' }).check();
  await expect(page.getByRole('checkbox', { name: 'FORWARD drops' })).not.toBeChecked();
  await expect(client(page)).toContainText('EHOSTUNREACH');
  await page.getByRole('checkbox', { name: /^Service without ready pods/ }).check();
  await expect(page.getByLabel('Route', { exact: true })).toHaveValue('service');
  await expect(client(page)).toContainText('ECONNREFUSED');
});

test('every route is drawn, and two of them are compared', async ({ page, site }) => {
  await page.goto(site.url + PATH);
  const route = page.getByLabel('Route', { exact: true });
  await route.selectOption('Virtual machine');
  await expect(picture(page)).toContainText('virtio');
  await expect(picture(page)).toContainText('tap');
  await page.getByLabel(/^Compare/).selectOption('Userland proxy');
  await expect(page.getByText(/costs more than it says/)).toBeVisible();
  await route.selectOption('Host network');
  await expect(picture(page)).toContainText('shares the host’s namespace');
  await expect(page.getByRole('row', { name: /^Host network 9\.1 µs/ })).toBeVisible();
  await route.selectOption('Published port (DNAT)');
  await page.getByLabel('Who asks').selectOption('A second container');
  await expect(picture(page)).toContainText('veth2');
});

test('a number that cannot be is refused at its field, and the last picture stays', async ({
  page,
  site,
}) => {
  await page.goto(site.url + PATH);
  await page.getByText('Ports, sizes and time limits').click();
  const mtu = page.getByRole('textbox', { name: /MTU of the host/ });
  await mtu.fill('12');
  await expect(mtu).toHaveAccessibleDescription(/must be at least 576/);
  await expect(page.getByRole('alert').filter({ hasText: 'mtu.hostLink' })).toBeVisible();
  await expect(client(page)).toContainText('200, 500 bytes of body');
  await mtu.fill('a lot');
  await expect(mtu).toHaveAccessibleDescription(/must be a number/);
  await mtu.fill('1400');
  await expect(mtu).toHaveAttribute('aria-invalid', 'false');
  await page.getByRole('textbox', { name: /max-time/ }).fill('1.5');
  await page.getByRole('textbox', { name: /The server listens on/ }).fill('127.0.0.1:80');
  await expect(client(page)).toContainText('ECONNREFUSED');
});

test('an address that cannot be run is refused in words and leaves the first preset', async ({
  page,
  site,
}) => {
  await page.goto(addressOf(site.url, { route: 'carrier-pigeon' }));
  await expect(page.getByRole('alert').filter({ hasText: 'route: must be one of' })).toBeVisible();
  await expect(client(page)).toContainText('200, 500 bytes of body');
  await page.goto(`${site.url}${PATH}?scenario=%7B`);
  await expect(page.getByRole('alert').filter({ hasText: 'is no JSON' })).toBeVisible();
});

test('the whole trace is a table whose rows lead to their steps, by keyboard alone @keyboard', async ({
  page,
  site,
}) => {
  await page.goto(site.url + PATH);
  await expect(here(page)).toContainText('curl');
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  await expect(here(page)).toContainText('ext0');
  await page.keyboard.press(',');
  await expect(here(page)).toContainText('eth0');
  await page.getByRole('slider', { name: 'Step' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByText('82 / 82')).toBeVisible();
  await page.locator('summary', { hasText: 'All 82 steps' }).focus();
  await page.keyboard.press('Enter');
  const row = page.getByRole('button', { name: 'Go to step 14', exact: true });
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(facts(page)).toContainText('DNAT undone');
  await expect(page.getByRole('row', { name: /Go to step 14/ })).toHaveAttribute('aria-current', 'step');
  await page.locator('summary', { hasText: 'Do it for real' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('docker run -d --name web -p 8080:80').first()).toBeVisible();
  await page.getByLabel('Start from').focus();
  await page.keyboard.type('nginx does not');
  await expect(client(page)).toContainText('ECONNREFUSED');
});

test('every fault says what it looks like, and is shown at a tap, with the server gone', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await readyOffline(page);
  await site.stop();
  await page.goto(site.url + PATH);
  await page.getByText('What each fault looks like').click();
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(24);
  await page.getByRole('button', { name: 'Show it OOM kill in the middle of the answer' }).click();
  await expect(client(page)).toContainText('curl: (18) transfer closed with 95000 bytes remaining to read');
  await expect(client(page)).toContainText('The next client sees curl: (7)');
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing and nothing scrolls sideways, ${theme}`, async ({ page, site, isMobile }) => {
    test.setTimeout(240_000);
    if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const scenarios: [string, Record<string, unknown>][] = [
      ['published port', {}],
      ['second container', { route: 'published-port', from: 'second-container' }],
      ['dropped', { forward: 'drop' }],
      ['refused', { bodyBytes: -1 }],
    ];
    for (const [name, scenario] of scenarios) {
      await page.goto(addressOf(site.url, scenario));
      for (let i = 0; i < 3; i++) await step(page).click();
      // One of them with everything unfolded, the others as they open: axe reads every row of a table.
      if (name === 'dropped') {
        await page.locator('main details').evaluateAll((all) => {
          for (const details of all) (details as HTMLDetailsElement).open = true;
        });
        await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible();
      }
      const { violations } = await new AxeBuilder({ page: page as never }).analyze();
      expect(violations.map((v) => `${name}: ${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual(
        [],
      );
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(sideways, name).toBeLessThanOrEqual(0);
    }
  });
}

test('text of twice the size needs no sideways scroll', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(addressOf(site.url, { route: 'published-port', from: 'second-container' }));
  await expect(here(page)).toBeVisible();
  await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
