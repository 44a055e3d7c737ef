/** Finds a Chromium for tests and the bench: one on the machine, else Playwright's own, else the system's packages. */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { tryRun } from './run.mjs';

const ON_MACHINE = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const found = () => [...ON_MACHINE, chromium.executablePath()].find((path) => path && existsSync(path));

/** @returns {string} path of an executable; ends the process when none can be had */
export function ensureBrowser() {
  const there = found();
  if (there) return there;
  console.log('No Chromium on this machine; trying Playwright’s own …');
  tryRun('npx', ['playwright', 'install', 'chromium']);
  if (!found() && existsSync('/usr/bin/apt-get')) {
    console.log('Trying the system’s package manager …');
    tryRun('apt-get', ['update']);
    tryRun('apt-get', ['install', '-y', 'chromium']);
  }
  const path = found();
  if (path) return path;
  console.error('No Chromium could be had. Install one, or set CHROMIUM_PATH to it.');
  process.exit(1);
}

/** As root Chromium needs its sandbox off; nothing here ever talks to another origin. */
export const BROWSER_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
