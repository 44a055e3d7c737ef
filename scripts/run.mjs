/** Runs a command of this project and ends with it when it fails. Plain JavaScript, works before install. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** @returns {number} exit code */
export function tryRun(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    shell: process.platform === 'win32',
  });
  if (error) console.error(String(error));
  return status ?? 1;
}

export function run(command, args, env = {}) {
  const status = tryRun(command, args, env);
  if (status !== 0) process.exit(status);
}

const lock = () => readFileSync(join(ROOT, 'package-lock.json'), 'utf8');

/** Installs when node_modules is missing or older than the lock file. */
export function ensureInstalled() {
  const marker = join(ROOT, 'node_modules/.package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs)
    return;
  if (!lock()) throw new Error('package-lock.json is empty');
  console.log('Installing what is missing …');
  run('npm', ['ci', '--no-audit', '--no-fund']);
}

export const tsx = (script, args = []) =>
  run(process.execPath, ['--import', 'tsx', join('scripts', script), ...args]);
