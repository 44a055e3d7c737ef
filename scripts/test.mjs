/**
 * `npm test`: everything that must hold, in order of how soon it fails. Each step counts its checks; the last line is
 * `N passed, N failed`.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT, tryRun } from './run.mjs';

ensureInstalled();
const bin = (name) => join(ROOT, 'node_modules/.bin', name);
const node = process.execPath;
let passed = 0;
let failed = 0;

function step(title, command, args, env) {
  console.log(`\n— ${title}`);
  const good = tryRun(command, args, env) === 0;
  if (good) passed++;
  else failed++;
  return good;
}

/** A runner that counts by itself and leaves a JSON report. */
function suite(title, command, args, report, count, env) {
  console.log(`\n— ${title}`);
  const file = join(ROOT, report);
  rmSync(file, { force: true });
  const status = tryRun(command, args, env);
  try {
    const counted = count(JSON.parse(readFileSync(file, 'utf8')));
    passed += counted.passed;
    failed += counted.failed;
    if (status !== 0 && counted.failed === 0) failed++;
  } catch {
    failed++;
  }
}

const built = step('bank and build', node, ['scripts/build.mjs']);
step('types', bin('tsc'), ['--noEmit']);
step('types of the pure floors, without DOM and Node', bin('tsc'), ['--noEmit', '-p', 'tsconfig.pure.json']);
step('types of the service worker', bin('tsc'), ['--noEmit', '-p', 'tsconfig.worker.json']);
step('lint and format', bin('biome'), ['ci', '.']);
suite(
  'unit, property, contract and content tests',
  bin('vitest'),
  ['run', '--reporter=default', '--reporter=json', '--outputFile.json=build/vitest.json'],
  'build/vitest.json',
  (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests + report.numFailedTestSuites }),
);
if (built) {
  const { ensureBrowser } = await import('./browser.mjs');
  suite(
    'end to end, on the production build',
    bin('playwright'),
    ['test'],
    'build/playwright.json',
    ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
    { CHROMIUM_PATH: ensureBrowser() },
  );
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
