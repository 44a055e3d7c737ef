/** A second build: the first one again with every chunk under a new name and a word of its own on the page. */
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { withPolicy } from '../../scripts/security.mjs';
import {
  answer,
  expect,
  logged,
  OUT,
  openReview,
  readyOffline,
  reviewCard,
  stem,
  temporaryFolder,
  test,
} from './support';

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });

function secondBuild(): string {
  const folder = join(temporaryFolder(), 'out');
  cpSync(OUT, folder, { recursive: true });
  const chunks = filesUnder(join(folder, '_next/static/chunks')).filter((f) => f.endsWith('.js'));
  const names = chunks.map((file) => file.slice(file.lastIndexOf('/') + 1));
  for (const file of chunks) renameSync(file, file.replace(/\.js$/, '-second.js'));
  for (const file of filesUnder(folder).filter((f) => /\.(html|txt|js|json)$/.test(f))) {
    let text = readFileSync(file, 'utf8');
    for (const name of names) text = text.replaceAll(name, name.replace(/\.js$/, '-second.js'));
    if (file.endsWith('.html')) text = withPolicy(text.replace('<body', '<body data-build="second"'));
    if (file.endsWith('sw.js')) {
      text = text.replace(
        /(url:"[^"]+\.html",revision:")([0-9a-f]+)/g,
        (_, head, hash) => `${head}${hash.slice(1)}0`,
      );
    }
    writeFileSync(file, text);
  }
  return folder;
}

const build = (page: Page) => page.locator('body').getAttribute('data-build');
const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined);
  });

test('an update waits whole, then every tab follows, with the session where it was and no chunk missed', async ({
  page,
  site,
  context,
}) => {
  const missed: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) missed.push(response.url());
  });
  await openReview(page, site.url);
  await readyOffline(page);
  await reviewCard(page);
  const other = await context.newPage();
  await other.goto(site.url);
  const asked = await stem(page);
  await site.stop();
  await site.start(secondBuild());
  await lookForUpdate(page);
  await expect(page.getByText('A new version is here')).toBeVisible();
  await expect(other.getByText('A new version is here')).toBeVisible();
  // Until it is accepted the running version stays whole: a reload and another route come from the old build.
  await page.reload();
  expect(await build(page)).toBeNull();
  await expect.poll(() => stem(page)).toBe(asked);
  await other.getByRole('link', { name: 'Settings' }).click();
  await expect(other.getByRole('heading', { name: 'Settings' })).toBeVisible();

  await page.getByRole('button', { name: 'Update all tabs' }).click();
  // Playwright watches the old worker, as open developer tools would, and so keeps it busy for a while.
  const patience = { timeout: 45_000 };
  await expect.poll(() => build(page).catch(() => null), patience).toBe('second');
  await expect.poll(() => build(other).catch(() => null), patience).toBe('second');
  await expect.poll(() => stem(page)).toBe(asked);
  await answer(page);
  expect((await logged(page, 'answered')).length).toBe(1);
  expect(missed).toEqual([]);
});

test('an update that breaks off half-way leaves the running version whole, offline too', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await readyOffline(page);
  const second = secondBuild();
  // The network goes before the last files are there: they answer nothing.
  for (const file of filesUnder(join(second, 'bank')).slice(0, 3)) rmSync(file);
  const chunk = filesUnder(join(second, '_next/static/chunks')).find((f) => f.endsWith('-second.js'))!;
  rmSync(chunk);
  expect(existsSync(chunk)).toBe(false);
  await site.stop();
  await site.start(second);
  await lookForUpdate(page);
  await page.waitForTimeout(1500);
  await site.stop();
  await page.goto(`${site.url}/review`);
  expect(await build(page)).toBeNull();
  await reviewCard(page);
  await page.goto(`${site.url}/settings`);
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(page.getByText('A new version is here')).toBeHidden();
});
