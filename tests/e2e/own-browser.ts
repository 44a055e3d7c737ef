/** A browser that may be killed: its profile stays, as on a device whose battery died. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { BROWSER_ARGS } from '../../scripts/browser.mjs';
import { expect } from './support';

export async function launch(profile: string, more: string[] = []) {
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });
  const args = [
    '--headless',
    '--no-first-run',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    ...more,
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
