/** The browser process dies right after "saved": what was said to be saved is there, and no card is half written. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { BROWSER_ARGS } from '../../scripts/browser.mjs';
import { checkData, expect, logged, openReview, reviewCard, temporaryFolder, test } from './support';

const ROUNDS = 10;

async function launch(profile: string) {
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });
  const args = [
    '--headless',
    '--no-first-run',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    'about:blank',
  ];
  const child: ChildProcess = spawn(process.env.CHROMIUM_PATH!, [...BROWSER_ARGS, ...args], {
    stdio: 'ignore',
    detached: true,
  });
  const portFile = join(profile, 'DevToolsActivePort');
  await expect.poll(() => existsSync(portFile) && readFileSync(portFile, 'utf8').includes('\n')).toBe(true);
  const [port] = readFileSync(portFile, 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const context = browser.contexts()[0]!;
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    /** SIGKILL to the browser and all its children. */
    kill: async () => {
      const gone = once(child, 'exit');
      process.kill(-child.pid!, 'SIGKILL');
      await gone;
      await browser.close().catch(() => undefined);
    },
  };
}

test('no saved review is lost when the browser is killed right after, ten times', async ({ site }) => {
  test.setTimeout(240_000);
  const profile = temporaryFolder();
  for (let round = 0; round < ROUNDS; round++) {
    const { page, kill } = await launch(profile);
    await openReview(page, site.url);
    expect((await logged(page, 'answered')).length).toBe(round);
    await reviewCard(page);
    await kill();
  }
  const { page, kill } = await launch(profile);
  await page.goto(site.url);
  expect((await logged(page, 'answered')).length).toBe(ROUNDS);
  await checkData(page, site.url);
  await kill();
});
