import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, readyOffline, test } from './support';

const PATH = '/simulate/inside';

async function open(page: Page, url: string) {
  await page.goto(url + PATH);
  await expect(page.getByRole('heading', { level: 1, name: 'Inside and outside' })).toBeVisible();
}

const words = (page: Page) => page.getByRole('region', { name: 'What happens' });
const look = (page: Page, question: string) => page.getByRole('region', { name: question });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('each namespace is asked from both sides, and what was recorded differs from what was read', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  await expect(look(page, 'Which numbers has one process?')).toContainText(
    'two numbers: the outer one, then 1',
  );
  await expect(page.getByText(/recorded on Linux 6\.18 \(I-pid\)/)).toBeVisible();
  await page.getByLabel('User').check();
  await expect(look(page, 'Who am I?')).toContainText(/0 \(root\).*1000/s);
  await page.getByLabel('Time').check();
  await expect(look(page, 'What time is it?')).toContainText('from documentation: time_namespaces(7)');
  await page.getByLabel('What none hides').check();
  await expect(look(page, 'How much memory has the machine?')).toContainText('the same');
  await expect.poll(() => new URL(page.url()).searchParams.get('scenario')).toContain('not-hidden');
  await page.reload();
  await expect(page.getByLabel('What none hides')).toBeChecked();
});

test('on a phone the outside stands below the inside, on a desktop beside it', async ({
  page,
  site,
  isMobile,
}) => {
  await open(page, site.url);
  const pair = look(page, 'Which numbers has one process?').getByRole('term');
  const inside = (await pair.nth(0).boundingBox())!;
  const outside = (await pair.nth(1).boundingBox())!;
  if (isMobile) expect(outside.y).toBeGreaterThan(inside.y + inside.height);
  else expect(outside.x).toBeGreaterThan(inside.x + inside.width - 1);
});

test('a container is created, started, killed and deleted, and runc is gone while it runs', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  const there = page.getByRole('list', { name: 'Who is there' });
  const state = page.getByRole('list', { name: 'States' }).locator('[aria-current=step]');
  await expect(state).toHaveText('no container');
  for (let i = 0; i < 3; i++) await press(page, 'Step');
  await expect(state).toHaveText('created');
  for (let i = 0; i < 2; i++) await press(page, 'Step');
  await expect(state).toHaveText('running');
  await expect(there.getByRole('listitem').filter({ hasText: 'runc' })).toContainText('not there');
  await expect(there.getByRole('listitem').filter({ hasText: 'shim' })).toContainText('there');
  const allowed = page.getByRole('region', { name: 'What runc may be asked now' });
  await expect(allowed.getByRole('listitem').filter({ hasText: 'runc delete' })).toContainText('error');
  for (let i = 0; i < 2; i++) await press(page, 'Step');
  await expect(state).toHaveText('stopped');
  await expect(allowed.getByRole('listitem').filter({ hasText: 'runc delete' })).toContainText('allowed');
  await press(page, 'Start');
  await expect(state).toHaveText('no container');
});

test('keyboard alone moves the lens and the life of the container @keyboard', async ({ page, site }) => {
  await open(page, site.url);
  await page.getByRole('radio', { name: 'PID' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(look(page, 'What is this machine called, after it was renamed inside?')).toBeVisible();
  await page.keyboard.press('.');
  await expect(words(page)).toContainText('containerd prepares the bundle');
  await page.getByText('Every step as a table').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: /life of a container/ }).getByRole('row')).toHaveCount(10);
});

test('an address that cannot be read is refused with words', async ({ page, site }) => {
  const bad = encodeURIComponent('{"version":1,"type":"inside","view":"moon"}');
  await page.goto(`${site.url}${PATH}?scenario=${bad}`);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('view: must be one of pid, uts');
  await expect(page.getByRole('radio', { name: 'PID' })).toBeChecked();
});

test('after one visit the screen is there with the server gone', async ({ page, site }) => {
  await page.goto(site.url);
  await readyOffline(page);
  await site.stop();
  await open(page, site.url);
  await page.getByLabel('Network').check();
  await expect(look(page, 'Which interfaces are there?')).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in inside and outside and nothing scrolls sideways, ${theme}`, async ({
    page,
    site,
    isMobile,
  }) => {
    test.setTimeout(180_000);
    if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await open(page, site.url);
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '');
    });
    for (const view of ['PID', 'User', 'Cgroup', 'Time', 'What none hides', 'All at once: runc']) {
      await page.getByLabel(view).check();
      await press(page, 'Step');
      const { violations } = await new AxeBuilder({ page: page as never }).analyze();
      expect(violations.map((v) => `${view}: ${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual(
        [],
      );
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(sideways, `${view} scrolls sideways`).toBeLessThanOrEqual(0);
    }
  });
}
